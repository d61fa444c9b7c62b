"""With whom a question sits: in an open unit that somebody leads, or at the root."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from inhabit.people.models import Person, Unit, UnitLine
from inhabit.people.selectors import standing_unit
from inhabit.people.tree import Lines
from inhabit.stages.communicate.unnamed import line_up


def first_seat(unit: Unit, *, by: Person) -> Unit:
    """Return where a question of ``by``, who is in ``unit``, goes first: nobody asks themself.

    The root where nobody leads anything above; there the sponsor answers.
    """
    line = line_up(unit, by)
    led = (candidate for candidate in line if candidate.lead_id is not None)
    return next(led, None) or top_above(unit)


def seats_at_or_above(units: Collection[int]) -> dict[int, int]:
    """Return for each of many units, by their numbers, itself or the nearest above it that stands and is led.

    The root where nobody is; the unit itself where it and all above it have been dissolved.
    """
    tree = standing_tree()
    above = {unit: parent for unit, (parent, _lead) in tree.items()}
    above |= parents_of_dissolved({unit for unit in units if unit not in tree}, tree)
    return {unit: seat_on_the_way_up(unit, above, tree) or unit for unit in units}


def standing_tree() -> Lines:
    return {
        pk: (parent, lead)
        for pk, parent, lead in Unit.objects.open().order_by().values_list("pk", "parent", "lead")
    }


def parents_of_dissolved(units: set[int], tree: Lines) -> dict[int, int | None]:
    """Return where dissolved ``units`` stood last, and dissolved ones above them: a query for each level."""
    parents: dict[int, int | None] = {}
    while units:
        lines = UnitLine.objects.filter(unit__in=units).order_by("starts_on", "pk")
        parents |= dict(lines.values_list("unit", "parent"))
        units = {
            parent for parent in parents.values() if parent and parent not in tree and parent not in parents
        }
    return parents


def seat_on_the_way_up(unit: int, above: dict[int, int | None], tree: Lines) -> int | None:
    passed: set[int] = set()
    step: int | None = unit
    while step is not None and step not in passed:
        passed.add(step)
        if step in tree and (tree[step][1] is not None or tree[step][0] is None):
            return step
        step = above.get(step)
    return None


def seat_above(unit: Unit) -> Unit | None:
    """Return the next unit up where a question can sit: one that is led, or the root. None at the root."""
    return next_seat(line_up(unit, None))


def seats_above(units: Iterable[int]) -> dict[int, int]:
    """Return the same for many open units, all by their numbers, in one query; roots are left out."""
    tree = standing_tree()
    seats: dict[int, int] = {}
    for unit in units:
        above = tree.get(unit, (None, None))[0]
        while above in tree:
            seats[unit] = above
            further_up, lead = tree[above]
            above = None if lead is not None else further_up
    return seats


def units_under_seats(seats: Collection[int]) -> set[int]:
    """Return the units whose next seat up is one of ``seats``: right below, or under units nobody leads."""
    units = Unit.objects.open().order_by("depth")
    leads = dict(units.filter(parent__in=seats).values_list("pk", "lead"))
    if nobodys := [unit for unit, lead in leads.items() if lead is None]:
        below = units.filter(lines_up__ancestor__in=nobodys, lines_up__distance__gt=0)
        for unit, parent, lead in below.values_list("pk", "parent", "lead"):
            if parent in leads and leads[parent] is None:
                leads[unit] = lead
    return set(leads)


def next_seat(line: list[Unit]) -> Unit | None:
    """Return the same, where ``line`` is the unit and those above it, the nearest first."""
    led = (candidate for candidate in line[1:] if candidate.lead_id is not None)
    return next(led, None) or (line[-1] if len(line) > 1 else None)


def top_above(unit: Unit) -> Unit:
    """Return the root above ``unit``; ``unit`` itself where it and all above it have been dissolved."""
    standing = standing_unit(unit)
    if standing is None:
        return unit
    return Unit.objects.above(standing).select_related("lead").get(parent=None)
