"""When a session is too near to be cancelled or moved for free."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import ngettext

from inhabit.coaching.booking.free import rules_of
from inhabit.coaching.models import BookingRules, Session
from inhabit.people.models import Person


def free_until(session: Session, rules: BookingRules) -> datetime:
    """Return until when whoever is coached cancels or moves ``session`` without it counting."""
    return session.starts_at - timedelta(hours=rules.late_hours)


def is_late_for(session: Session, person: Person) -> bool:
    """Say whether cancelling now makes it one of the agreement's sessions: never for the coach.

    Nor for a meeting before one chooses, which counts as none.
    """
    if session.engagement_id is None or session.coach.person_id == person.pk:
        return False
    return timezone.now() > free_until(session, rules_of(session.coach))


def late_in_words(rules: BookingRules) -> str:
    """Say the coach's rule before anybody books."""
    return ngettext(
        "Until %(number)d hour before, you can move or cancel it. After that it counts as one of your "
        "sessions, unless your coach lets it pass.",
        "Until %(number)d hours before, you can move or cancel it. After that it counts as one of your "
        "sessions, unless your coach lets it pass.",
        rules.late_hours,
    ) % {"number": rules.late_hours}
