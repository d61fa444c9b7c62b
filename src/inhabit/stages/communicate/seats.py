"""With whom a question sits: in an open unit that somebody leads, or at the root."""

from __future__ import annotations

from collections.abc import Iterable

from inhabit.people.models import Person, Unit
from inhabit.people.selectors import standing_unit
from inhabit.stages.communicate.unnamed import line_up


def first_seat(unit: Unit, *, by: Person) -> Unit:
    """Return where a question of ``by``, who is in ``unit``, goes first: nobody asks themself.

    The root where nobody leads anything above; there the sponsor answers.
    """
    line = line_up(unit, by)
    led = (candidate for candidate in line if candidate.lead_id is not None)
    return next(led, None) or top_above(unit)


def seat_at_or_above(unit: Unit) -> Unit:
    """Return ``unit``, or where it has been dissolved or nobody leads it, the nearest above that stands."""
    led = (candidate for candidate in line_up(unit, None) if candidate.lead_id is not None)
    return next(led, None) or top_above(unit)


def seat_above(unit: Unit) -> Unit | None:
    """Return the next unit up where a question can sit: one that is led, or the root. None at the root."""
    return next_seat(line_up(unit, None))


def seats_above(units: Iterable[int]) -> dict[int, int]:
    """Return the same for many open units, all by their numbers, in one query; roots are left out."""
    tree = {
        pk: (parent, lead)
        for pk, parent, lead in Unit.objects.open().order_by().values_list("pk", "parent", "lead")
    }
    seats: dict[int, int] = {}
    for unit in units:
        above = tree.get(unit, (None, None))[0]
        while above in tree:
            seats[unit] = above
            further_up, lead = tree[above]
            above = None if lead is not None else further_up
    return seats


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
