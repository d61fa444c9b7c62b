"""Where things stand in the small pictures of a strategy's page, as lengths that SVG reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from inhabit.strategy.models import Initiative, Sign

NUMBER = re.compile(r"[-−]?\d[\d,  ’]*(?:\.\d+)?")
MOST_TICKS = 8


def percent(share: float) -> str:
    """Return ``share`` as an SVG length, whatever the reader's decimal sign."""
    return f"{100 * min(1.0, max(0.0, share)):.2f}%"


def number_in(text: str) -> float | None:
    """Return the first number in ``text``, as people write it: "1,200", "43 %"."""
    match = NUMBER.search(text)
    if match is None:
        return None
    return float(re.sub(r"[,  ’]", "", match[0]).replace("−", "-"))


def way_gone(sign: Sign) -> str | None:
    """Return how far the latest reading is on the way from start to target, or None without numbers."""
    start, latest, target = (number_in(text) for text in (sign.start, sign.latest, sign.target))
    if start is None or latest is None or target is None or start == target:
        return None
    return percent((latest - start) / (target - start))


@dataclass(frozen=True)
class Bar:
    """An initiative on the timeline."""

    initiative: Initiative
    x: str
    width: str


@dataclass(frozen=True)
class Tick:
    """The first day of a year on the timeline."""

    year: int
    x: str


@dataclass(frozen=True)
class Scale:
    """The days from the first to the last that a timeline shows."""

    first: date
    last: date

    def share(self, day: date) -> float:
        return (day - self.first).days / max(1, (self.last - self.first).days)

    def x(self, day: date) -> str:
        return percent(self.share(day))

    def bar(self, initiative: Initiative) -> Bar | None:
        """Return where ``initiative`` stands; open ends reach to the timeline's. None without any date."""
        if initiative.starts_on is None and initiative.ends_on is None:
            return None
        start = self.share(initiative.starts_on or self.first)
        end = self.share(initiative.ends_on or self.last)
        return Bar(initiative, percent(start), percent(max(0.012, end - start)))

    def ticks(self) -> tuple[Tick, ...]:
        years = range(self.first.year + 1, self.last.year + 1)
        step = len(years) // MOST_TICKS + 1
        return tuple(Tick(year, self.x(date(year, 1, 1))) for year in years[::step])

    def now(self, day: date) -> str | None:
        return self.x(day) if self.first <= day <= self.last else None


def scale_of(initiatives: Sequence[Initiative]) -> Scale | None:
    """Return the scale on which all ``initiatives`` fit, in whole years, or None without any date."""
    days = [day for one in initiatives for day in (one.starts_on, one.ends_on) if day is not None]
    if not days:
        return None
    first, last = min(days), max(days)
    return Scale(date(first.year, 1, 1), max(date(last.year, 12, 31), first + timedelta(days=1)))
