"""By when a contest wants an answer."""

from __future__ import annotations

from datetime import date, timedelta

DAYS_TO_ANSWER = 7


def due_after(day: date) -> date:
    """Return the last day on which whoever is asked on ``day`` answers in time."""
    return day + timedelta(days=DAYS_TO_ANSWER)
