"""That a session took place."""

from __future__ import annotations

from django.utils import timezone

from inhabit.coaching.models import Session
from inhabit.people.models import Person


def hold_session(session: Session, by: Person) -> Session:
    """Note that ``session`` took place, and which of the engagement's it was. Twice is the same as once."""
    if session.state == Session.State.HELD:
        return session
    earlier = Session.objects.held().filter(engagement=session.engagement_id).count()
    session.state, session.number = Session.State.HELD, earlier + 1
    session.settled_at, session.settled_by = timezone.now(), by
    session.save(update_fields=["state", "number", "settled_at", "settled_by"])
    return session
