"""A dot with its interval: a unit among its siblings."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from inhabit.charts.figures import NOT_SHOWN, Figure, whole
from inhabit.charts.frame import Column, Frame, Row, RowsPicture, Sample, Table, Tick
from inhabit.charts.scale import HUNDRED, Scale

HEIGHT = 28  # pixels of a row's mark
SAMPLE = 20  # pixels of a mark in the legend


@dataclass(frozen=True)
class Dot:
    """One unit's figure.

    leans: the estimate rests mostly on the unit above, and is drawn less certain.
    """

    name: str
    figure: Figure = NOT_SHOWN
    base: str = ""
    leans: bool = False
    is_own: bool = False
    address: str = ""


@dataclass(frozen=True)
class DotChart:
    """Units in the order in which they are drawn, and the unit above as a line through all of them."""

    frame: Frame
    dots: tuple[Dot, ...]
    above: Dot | None = None
    scale: Scale = HUNDRED


@dataclass(frozen=True)
class DotMark:
    """Places across, per cent; None where nothing stands."""

    x: float | None = None
    low: float | None = None
    high: float | None = None
    line: float | None = None
    leans: bool = False
    is_own: bool = False
    height: int = HEIGHT

    @property
    def width(self) -> float:
        return round((self.high or 0) - (self.low or 0), 2)


def draw_dots(shown: DotChart) -> RowsPicture:
    line = line_of(shown)
    return RowsPicture(
        kind="dots",
        frame=shown.frame,
        rows=tuple(row_of(dot, shown.scale, line) for dot in shown.dots),
        height=HEIGHT,
        table=table_of(shown),
        ticks=ticks_of(shown.scale),
        legend=tuple(legend_of(shown, line)),
    )


def line_of(shown: DotChart) -> float | None:
    """Return per cent across to the line for the unit above; None where there is none."""
    above = shown.above
    return shown.scale.x(above.figure.value) if above and above.figure.is_shown else None


def row_of(dot: Dot, scale: Scale, line: float | None) -> Row:
    return Row(dot.name, dot.figure.words, mark_of(dot, scale, line), note_of(dot), dot.is_own, dot.address)


def note_of(dot: Dot) -> str:
    """Return what the row rests on, where that is something to know."""
    if not dot.figure.is_shown:
        return ""
    return ", ".join(
        part for part in (dot.base, _("leans mostly on the unit above") if dot.leans else "") if part
    )


def mark_of(dot: Dot, scale: Scale, line: float | None) -> DotMark:
    if not dot.figure.is_shown:
        return DotMark(line=line)
    low, high = dot.figure.ends
    return DotMark(scale.x(dot.figure.value), scale.x(low), scale.x(high), line, dot.leans, dot.is_own)


def ticks_of(scale: Scale) -> tuple[Tick, ...]:
    """Return five ticks, evenly from the scale's one end to the other."""
    values = (scale.low + (scale.high - scale.low) * quarter / 4 for quarter in range(5))
    return tuple(Tick(scale.x(value), whole(value)) for value in values)


def legend_of(shown: DotChart, line: float | None) -> list[Sample]:
    samples = [Sample(DotMark(50, 12, 88, height=SAMPLE), _("estimate with its 90% interval"))]
    if any(dot.leans for dot in shown.dots):
        samples.append(
            Sample(DotMark(50, 12, 88, leans=True, height=SAMPLE), _("leans mostly on the unit above"))
        )
    if any(dot.is_own for dot in shown.dots):
        samples.append(
            Sample(DotMark(50, 12, 88, is_own=True, height=SAMPLE), _("the unit you are looking at"))
        )
    if shown.above and line is not None:
        words = _("%(unit)s: %(figure)s") % {
            "unit": shown.above.name,
            "figure": shown.above.figure.words,
        }
        samples.append(Sample(DotMark(line=50, height=SAMPLE), words))
    return samples


def table_of(shown: DotChart) -> Table:
    columns = (
        Column(_("Unit"), is_number=False),
        Column(_("Estimate")),
        Column(_("90% interval from")),
        Column(_("to")),
        Column(_("Rests on"), is_number=False),
    )
    dots = (*shown.dots, shown.above) if shown.above else shown.dots
    return Table(
        columns,
        tuple((dot.name, *dot.figure.cells, note_of(dot)) for dot in dots),
    )
