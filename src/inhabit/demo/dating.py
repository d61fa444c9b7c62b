"""When something in the invented past of coaching was: on a working day, at an hour of somebody's clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

FRIDAY = 4


def working_day(day: date) -> date:
    """Return ``day``, or the Friday before it where nobody works then."""
    return day - timedelta(days=max(day.weekday() - FRIDAY, 0))


def moment(day: date, hour: int, zone: str) -> datetime:
    return datetime.combine(working_day(day), time(hour), ZoneInfo(zone))
