"""The arithmetic of days in a programme: working days, public holidays, pauses, weeks of a stage.

Dates in, dates out; no clock and no database. What others use: ``programme.rhythm.working_days_after``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from holidays import country_holidays

WEEK = 7
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Pause:
    """Days on which a programme rests, the ``last`` one included, and why."""

    first: date
    last: date
    reason: str = ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Calendar:
    """When a programme works: not on Saturdays and Sundays, in pauses, or on a holiday of a region.

    regions: ISO codes of countries or their parts ("AT", "DE-BY"); a holiday in one of them counts for
    all, since an answer may come from there.
    """

    pauses: tuple[Pause, ...] = ()
    regions: tuple[str, ...] = ()

    def is_paused(self, day: date) -> bool:
        return any(pause.first <= day <= pause.last for pause in self.pauses)

    def working_days_after(self, day: date, number: int) -> date:
        """Return the ``number``-th working day after ``day``; ``day`` itself for 0.

        Raises ``ValueError`` for a negative number.
        """
        if number < 0:
            raise ValueError("working days are counted forwards")
        found, missing = day, number
        while missing:  # each round jumps by weekdays, never too far, since a working day is one
            found = weekdays_after(found, missing)
            missing = number - self.working_days_between(day, found)
        return found

    def working_days_between(self, start: date, end: date) -> int:
        """Return how many working days come after ``start`` up to ``end``, which is included; 0 at least."""
        if end <= start:
            return 0
        rest = sum(weekdays_within(pause.first, pause.last, start, end) for pause in self.merged)
        years = range(start.year, end.year + 1)
        off = (day for year in years for day in self.holidays_in(year) if start < day <= end)
        free = sum(day.weekday() < 5 and not self.is_paused(day) for day in off)
        return weekdays_between(start, end) - rest - free

    def after_weeks(self, start: date, weeks: int) -> date:
        """Return the day ``weeks`` weeks (1 or more) after ``start``; the days of pauses don’t count."""
        found = start + timedelta(days=weeks * WEEK)
        for pause in self.merged:
            if start <= pause.last and pause.first < found:
                found += pause.last - max(pause.first, start) + DAY
        return found

    @cached_property
    def merged(self) -> tuple[Pause, ...]:
        """The pauses in order, those that touch or overlap as one."""
        return tuple(merged(self.pauses))

    def holidays_in(self, year: int) -> frozenset[date]:
        return frozenset().union(*(days_off(region, year) for region in self.regions))

    def named_holidays(self, start: date, end: date, language: str) -> list[tuple[date, str]]:
        """Return the holidays from ``start`` to ``end``, each with its name where it is one, in order."""
        found: dict[date, list[str]] = {}
        for region in self.regions:
            for year in range(start.year, end.year + 1):
                for day, name in names_of_days_off(region, year, language):
                    if start <= day <= end and name not in found.setdefault(day, []):
                        found[day].append(name)
        return [(day, ", ".join(names)) for day, names in sorted(found.items()) if names]


def merged(pauses: Iterable[Pause]) -> Iterator[Pause]:
    """Yield ``pauses`` in order, those that touch or overlap as one without a reason."""
    current: Pause | None = None
    for pause in sorted(pauses, key=lambda item: item.first):
        if current is not None and pause.first <= current.last + DAY:
            current = Pause(current.first, max(current.last, pause.last))
            continue
        if current is not None:
            yield current
        current = pause
    if current is not None:
        yield current


def weekdays_until(day: date) -> int:
    """Return how many Mondays to Fridays there have been since the calendar began, ``day`` included."""
    weeks, rest = divmod(day.toordinal(), WEEK)  # day 1 was a Monday
    return weeks * 5 + min(rest, 5)


def weekdays_between(start: date, end: date) -> int:
    """Return how many Mondays to Fridays come after ``start`` up to ``end``, which is included."""
    return weekdays_until(end) - weekdays_until(start)


def weekdays_within(first: date, last: date, start: date, end: date) -> int:
    """Return how many Mondays to Fridays of ``first`` to ``last`` come after ``start`` up to ``end``."""
    low, high = max(first - DAY, start), min(last, end)
    return weekdays_between(low, high) if low < high else 0


def weekdays_after(day: date, number: int) -> date:
    """Return the ``number``-th Monday to Friday after ``day``; ``number`` is 1 or more."""
    count = weekdays_until(day) + number
    weeks, rest = divmod(count - 1, 5)
    return date.fromordinal(weeks * WEEK + rest + 1)


@lru_cache(maxsize=512)
def days_off(region: str, year: int) -> frozenset[date]:
    country, _, part = region.partition("-")
    return frozenset(country_holidays(country, subdiv=part or None, years=year))


@lru_cache(maxsize=512)
def names_of_days_off(region: str, year: int, language: str) -> tuple[tuple[date, str], ...]:
    """Return the holidays of a region with their names, in ``language`` where it is known, else its own."""
    country, _, part = region.partition("-")
    spoken = "en_US" if language.startswith("en") else language
    return tuple(country_holidays(country, subdiv=part or None, years=year, language=spoken).items())
