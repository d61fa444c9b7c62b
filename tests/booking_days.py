"""Days and hours for tests of booking."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from inhabit.coaching.models import AvailabilityRule, Coach

BERLIN = ZoneInfo("Europe/Berlin")


def works(coach: Coach, start: time = time(9), end: time = time(17), days: range = range(5)) -> None:
    """Let ``coach`` work from ``start`` to ``end`` on ``days``, Monday 0, on their own clock."""
    AvailabilityRule.objects.bulk_create(
        AvailabilityRule(coach=coach, weekday=day, start=start, end=end) for day in days
    )


def next_weekday(weekday: int, weeks: int = 1) -> date:
    """Return that day of the week after the next ``weeks`` - 1 ones: always at least two days away."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks + 1)
    return monday + timedelta(days=weekday)


def at(day: date, hour: int, minute: int = 0, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=zone).astimezone(UTC)
