"""The free times as a page shows them: by week and day, on the reader's clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from inhabit.coaching.booking.zones import clock, there_in_words

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Slot:
    """A time to book: ``value`` is how its link names it, ``there`` what the other's clock shows."""

    value: str
    clock: str
    there: str


@dataclass(frozen=True)
class Day:
    day: date
    slots: list[Slot]


@dataclass(frozen=True)
class WeekLink:
    """A week in which something is free. ``value`` names its Monday in the address."""

    first: date
    last: date
    number: int
    is_here: bool

    @property
    def value(self) -> str:
        return self.first.isoformat()


@dataclass(frozen=True)
class SlotPage:
    """What is free: the very next, the weeks in which there is something, and the days of one of them."""

    next_free: Slot | None
    next_day: date | None
    weeks: list[WeekLink]
    days: list[Day]

    @property
    def earlier(self) -> WeekLink | None:
        return self.beside(-1)

    @property
    def later(self) -> WeekLink | None:
        return self.beside(1)

    def beside(self, step: int) -> WeekLink | None:
        here = next((place for place, week in enumerate(self.weeks) if week.is_here), None)
        if here is None or not 0 <= here + step < len(self.weeks):
            return None
        return self.weeks[here + step]


def page_of(free: Sequence[datetime], asked: str, here: ZoneInfo, there: ZoneInfo) -> SlotPage:
    """Return ``free`` for somebody on the clock ``here``; ``asked`` is the week's Monday, or nonsense."""
    if not free:
        return SlotPage(None, None, [], [])
    local = [moment.astimezone(here) for moment in free]
    mondays = {monday: len(list(group)) for monday, group in groupby(local, monday_of)}
    shown = date_or_none(asked)
    monday = shown if shown in mondays else next(iter(mondays))
    of_week = [moment for moment in local if monday_of(moment) == monday]
    days = [
        Day(day, [slot_of(moment, here, there) for moment in group])
        for day, group in groupby(of_week, datetime.date)
    ]
    weeks = [
        WeekLink(first, first + WEEK - timedelta(days=1), number, first == monday)
        for first, number in mondays.items()
    ]
    return SlotPage(slot_of(local[0], here, there), local[0].date(), weeks, days)


def monday_of(moment: datetime) -> date:
    return moment.date() - timedelta(days=moment.weekday())


def date_or_none(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def slot_of(moment: datetime, here: ZoneInfo, there: ZoneInfo) -> Slot:
    return Slot(value_of(moment), clock(moment, here), there_in_words(moment, here, there))


def value_of(moment: datetime) -> str:
    """Write ``moment`` as an address carries it: "2026-11-24T09:00Z"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def moment_of(value: str) -> datetime | None:
    """Read what :func:`value_of` has written; None for anything else that somebody typed."""
    try:
        return datetime.strptime(value, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    except ValueError:
        return None
