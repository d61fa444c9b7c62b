"""Small multiples: several measures over the rounds, all on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from inhabit.charts.figures import NOT_SHOWN, Figure
from inhabit.charts.frame import Column, Frame, Row, RowsPicture, Sample, Table, Tick
from inhabit.charts.scale import HUNDRED, Scale

HEIGHT = 88  # pixels of a panel
EDGE = 6.0  # per cent kept free at both ends, so that no dot is cut


@dataclass(frozen=True)
class Series:
    """One measure: a figure for each round, the oldest first. ``since``: what changed, in words."""

    name: str
    figures: tuple[Figure, ...]
    since: str = ""
    address: str = ""


@dataclass(frozen=True)
class Multiples:
    frame: Frame
    rounds: tuple[str, ...]
    series: tuple[Series, ...]
    scale: Scale = HUNDRED


@dataclass(frozen=True)
class Point:
    """Per cent across; pixels down for the dot and its interval's two ends."""

    x: float
    y: float
    top: float
    bottom: float
    words: str
    is_last: bool = False


@dataclass(frozen=True)
class PanelMark:
    """The points of a panel; a line joins those of rounds that follow one another."""

    points: tuple[Point, ...]
    lines: tuple[str, ...]  # SVG paths: per cent across, pixels down
    middle: float  # pixels down to the middle of the scale
    height: int = HEIGHT


def draw_multiples(shown: Multiples) -> RowsPicture:
    return RowsPicture(
        kind="panel",
        frame=shown.frame,
        rows=tuple(row_of(series, shown) for series in shown.series),
        height=HEIGHT,
        table=table_of(shown),
        ticks=ticks_of(shown.rounds),
        legend=(Sample(sample(), _("estimate with its 90% interval; all panels share one scale")),),
        is_panels=True,
    )


def sample() -> PanelMark:
    return PanelMark((Point(50, 16, 4, 28, "", is_last=True),), (), 16, 32)


def row_of(series: Series, shown: Multiples) -> Row:
    last = series.figures[-1] if series.figures else NOT_SHOWN
    return Row(series.name, last.words, panel_of(series, shown), series.since, address=series.address)


def panel_of(series: Series, shown: Multiples) -> PanelMark:
    points = [
        point_of(figure, index, shown) if figure.is_shown else None
        for index, figure in enumerate(series.figures)
    ]
    runs = [list(run) for is_known, run in groupby(points, key=lambda point: point is not None) if is_known]
    lines = [
        "M" + " L".join(f"{point.x} {point.y}" for point in run if point) for run in runs if len(run) > 1
    ]
    middle = shown.scale.y((shown.scale.low + shown.scale.high) / 2, HEIGHT)
    return PanelMark(tuple(point for point in points if point), tuple(lines), middle)


def point_of(figure: Figure, index: int, shown: Multiples) -> Point:
    low, high = figure.ends
    return Point(
        x=x_of(index, len(shown.rounds)),
        y=shown.scale.y(figure.value, HEIGHT),
        top=shown.scale.y(high, HEIGHT),
        bottom=shown.scale.y(low, HEIGHT),
        words=f"{shown.rounds[index]}: {figure.words}",
        is_last=index == len(shown.rounds) - 1,
    )


def x_of(index: int, count: int) -> float:
    """Return per cent across for the round of this number among ``count``."""
    return round(EDGE + (100 - 2 * EDGE) * index / (count - 1), 2) if count > 1 else 50.0


def ticks_of(rounds: tuple[str, ...]) -> tuple[Tick, ...]:
    """Return the first and the last round: a panel is narrow."""
    ends = dict.fromkeys((0, len(rounds) - 1)) if rounds else {}
    return tuple(Tick(x_of(index, len(rounds)), rounds[index]) for index in ends)


def table_of(shown: Multiples) -> Table:
    columns = (Column(_("Measure"), is_number=False), *(Column(name) for name in shown.rounds))
    rows = ((series.name, *(figure.words for figure in series.figures)) for series in shown.series)
    return Table(columns, tuple(rows))
