"""How long a question may wait: the days agreed for each level."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

DAYS_TO_ANSWER = 5  # working days at each level
DAYS_OF_GRACE = 5  # working days more, in which the lead above sees it; then it climbs by itself
WAITS_FOR_OTHERS = 2  # fortnights after which an unnamed question is waiting among more people
FRIDAY = 4


def working_days_after(day: date, number: int) -> date:
    """Return the ``number``-th day from Monday to Friday after ``day``."""
    found = day
    for _ in range(number):
        found += timedelta(days=1)
        while found.weekday() > FRIDAY:
            found += timedelta(days=1)
    return found


def due_after(day: date) -> date:
    """Return the last day on which a question that arrives on ``day`` is answered in time."""
    return working_days_after(day, DAYS_TO_ANSWER)


def climbs_after(day: date) -> date:
    """Return the day on which a question that arrives on ``day``, and that nobody touches, goes up."""
    return working_days_after(due_after(day), DAYS_OF_GRACE)


def beginning_of(day: date) -> datetime:
    """Return the first moment of ``day``: the only moment that is kept of a question."""
    return timezone.make_aware(datetime.combine(day, time()))


def fortnight_of(day: date) -> int:
    """Return the number of the fourteen days that ``day`` lies in."""
    return day.toordinal() // 14
