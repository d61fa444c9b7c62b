"""How long people waited: half of them no longer than the dot, nine of ten no longer than the line."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.charts.dots import HEIGHT, SAMPLE, DotMark, ticks_of
from inhabit.charts.figures import held_back
from inhabit.charts.frame import Column, Frame, Row, RowsPicture, Sample, Table
from inhabit.charts.scale import Scale


@dataclass(frozen=True)
class Waited:
    """Weeks that half of the people of a row waited at most, and nine of ten; None is held back."""

    name: str
    half: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class WaitsChart:
    frame: Frame
    rows: tuple[Waited, ...]


def draw_waits(shown: WaitsChart) -> RowsPicture:
    longest = max((row.most or row.half or 0 for row in shown.rows), default=0)
    scale = Scale(0, max(4, -(-longest // 4) * 4))
    return RowsPicture(
        kind="dots",
        frame=shown.frame,
        rows=tuple(Row(row.name, words_of(row), mark_of(row, scale)) for row in shown.rows),
        height=HEIGHT,
        table=table_of(shown),
        ticks=ticks_of(scale),
        legend=(Sample(DotMark(40, 40, 88, height=SAMPLE), legend_words()),),
    )


def legend_words() -> str:
    return _("weeks: half of the people waited no longer than the dot, nine of ten no longer than the line")


def mark_of(row: Waited, scale: Scale) -> DotMark:
    if row.half is None:
        return DotMark()
    end = row.half if row.most is None else row.most
    return DotMark(scale.x(row.half), scale.x(row.half), scale.x(end))


def words_of(row: Waited) -> str:
    if row.half is None:
        return held_back()
    if row.most is None:
        return in_weeks(row.half)
    return _("%(half)s, nine of ten %(most)s") % {"half": in_weeks(row.half), "most": in_weeks(row.most)}


def in_weeks(weeks: int) -> str:
    return ngettext("%(number)s week", "%(number)s weeks", weeks) % {"number": number_format(weeks)}


def table_of(shown: WaitsChart) -> Table:
    columns = (
        Column(_("When"), is_number=False),
        Column(_("Half waited at most (weeks)")),
        Column(_("Nine of ten at most (weeks)")),
    )
    rows = (
        (row.name, held_back() if row.half is None else row.half, "" if row.most is None else row.most)
        for row in shown.rows
    )
    return Table(columns, tuple(rows))
