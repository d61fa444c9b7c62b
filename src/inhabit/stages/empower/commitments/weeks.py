"""The weeks in which people say how it goes: from Monday on, where they are."""

from __future__ import annotations

from datetime import date, timedelta

from inhabit.people.models import today


def this_week() -> date:
    """Return the Monday of the current week, where the reader is."""
    day = today()
    return day - timedelta(days=day.weekday())
