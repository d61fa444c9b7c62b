"""By when a proposed change wants an answer."""

from __future__ import annotations

from datetime import date

from inhabit.programme.calendar import Calendar
from inhabit.programme.models import Programme

WORKING_DAYS_TO_ANSWER = 7


def due_after(day: date, programme: Programme | None) -> date:
    """Return the last day on which whoever is asked on ``day`` answers in time."""
    calendar = programme.calendar if programme is not None else Calendar()
    return calendar.working_days_after(day, WORKING_DAYS_TO_ANSWER)
