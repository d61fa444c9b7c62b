"""How long a question may wait: the days agreed for each level."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time

from django.utils import timezone

from inhabit.people.models import Unit
from inhabit.programme.calendar import Calendar
from inhabit.programme.selectors import programme_of, programmes_of_units

DAYS_TO_ANSWER = 5  # working days at each level
DAYS_OF_GRACE = 5  # working days more, in which the lead above sees it; then it climbs by itself
DAYS_IN_FORTNIGHT = 14
WAITS_FOR_OTHERS = 2  # fortnights after which an unnamed question is waiting among more people


def clock_in(unit: Unit, day: date) -> tuple[date, date]:
    """Return the last day agreed for a question that reaches ``unit`` on ``day``, and the day it climbs.

    Working days are those of the programme that the unit takes part in: pauses and holidays don't count.
    """
    programme = programme_of(unit)
    return clock_by(programme.calendar if programme is not None else Calendar(), day)


def clocks_in(units: Collection[int], day: date) -> dict[int, tuple[date, date]]:
    """Return the same for many units, by their numbers; each calendar is asked once."""
    taking_part = programmes_of_units(units)
    known: dict[int | None, tuple[date, date]] = {None: clock_by(Calendar(), day)}
    for programmes in taking_part.values():
        if programmes[0].pk not in known:
            known[programmes[0].pk] = clock_by(programmes[0].calendar, day)
    return {unit: known[taking_part[unit][0].pk if unit in taking_part else None] for unit in units}


def clock_by(calendar: Calendar, day: date) -> tuple[date, date]:
    due = calendar.working_days_after(day, DAYS_TO_ANSWER)
    return due, calendar.working_days_after(due, DAYS_OF_GRACE)


def beginning_of(day: date) -> datetime:
    """Return the first moment of ``day``: the only moment that is kept of a question."""
    return timezone.make_aware(datetime.combine(day, time()))


def fortnight_of(day: date) -> int:
    """Return the number of the fourteen days that ``day`` lies in."""
    return day.toordinal() // DAYS_IN_FORTNIGHT
