"""How often something happened, week by week: weeks across, a row for each of several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from inhabit.charts.frame import Column, Frame, Row, RowsPicture, Sample, Table
from inhabit.charts.load import (
    HEIGHT,
    LEAST_FILL,
    STEPS,
    Cell,
    LoadMark,
    has_numbers,
    row_height,
    step_of,
    ticks_of,
    week_words,
)


@dataclass(frozen=True)
class Counted:
    """What is counted in a row: a number for each week, and what they come to, in words."""

    name: str
    counts: tuple[int, ...]
    words: str
    address: str = ""


@dataclass(frozen=True)
class WeeksChart:
    """weeks: their Mondays, the oldest first. in_words: says a number with what it is of."""

    frame: Frame
    weeks: tuple[date, ...]
    rows: tuple[Counted, ...]
    in_words: Callable[[int], str]


def draw_weeks(shown: WeeksChart) -> RowsPicture:
    most = max((count for row in shown.rows for count in row.counts), default=0)
    return RowsPicture(
        kind="load",
        frame=shown.frame,
        rows=tuple(
            Row(row.name, row.words, mark_of(row, shown, most), address=row.address) for row in shown.rows
        ),
        height=row_height(shown.weeks),
        table=table_of(shown),
        ticks=ticks_of(shown.weeks),
        legend=(sample_of(most, shown),),
    )


def mark_of(row: Counted, shown: WeeksChart, most: int) -> LoadMark:
    width = 100 / max(len(shown.weeks), 1)
    cells = []
    for index, (week, count) in enumerate(zip(shown.weeks, row.counts, strict=True)):
        share = count / most if most else 0.0
        fill = max(round(share * HEIGHT, 1), LEAST_FILL) if count else 0.0
        words = f"{week_words(week)}: {shown.in_words(count)}"
        place = round(index * width, 2), round(width, 2), round(HEIGHT - fill, 1), fill
        cells.append(Cell(*place, step_of(count, share), number_format(count), words))
    return LoadMark(tuple(cells), has_numbers(shown.weeks))


def sample_of(most: int, shown: WeeksChart) -> Sample:
    full = Cell(0, 100, 0, HEIGHT, STEPS, "", "")
    words = _("a week; the fullest stands for %(most)s") % {"most": shown.in_words(most)}
    return Sample(LoadMark((full,), has_numbers=False), words)


def table_of(shown: WeeksChart) -> Table:
    weeks = (Column(week_words(week)) for week in shown.weeks)
    columns = (Column(_("What is counted"), is_number=False), *weeks, Column(_("Together"), is_number=False))
    return Table(columns, tuple((row.name, *row.counts, row.words) for row in shown.rows))
