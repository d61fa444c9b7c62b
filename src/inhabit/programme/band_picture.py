"""The calendar of a cycle as a picture: stages as bands, pauses and holidays across them, today as a line.

All places are per cent of the picture's width, so that it needs no other size on a phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from inhabit.programme.calendar import Calendar
from inhabit.programme.rhythm import Band


@dataclass(frozen=True)
class Stripe:
    """Something from ``x`` on, ``width`` wide, both in per cent."""

    x: str
    width: str
    label: str
    number: int = 0
    is_here: bool = False

    @property
    def middle(self) -> str:
        return percent(float(self.x[:-1]) + float(self.width[:-1]) / 2)


@dataclass(frozen=True)
class BandPicture:
    """What ``programme/_bands.html`` draws. ``today`` is a place, empty where today lies outside."""

    bands: tuple[Stripe, ...]
    pauses: tuple[Stripe, ...]
    holidays: tuple[Stripe, ...]
    months: tuple[Stripe, ...]
    today: str


def percent(number: float) -> str:
    return f"{number:.2f}%"


def picture_of(bands: Sequence[Band], calendar: Calendar, day: date, language: str) -> BandPicture:
    """Draw ``bands``, of which there is at least one, as they stand on ``day``."""
    first, end = bands[0].first, max(bands[-1].end, day + timedelta(days=1))
    days = (end - first).days

    def stripe(start: date, stop: date, label: str, number: int = 0, *, is_here: bool = False) -> Stripe:
        low, high = max(start, first), min(stop, end)
        width = percent(max((high - low).days, 0) / days * 100)
        return Stripe(percent((low - first).days / days * 100), width, label, number, is_here)

    one = timedelta(days=1)
    return BandPicture(
        bands=tuple(
            stripe(band.first, band.end, str(band.stage.label), number, is_here=band.is_here)
            for number, band in enumerate(bands, 5 - len(bands))
        ),
        pauses=tuple(
            stripe(pause.first, pause.last + one, pause.reason)
            for pause in calendar.pauses
            if pause.first < end and pause.last >= first
        ),
        holidays=tuple(
            stripe(off, off + one, name) for off, name in calendar.named_holidays(first, end - one, language)
        ),
        months=tuple(stripe(start, start, date_format(start, "M")) for start in months_between(first, end)),
        today=percent((day - first).days / days * 100) if first <= day else "",
    )


def months_between(first: date, end: date) -> list[date]:
    """Return the first days of the months after ``first`` and before ``end``; of a long time, every third."""
    found, day = [], first
    while (day := (day.replace(day=1) + timedelta(days=32)).replace(day=1)) < end:
        found.append(day)
    return found[:: max(1, len(found) // 6)]
