"""What is kept of somebody's sessions and hours, for themself."""

from __future__ import annotations

from inhabit.coaching.models import AvailabilityException, AvailabilityRule, Session, WaitingPlace
from inhabit.people.models import Person
from inhabit.people.own_data import Part

FIELDS = ("starts_at", "ends_at", "state", "number", "is_late", "is_waived", "booked_at", "objected_at")


def my_sessions(person: Person) -> Part:
    """Return when the person met or meets somebody, what they wait for, and as a coach their hours."""
    hours = AvailabilityRule.objects.filter(coach__person=person)
    changes = AvailabilityException.objects.filter(coach__person=person)
    waiting = WaitingPlace.objects.filter(person=person)
    return "coaching_sessions", {
        "sessions": list(Session.objects.of(person).values(*FIELDS)),
        "waiting": list(waiting.values("before", "since", "left_at")),
        "hours": list(hours.values("weekday", "start", "end", "first", "last")),
        "other_days": list(changes.values("first", "last", "start", "end", "is_extra")),
    }
