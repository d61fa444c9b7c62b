"""What the map's picture is woven of: a unit, the largest units of three levels below it, and the rest.

The database makes every sum; of an organisation of any size only the units that are drawn come here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, Subquery, Sum

from inhabit.people.models import Unit, UnitAncestor
from inhabit.programme.models import Programme, UnitStage

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
    """Over one unit with all below it.

    silent: the people in those units directly below that have shared nothing.
    """

    has_shared: bool
    people: int
    reached: int
    units: int
    silent: int


def fabric_of(root: Unit, programme: Programme) -> Part:
    """Return ``root`` with what is drawn below it, in three queries whatever the organisation's size."""
    units = largest_within(root)
    sums = sums_over([unit.pk for unit in units], programme)
    least = max(sums[root.pk].people * LEAST_SHARE, 1)
    by_parent: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit != root and sums[unit.pk].people >= least:
            by_parent[unit.parent_id].append(unit)
    return part_of(root, by_parent, sums, deepest=root.depth + LEVELS)


def largest_within(root: Unit) -> list[Unit]:
    """Return the largest units of the levels drawn, each after the one above it, which is never missing."""
    below = UnitAncestor.objects.filter(ancestor=OuterRef("pk")).values("ancestor")
    units = Unit.objects.open().filter(lines_up__ancestor=root, lines_up__distance__lte=LEVELS)
    people_below = Subquery(below.values(people=Sum("unit__headcount")))
    return list(units.order_by(people_below.desc(), "depth", "name", "pk")[:MOST_DRAWN])


def sums_over(ids: list[int], programme: Programme) -> dict[int, Sums]:
    """Return the sums over each of the units ``ids`` in two queries."""
    silent = silent_below(ids, programme)
    lines = UnitAncestor.objects.filter(ancestor__in=ids).annotate(
        stage=FilteredRelation("unit__stages", condition=Q(unit__stages__programme=programme))
    )
    rows = lines.values("ancestor").annotate(
        shared=Count("unit", filter=Q(distance=0, stage__shared_at__isnull=False)),
        people=Sum("unit__headcount"),
        reached=Sum("unit__headcount", filter=Q(stage__is_unbroken=True), default=0),
        units=Count("unit"),
    )
    return {
        row["ancestor"]: Sums(
            has_shared=row["shared"] > 0,
            people=row["people"],
            reached=row["reached"],
            units=row["units"],
            silent=silent.get(row["ancestor"], 0),
        )
        for row in rows
    }


def silent_below(ids: list[int], programme: Programme) -> dict[int | None, int]:
    """Return for each of the units ``ids`` the people in those directly below it that have shared nothing."""
    shared = UnitStage.objects.filter(programme=programme, unit=OuterRef("ancestor"), shared_at__isnull=False)
    lines = UnitAncestor.objects.filter(~Exists(shared), ancestor__parent__in=ids)
    rows = lines.values_list("ancestor__parent").annotate(people=Sum("unit__headcount"))
    return dict(rows)


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
        reached=of_unit.reached,
        own=unit.headcount,
        units=of_unit.units,
        below=tuple(sorted(below, key=lambda part: not part.has_shared)),
    )


def rest_of(unit: Unit, sums: Sums, drawn: list[Part]) -> list[Part]:
    """Return the units directly below that are not drawn: those that have shared, and those that have not."""
    people = sums.people - unit.headcount - sum(part.people for part in drawn)
    silent = sums.silent - sum(part.people for part in drawn if not part.has_shared)
    own_reached = unit.headcount if sums.reached else 0
    reached = sums.reached - own_reached - sum(part.reached for part in drawn)
    spoken = Part(None, True, people - silent, reached, 0, 0)
    waiting = Part(None, False, silent, 0, 0, 0)
    return [part for part in (spoken, waiting) if part.people]
