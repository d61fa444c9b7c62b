"""Sessions that come again at one time on the coachee's clock: which days, and what is in their way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from inhabit.coaching.booking.calendar_page import value_of
from inhabit.coaching.booking.free import Wish, free_times
from inhabit.coaching.booking.zones import changes_of_clock, clock, day_and_clock, there_in_words
from inhabit.coaching.models import Engagement
from inhabit.programme.calendar import Calendar
from inhabit.programme.models import Programme

MOST = 12  # sessions in a series
PROPOSED = 2  # times instead of one that is not free
NEAR = timedelta(days=3)


@dataclass(frozen=True)
class Choice:
    """One time that can be taken for a session of the series; ``value`` is empty for leaving it out."""

    value: str
    words: str
    there: str
    is_first: bool  # chosen unless one says otherwise


@dataclass(frozen=True)
class Planned:
    """One session of a series to be: when it would be, what is in its way, and what one can take instead."""

    when: str
    reason: str
    choices: list[Choice]


def moments_of(first: datetime, zone: ZoneInfo, every_weeks: int, number: int) -> list[datetime]:
    """Return the beginnings of a series in UTC: always at the same time on the clock in ``zone``.

    Where that time does not exist on a day, since the clocks go forward, it is as much later.
    """
    local = first.astimezone(zone).replace(tzinfo=None)
    days = (local + timedelta(weeks=every_weeks * turn) for turn in range(number))
    return [day.replace(tzinfo=zone, fold=0).astimezone(UTC) for day in days]


def plan_series(
    wish: Wish, moments: Sequence[datetime], calendar: Calendar, here: ZoneInfo, there: ZoneInfo
) -> list[Planned]:
    """Return what a series would be, each session with its choices, as somebody ``here`` reads it."""
    free = free_times(wish)
    holidays = holidays_around(calendar, moments, here)
    return [
        planned(moment, free, off_day(moment, calendar, holidays, here), here, there) for moment in moments
    ]


def planned(moment: datetime, free: Sequence[datetime], off: str, here: ZoneInfo, there: ZoneInfo) -> Planned:
    is_free = moment in free
    near = sorted((one for one in free if abs(one - moment) <= NEAR), key=lambda one: abs(one - moment))
    offered = [moment] if is_free else sorted(near[:PROPOSED])
    reason = off or (
        "" if is_free else _("Not free. These are near:") if offered else _("Nothing is free around it.")
    )
    choices = [
        Choice(
            value_of(one),
            _("Take it") if is_free else day_and_clock(one, here),
            there_in_words(one, here, there),
            not off and one == offered[0],
        )
        for one in offered
    ]
    leave = Choice("", _("Leave this one out"), "", bool(off) or not offered)
    return Planned(day_and_clock(moment, here), reason, [*choices, leave])


def off_day(moment: datetime, calendar: Calendar, holidays: dict[date, str], here: ZoneInfo) -> str:
    """Say why the day of ``moment`` is proposed to be left out; "" where it is a day like any other."""
    day = moment.astimezone(here).date()
    if day in holidays:
        return _("A public holiday: %(name)s.") % {"name": holidays[day]}
    return _("The programme pauses then.") if calendar.is_paused(day) else ""


def holidays_around(calendar: Calendar, moments: Sequence[datetime], here: ZoneInfo) -> dict[date, str]:
    days = [moment.astimezone(here).date() for moment in moments]
    return dict(calendar.named_holidays(min(days), max(days), get_language() or "en")) if days else {}


def calendar_for(engagement: Engagement) -> Calendar:
    """Return the calendar of the programme that offers the coaching, else of the one that runs."""
    if engagement.cohort is not None and engagement.cohort.programme is not None:
        return engagement.cohort.programme.calendar
    running = Programme.objects.running().first()
    return running.calendar if running else Calendar()


def clocks_in_words(moments: Sequence[datetime], here: ZoneInfo, there: ZoneInfo, who: str) -> list[str]:
    """Say when the series is at another time ``there`` than it began, since the clocks change apart.

    ``who`` lives there. Nothing where both clocks change together, or never.
    """
    runs = changes_of_clock(moments, here, there)
    if len(runs) < 2:
        return []
    return [run_in_words(run, here, there, who) for run in runs]


def run_in_words(run: Sequence[datetime], here: ZoneInfo, there: ZoneInfo, who: str) -> str:
    days = [formats.date_format(moment.astimezone(here), "MONTH_DAY_FORMAT") for moment in (run[0], run[-1])]
    said = {"first": days[0], "last": days[-1], "time": clock(run[0], there), "who": who}
    if len(run) == 1:
        return _("On %(first)s it is %(time)s for %(who)s.") % said
    return _("From %(first)s to %(last)s it is %(time)s for %(who)s.") % said
