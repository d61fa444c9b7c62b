"""A session to be in, for tests."""

from __future__ import annotations

from datetime import datetime, timedelta

from cast import Cast
from django.utils import timezone
from engagements import book, engage, make_coach

from inhabit.coaching.models import Session


def a_session(cast: Cast, starts_at: datetime | None = None, **fields: object) -> Session:
    """Return a session of ``member`` with ``coach``, which began ten minutes ago."""
    coach = make_coach(cast.coach)
    began = starts_at or timezone.now() - timedelta(minutes=10)
    return book(engage(cast.member, coach), began, **fields)


def next_one(session: Session, days: int = 14) -> Session:
    """Return the session after ``session``, in the same coaching."""
    assert session.engagement is not None
    return book(session.engagement, session.starts_at + timedelta(days=days))
