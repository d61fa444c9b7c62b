"""Whose turn it is to answer a proposed change, by today's tree.

What a unit says is its lead's to change; without a lead, or with the proposer for one, that of the next
unit above. A unit that was dissolved is heard where it hung last. The strategy, and what no lead is left
for, goes to the sponsors.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from inhabit.people.models import Unit, today
from inhabit.stages.clarify.contests.routing import lines_above
from inhabit.stages.reflect.adjustments.clock import due_after
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.telling import tell_whose_turn_it_is

FOLLOWING = ("waits_for", "next_above", "waiting_since", "due_on")


@transaction.atomic
def reroute_adjustments() -> None:
    """Bring every open proposal in line with today's tree. What moves on begins a clock of its own."""
    waiting = Adjustment.objects.open().exclude(unit=None)
    adjustments = list(waiting.select_related("programme", "unit__lead", "author"))
    lines = lines_from(adjustments)
    moved = [each for each in adjustments if send_on(each, lines[each.unit_id or 0])]
    Adjustment.objects.bulk_update(moved, FOLLOWING, batch_size=500)
    for adjustment in moved:
        tell_whose_turn_it_is(adjustment)


def route(adjustment: Adjustment) -> None:
    """Set whose turn it is, and begin the clock; the proposal is not saved."""
    line = lines_from([adjustment])[adjustment.unit_id or 0] if adjustment.unit_id else []
    send_on(adjustment, line)
    adjustment.waiting_since = timezone.now()
    adjustment.due_on = due_after(today(), adjustment.programme)


def lines_from(adjustments: Iterable[Adjustment]) -> dict[int, list[Unit]]:
    """Return for each unit concerned itself, as far as it stands, and the units above, the nearest first."""
    units = {each.unit.pk: each.unit for each in adjustments if each.unit is not None}
    above = lines_above(units)
    return {pk: ([unit] if unit.is_open else []) + above[pk] for pk, unit in units.items()}


def send_on(adjustment: Adjustment, line: list[Unit]) -> bool:
    """Set whose turn it is, given the units to ask, the nearest first; say whether that has changed."""
    asked = heard_by(adjustment, line)
    former = (adjustment.waits_for_id, adjustment.next_above_id)
    adjustment.waits_for, adjustment.next_above = (*asked[:2], None, None)[:2]
    if adjustment.waits_for_id != former[0]:
        adjustment.waiting_since = timezone.now()
        adjustment.due_on = due_after(today(), adjustment.programme)
    return former != (adjustment.waits_for_id, adjustment.next_above_id)


def heard_by(adjustment: Adjustment, line: list[Unit]) -> list[Unit]:
    """Return the units of ``line`` whose leads are still to be asked, the nearest first."""
    passed = next((place for place, unit in enumerate(line, 1) if unit.pk == adjustment.passed_by_id), 0)
    own = {adjustment.author_id, None}
    return [unit for unit in line[passed:] if unit.lead_id not in own]
