"""What calendars hear of sessions. Booking calls these within its own transaction."""

from __future__ import annotations

from datetime import datetime

from inhabit.coaching.models import Session


def session_booked(session: Session) -> None:
    """Hear that ``session`` was booked."""


def session_moved(session: Session, before: datetime) -> None:
    """Hear that ``session``, which began at ``before``, has another time now; its revision has risen."""


def session_cancelled(session: Session) -> None:
    """Hear that ``session`` was cancelled; its revision has risen."""
