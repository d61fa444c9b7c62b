"""Each person's hours, and when each notice is due for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

from inhabit.access.middleware import known_time_zone
from inhabit.notify.hours import Rhythm, next_waking, next_weekly
from inhabit.notify.kinds import NoticeKind
from inhabit.notify.models import Limit, Preferences, Way
from inhabit.people.models import Person

FIELDS = ("quiet_from", "quiet_until", "is_quiet_on_weekends", "weekday")


@dataclass(frozen=True)
class Listener:
    """How one person wants to be told: their hours, their ways by kind, and the limit to all mails."""

    rhythm: Rhythm
    ways: tuple[tuple[str, str], ...]
    limit: str

    def way_of(self, kind: NoticeKind) -> str:
        """Return the :class:`Way` that ``kind`` takes to this person."""
        way = dict(self.ways).get(kind.key, usual_way(kind))
        if self.limit == Limit.NO_MAIL:
            return Way.PRODUCT
        if self.limit == Limit.WEEKLY and way == Way.AT_ONCE:
            return Way.WEEKLY
        return way


def usual_way(kind: NoticeKind) -> str:
    return Way.AT_ONCE if kind.is_urgent else Way.WEEKLY


@cache
def zone_called(name: str) -> ZoneInfo:
    return known_time_zone(name) or ZoneInfo(settings.TIME_ZONE)


def due_at(listener: Listener, kind: NoticeKind, moment: datetime) -> datetime | None:
    way = listener.way_of(kind)
    if way == Way.PRODUCT:
        return None
    return (next_waking if way == Way.AT_ONCE else next_weekly)(moment, listener.rhythm)


def listeners(people: Iterable[int]) -> dict[int, Listener]:
    """Return how each of ``people`` (numbers) wants to be told, in one query for all."""
    rows = Person.objects.filter(pk__in=people).select_related("account", "notice_preferences")
    return {person.pk: listener_of(person) for person in rows}


def listener_of(person: Person) -> Listener:
    """Read a person whose account and preferences were read along; each may be missing."""
    account = getattr(person, "account", None)
    chosen = getattr(person, "notice_preferences", None) or Preferences()
    zone = zone_called((account.time_zone if account else "") or person.time_zone)
    rhythm = Rhythm(zone, **{field: getattr(chosen, field) for field in FIELDS})
    return Listener(rhythm, tuple(sorted(chosen.ways.items())), chosen.limit)
