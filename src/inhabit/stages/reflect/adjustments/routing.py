"""Whose turn it is to answer a proposed change, by today's tree.

What a unit says is its lead's to change; without a lead, or with the proposer for one, that of the next
unit above. A unit that was dissolved is heard where it hung last. The strategy, and what no lead is left
for, goes to the sponsors.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from inhabit.people.models import Unit, today
from inhabit.stages.clarify.contests.routing import lines_above
from inhabit.stages.empower.switches.models import What
from inhabit.stages.empower.switches.selectors import is_on
from inhabit.stages.reflect.adjustments.clock import due_after
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.telling import tell_whose_turn_it_is

FOLLOWING = ("waits_for", "next_above", "waiting_since", "due_on")


@transaction.atomic
def reroute_adjustments() -> None:
    """Bring every open proposal in line with today's tree. What moves on begins a clock of its own."""
    waiting = Adjustment.objects.open().exclude(unit=None)
    adjustments = list(waiting.select_related("programme", "unit__lead", "remit__given_in__lead"))
    lines = lines_from(adjustments)
    places = [(each, place_of(each)) for each in adjustments]
    moved = [each for each, place in places if place is not None and send_on(each, lines[place.pk])]
    Adjustment.objects.bulk_update(moved, FOLLOWING, batch_size=500)
    for adjustment in moved:
        tell_whose_turn_it_is(adjustment)


def route(adjustment: Adjustment) -> None:
    """Set whose turn it is, and begin the clock; the proposal is not saved."""
    place = place_of(adjustment)
    send_on(adjustment, lines_from([adjustment])[place.pk] if place is not None else [])
    adjustment.waiting_since = timezone.now()
    adjustment.due_on = day_to_answer(adjustment)


def day_to_answer(adjustment: Adjustment) -> date | None:
    """Return by when whoever it waits for answers in time; None where clocks are switched off."""
    unit = adjustment.waits_for
    if unit is not None and not is_on(What.CLOCKS, unit):
        return None
    return due_after(today(), adjustment.programme)


def place_of(adjustment: Adjustment) -> Unit | None:
    """Return the unit whose lead decides first: of a remit the one in which it is given."""
    return adjustment.remit.given_in if adjustment.remit is not None else adjustment.unit


def lines_from(adjustments: Iterable[Adjustment]) -> dict[int, list[Unit]]:
    """Return for each unit concerned itself, as far as it stands, and the units above, the nearest first."""
    places = [place_of(each) for each in adjustments]
    units = {place.pk: place for place in places if place is not None}
    above = lines_above(units)
    return {pk: ([unit] if unit.is_open else []) + above[pk] for pk, unit in units.items()}


def send_on(adjustment: Adjustment, line: list[Unit]) -> bool:
    """Set whose turn it is, given the units to ask, the nearest first; say whether that has changed."""
    asked = heard_by(adjustment, line)
    former = (adjustment.waits_for_id, adjustment.next_above_id)
    adjustment.waits_for, adjustment.next_above = (*asked[:2], None, None)[:2]
    if adjustment.waits_for_id != former[0]:
        adjustment.waiting_since = timezone.now()
        adjustment.due_on = day_to_answer(adjustment)
    return former != (adjustment.waits_for_id, adjustment.next_above_id)


def heard_by(adjustment: Adjustment, line: list[Unit]) -> list[Unit]:
    """Return the units of ``line`` whose leads are still to be asked, the nearest first."""
    passed = next((place for place, unit in enumerate(line, 1) if unit.pk == adjustment.passed_by_id), 0)
    own = {adjustment.author_id, None}
    return [unit for unit in line[passed:] if unit.lead_id not in own]
