"""A lead keeps the stop list of the unit."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit, today
from inhabit.programme.models import Programme
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.clarify.stops.models import Stop, StopChange

Kind = StopChange.Kind
MOST_STOPS = 30  # more is not a choice any more


@transaction.atomic
def write_stop(
    *, programme: Programme, unit: Unit, text: str, stops_on: date, priority: int | None, by: Person
) -> Stop:
    """Put something on the list. The same words a second time, as by a double click, add nothing.

    ``ValidationError`` when the list is full.
    """
    text = text.strip()
    Unit.objects.select_for_update().get(pk=unit.pk)
    holding = Stop.objects.holding().filter(programme=programme, unit=unit)
    same = holding.filter(text=text, priority=priority).first()
    if same is not None:
        return same
    if holding.count() >= MOST_STOPS:
        raise ValidationError(_("The list is full. Take something off it first."))
    last = holding.aggregate(last=Max("position", default=0))["last"]
    stop = Stop.objects.create(
        programme=programme,
        unit=unit,
        text=text,
        stops_on=stops_on,
        priority_id=priority,
        position=last + 1,
        author=by,
    )
    note(stop, Kind.WRITTEN, by)
    return stop


@transaction.atomic
def reword_stop(
    *, stop: Stop, text: str, stops_on: date, priority: int | None, edits: int, by: Person
) -> Stop:
    """Change what is on the list. ``StaleFormError`` when the form was opened before a newer save."""
    text = text.strip()
    stored = Stop.objects.select_for_update().get(pk=stop.pk)
    if (stored.text, stored.stops_on, stored.priority_id) == (text, stops_on, priority):
        return stored
    if stored.edits != edits:
        raise StaleFormError(stored)
    stored.text, stored.stops_on, stored.priority_id = text, stops_on, priority
    stored.edits += 1
    stored.save(update_fields=["text", "stops_on", "priority", "edits"])
    note(stored, Kind.REWORDED, by)
    return stored


@transaction.atomic
def remove_stop(*, stop: Stop, by: Person) -> None:
    """Take something off the list; it can be put back. Twice is the same as once."""
    stored = Stop.objects.select_for_update().get(pk=stop.pk)
    if stored.removed_at is None:
        stored.removed_at = timezone.now()
        stored.save(update_fields=["removed_at"])
        note(stored, Kind.REMOVED, by)


@transaction.atomic
def take_up_again(*, stop: Stop, by: Person) -> None:
    """Say that the unit does it again: the history keeps that it had stopped."""
    stored = Stop.objects.select_for_update().get(pk=stop.pk)
    if stored.again_on is None and stored.removed_at is None:
        stored.again_on = today()
        stored.save(update_fields=["again_on"])
        note(stored, Kind.TAKEN_UP, by)


@transaction.atomic
def put_back_stop(*, stop: Stop, by: Person) -> None:
    """Put back on the list what was taken off it or taken up again."""
    stored = Stop.objects.select_for_update().get(pk=stop.pk)
    if stored.removed_at is not None or stored.again_on is not None:
        stored.removed_at = stored.again_on = None
        stored.save(update_fields=["removed_at", "again_on"])
        note(stored, Kind.PUT_BACK, by)


@transaction.atomic
def move_stop(*, stop: Stop, is_up: bool, by: Person) -> None:
    """Move something one place up or down its list; at the end of the list nothing happens."""
    Unit.objects.select_for_update().get(pk=stop.unit_id)
    holding = Stop.objects.holding().of(stop.unit)
    stops = list(holding.filter(programme=stop.programme_id))
    here = next((place for place, item in enumerate(stops) if item.pk == stop.pk), None)
    there = None if here is None else here + (-1 if is_up else 1)
    if here is None or there is None or not 0 <= there < len(stops):
        return
    stops[here], stops[there] = stops[there], stops[here]
    for position, item in enumerate(stops, 1):
        item.position = position
    Stop.objects.bulk_update(stops, ["position"])


def note(stop: Stop, kind: str, by: Person) -> None:
    StopChange.objects.create(stop=stop, kind=kind, text=stop.text, author=by)
    record_event("stop_list.changed", stop.unit, by=by)
