"""Reading the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from inhabit.audit.models import Chain, Event


@dataclass(frozen=True)
class TrailState:
    """What a look at every seal has shown."""

    events: int
    first_broken_id: int | None

    @property
    def is_unbroken(self) -> bool:
        return self.first_broken_id is None


def trail_state() -> TrailState:
    """Check the seal of every event: linear in their number, in constant memory."""
    head = head_seal()
    previous, events, last_id = "", 0, 0
    is_head_met = not head
    for event in Event.objects.order_by("id").iterator():
        events, last_id = events + 1, event.pk
        if event.previous_seal != previous or not event.is_sound():
            return TrailState(events, event.pk)
        previous = event.seal
        is_head_met = is_head_met or previous == head
    # What was appended while we were reading has moved the head on, or there is nothing after it.
    is_complete = is_head_met and (previous == head or head_seal() != head)
    return TrailState(events, None if is_complete else last_id)


def head_seal() -> str:
    return Chain.objects.filter(pk=1).values_list("seal", flat=True).first() or ""


def events_matching(*, verb: str = "", day: date | None = None) -> QuerySet[Event]:
    """Return events of one kind and one day, the newest first."""
    events = Event.objects.select_related("actor").order_by("-id")
    if verb:
        events = events.filter(verb=verb)
    if day:
        start = timezone.make_aware(datetime.combine(day, time.min))
        end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
        events = events.filter(at__gte=start, at__lt=end)
    return events


# From one kind to the next along the index: the trail may be long, its kinds are few.
VERBS_IN_USE = """
    WITH RECURSIVE verbs (verb) AS (
        SELECT min(verb) FROM audit_event
        UNION ALL
        SELECT (SELECT min(verb) FROM audit_event WHERE verb > verbs.verb) FROM verbs WHERE verb IS NOT NULL
    )
    SELECT verb FROM verbs WHERE verb IS NOT NULL
"""


def verbs_in_use() -> list[str]:
    """Return the kinds of event that the trail holds, by name."""
    with connection.cursor() as cursor:
        cursor.execute(VERBS_IN_USE)
        return [verb for (verb,) in cursor.fetchall()]
