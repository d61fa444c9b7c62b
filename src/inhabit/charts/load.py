"""A calendar of change load: weeks across, units down, hours as colour and as height."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from inhabit.charts.frame import Column, Frame, Row, RowsPicture, Sample, Table, Tick

HEIGHT = 28  # pixels of a full cell
NUMBERS = 16  # pixels of the line of numbers beneath
LEAST_FILL = 3.0  # pixels of the smallest load that is more than nothing
MOST_NUMBERS = 16  # weeks that still have room for a number each on a phone
MOST_TICKS = 5
LAST_TICK = 85  # per cent across: a label that starts further on would leave a phone's picture
STEPS = 4  # colour steps above nothing


@dataclass(frozen=True)
class Load:
    """A unit's hours per person for each week; None where they aren't known."""

    name: str
    hours: tuple[float | None, ...]
    address: str = ""


@dataclass(frozen=True)
class LoadChart:
    """weeks: their Mondays, the oldest first. most: hours at which a cell is full; else the highest shown."""

    frame: Frame
    weeks: tuple[date, ...]
    loads: tuple[Load, ...]
    most: float | None = None


@dataclass(frozen=True)
class Cell:
    """A week: per cent across; the filled part stands at the bottom, in pixels. step: 0 to 4."""

    x: float
    width: float
    y: float
    height: float
    step: int
    number: str
    words: str
    is_known: bool = True

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True)
class LoadMark:
    cells: tuple[Cell, ...]
    has_numbers: bool
    height: int = HEIGHT
    baseline: int = HEIGHT + NUMBERS - 3


def draw_load(shown: LoadChart) -> RowsPicture:
    most = shown.most or highest(shown.loads)
    return RowsPicture(
        kind="load",
        frame=shown.frame,
        rows=tuple(row_of(load, shown.weeks, most) for load in shown.loads),
        height=row_height(shown.weeks),
        table=table_of(shown),
        ticks=ticks_of(shown.weeks),
        legend=legend_of(most),
    )


def row_height(weeks: tuple[date, ...]) -> int:
    return HEIGHT + NUMBERS if has_numbers(weeks) else HEIGHT


def has_numbers(weeks: tuple[date, ...]) -> bool:
    return len(weeks) <= MOST_NUMBERS


def row_of(load: Load, weeks: tuple[date, ...], most: float) -> Row:
    return Row(load.name, peak_words(load, weeks), mark_of(load, weeks, most), address=load.address)


def highest(loads: tuple[Load, ...]) -> float:
    return max((hours for load in loads for hours in load.hours if hours is not None), default=0.0)


def mark_of(load: Load, weeks: tuple[date, ...], most: float) -> LoadMark:
    width = 100 / max(len(weeks), 1)
    cells = (
        cell_of(hours, week, round(index * width, 2), round(width, 2), most)
        for index, (week, hours) in enumerate(zip(weeks, load.hours, strict=True))
    )
    return LoadMark(tuple(cells), has_numbers(weeks))


def cell_of(hours: float | None, week: date, x: float, width: float, most: float) -> Cell:
    if hours is None:
        return Cell(x, width, 0, HEIGHT, 0, "", f"{week_words(week)}: {not_known()}", is_known=False)
    share = min(hours / most, 1.0) if most else 0.0
    fill = max(round(share * HEIGHT, 1), LEAST_FILL) if hours > 0 else 0.0
    words = f"{week_words(week)}: {hours_words(hours)}"
    return Cell(x, width, round(HEIGHT - fill, 1), fill, step_of(hours, share), hours_number(hours), words)


def step_of(hours: float, share: float) -> int:
    """Return the colour step: 0 for nothing, else 1 to 4 by quarters of the most."""
    return min(STEPS, 1 + int(share * STEPS)) if hours > 0 else 0


def hours_number(hours: float) -> str:
    """Return hours with one decimal at most: “4”, “2.5”."""
    rounded = round(hours, 1)
    return number_format(rounded, decimal_pos=0 if rounded.is_integer() else 1)


def hours_words(hours: float) -> str:
    return _("%(hours)s h a person") % {"hours": hours_number(hours)}


def not_known() -> str:
    return _("not known")


def day(week: date) -> str:
    """Return a Monday as short as it can be read: “14 Sep”."""
    return date_format(week, "SHORT_MONTH_DAY_FORMAT")


def week_words(week: date) -> str:
    return _("week of %(monday)s") % {"monday": date_format(week, "SHORT_DATE_FORMAT")}


def peak_words(load: Load, weeks: tuple[date, ...]) -> str:
    """Return the highest week in words: “most: 9 h, 14 Sep”."""
    known = [(hours, -index) for index, hours in enumerate(load.hours) if hours is not None]
    if not known:
        return not_known()
    hours, index = max(known)
    if not hours:
        return _("no hours")
    monday = day(weeks[-index])
    return _("most: %(hours)s h, %(monday)s") % {"hours": hours_number(hours), "monday": monday}


def ticks_of(weeks: tuple[date, ...]) -> tuple[Tick, ...]:
    """Return the Monday of every so many weeks, at the start of its cell."""
    every = max(1, -(-len(weeks) // MOST_TICKS))
    ticks = (
        Tick(round(100 * index / len(weeks), 2), day(weeks[index]), begins=True)
        for index in range(0, len(weeks), every)
    )
    return tuple(tick for tick in ticks if tick.x <= LAST_TICK)


def legend_of(most: float) -> tuple[Sample, ...]:
    full = Cell(0, 100, 0, HEIGHT, STEPS, "", "")
    some = Cell(0, 100, HEIGHT * 0.7, HEIGHT * 0.3, 2, "", "")
    unknown = Cell(0, 100, 0, HEIGHT, 0, "", "", is_known=False)
    return (
        Sample(LoadMark((some,), False), _("hours a person and week: the fuller and darker, the more")),
        Sample(LoadMark((full,), False), _("%(hours)s h or more") % {"hours": hours_number(most)}),
        Sample(LoadMark((unknown,), False), not_known()),
    )


def table_of(shown: LoadChart) -> Table:
    columns = (
        Column(_("Unit"), is_number=False),
        *(Column(date_format(week, "SHORT_DATE_FORMAT")) for week in shown.weeks),
    )
    rows = (
        (load.name, *(not_known() if hours is None else round(hours, 1) for hours in load.hours))
        for load in shown.loads
    )
    return Table(columns, tuple(rows))
