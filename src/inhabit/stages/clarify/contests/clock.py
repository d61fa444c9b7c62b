"""By when a contest wants an answer."""

from __future__ import annotations

from datetime import date

from inhabit.programme.models import Programme
from inhabit.programme.rhythm import working_days_after

WORKING_DAYS_TO_ANSWER = 7


def due_after(day: date, programme: Programme) -> date:
    """Return the last day on which whoever is asked on ``day`` answers in time."""
    return working_days_after(day, WORKING_DAYS_TO_ANSWER, programme)
