"""What the map's picture is woven of: a unit, the largest units of three levels below it, and the rest.

The database makes every sum; of an organisation of any size only the units that are drawn come here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery, Sum

from inhabit.people.models import Unit, UnitAncestor

LEVELS = 3  # drawn below a unit
MOST_DRAWN = 200  # units
LEAST_SHARE = 1 / 250  # of the people; a smaller unit would be thinner than a thread


@dataclass(frozen=True)
class Part:
    """A unit with everybody below it, or (``unit`` is None) several small units side by side.

    people, reached: in the units here and below; ``reached`` are those to whom the thread comes.
    own: people placed in the unit itself.
    units: how many units are here and below; 0 for several together.
    """

    unit: Unit | None
    has_shared: bool
    people: int
    reached: int
    own: int
    units: int
    below: tuple[Part, ...] = ()

    def walk(self) -> Iterator[Part]:
        """Yield this part and all below it, each before those below it."""
        yield self
        for part in self.below:
            yield from part.walk()

    @property
    def missing(self) -> int:
        return self.people - self.reached


@dataclass(frozen=True)
class Sums:
    """Of one unit: the sums over all below it and itself, and its own stage in the programme.

    has_stage: whether it takes part in the programme; has_shared and opens_on are of that stage.
    """

    people: int
    units: int
    units_shared: int
    people_reached: int
    has_stage: bool
    has_shared: bool
    opens_on: date | None


def largest_within(root: Unit) -> list[Unit]:
    """Return the largest units of the levels drawn, each after the one above it, which is never missing."""
    below = UnitAncestor.objects.filter(ancestor=OuterRef("pk")).values("ancestor")
    units = Unit.objects.open().filter(lines_up__ancestor=root, lines_up__distance__lte=LEVELS)
    people_below = Subquery(below.values(people=Sum("unit__headcount")))
    return list(units.order_by(people_below.desc(), "depth", "name", "pk")[:MOST_DRAWN])


def weave(root: Unit, units: list[Unit], sums: dict[int, Sums]) -> Part:
    """Return ``root`` with those of ``units`` that are large enough to be drawn."""
    least = max(sums[root.pk].people * LEAST_SHARE, 1)
    by_parent: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit != root and sums[unit.pk].people >= least:
            by_parent[unit.parent_id].append(unit)
    return part_of(root, by_parent, sums, deepest=root.depth + LEVELS)


def part_of(unit: Unit, by_parent: dict[int | None, list[Unit]], sums: dict[int, Sums], deepest: int) -> Part:
    """Return ``unit`` with its parts: those that have shared first, so that breaks lie together."""
    of_unit = sums[unit.pk]
    below = [part_of(child, by_parent, sums, deepest) for child in by_parent[unit.pk]]
    if unit.depth < deepest:
        below += rest_of(unit, of_unit, below)
    return Part(
        unit=unit,
        has_shared=of_unit.has_shared,
        people=of_unit.people,
        reached=of_unit.people_reached,
        own=unit.headcount,
        units=of_unit.units,
        below=tuple(sorted(below, key=lambda part: not part.has_shared)),
    )


def rest_of(unit: Unit, sums: Sums, drawn: list[Part]) -> list[Part]:
    """Return what lies below ``unit`` and is too small to draw: whom the thread reaches, and the others.

    The others are drawn as if it broke right there; in units so small that is nearly always so.
    """
    people = sums.people - unit.headcount - sum(part.people for part in drawn)
    own_reached = unit.headcount if sums.people_reached else 0
    reached = sums.people_reached - own_reached - sum(part.reached for part in drawn)
    spoken = Part(None, True, reached, reached, 0, 0)
    silent = Part(None, False, people - reached, 0, 0, 0)
    return [part for part in (spoken, silent) if part.people]
