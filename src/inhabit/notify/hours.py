"""When somebody may be mailed: arithmetic of time zones and quiet hours. No clock, no database.

All moments are aware; those returned are in UTC.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5
LONGEST_WAIT = 9  # days: over a weekend, and over a week to the next weekly mail


@dataclass(frozen=True)
class Rhythm:
    """The hours of one person: in which zone, quiet from and until which full hour (0 to 23), which day.

    The same hour twice means that no hour is quiet. ``weekday`` is that of the weekly mail, Monday 0.
    """

    zone: ZoneInfo
    quiet_from: int = 19
    quiet_until: int = 8
    is_quiet_on_weekends: bool = True
    weekday: int = 0


def is_quiet(moment: datetime, rhythm: Rhythm) -> bool:
    """Say whether ``moment`` is in the person's quiet hours, or on their weekend."""
    local = moment.astimezone(rhythm.zone)
    if rhythm.is_quiet_on_weekends and local.weekday() >= SATURDAY:
        return True
    start, end = rhythm.quiet_from, rhythm.quiet_until
    if start <= end:
        return start <= local.hour < end
    return local.hour >= start or local.hour < end


def next_waking(moment: datetime, rhythm: Rhythm) -> datetime:
    """Return ``moment`` itself, where it is not quiet; else the first moment after it that is not."""
    if not is_quiet(moment, rhythm):
        return moment.astimezone(UTC)
    # Quiet ends at its hour, or at a midnight after a weekend.
    moments = (
        at_hour(day, hour, rhythm.zone)
        for day in days_from(moment, rhythm)
        for hour in (0, rhythm.quiet_until)
    )
    return next(waking for waking in moments if waking >= moment and not is_quiet(waking, rhythm))


def next_weekly(moment: datetime, rhythm: Rhythm) -> datetime:
    """Return the first moment from ``moment`` on at which the weekly mail goes: when its quiet ends."""
    moments = (
        at_hour(day, rhythm.quiet_until, rhythm.zone)
        for day in days_from(moment, rhythm)
        if day.weekday() == rhythm.weekday
    )
    return next(weekly for weekly in moments if weekly >= moment)


def days_from(moment: datetime, rhythm: Rhythm) -> Iterator[date]:
    """Yield the person's days from that of ``moment`` on, as many as anything can wait."""
    first = moment.astimezone(rhythm.zone).date()
    return (first + timedelta(days=number) for number in range(LONGEST_WAIT))


def at_hour(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """Return when the clocks show ``hour`` on ``day``; where they skip it, the moment they skip to."""
    return datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
