"""A slope for two rounds: what went up, down or stayed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from inhabit.charts.figures import Figure, whole
from inhabit.charts.frame import Column, Frame, Table
from inhabit.charts.scale import Scale, scale_around, spread

LINE = 22.0  # pixels that a label needs
LEAST_HEIGHT, MOST_HEIGHT = 220, 420
MOST_LABELS = 8  # slopes that are all labelled and show their intervals
STAGGER = 2.2  # per cent between the intervals of neighbouring slopes, so that they don't lie on each other


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Change:
    """A unit's figures in both rounds, and the direction that whoever knows the rule found."""

    name: str
    before: Figure
    after: Figure
    direction: Direction
    is_own: bool = False

    @property
    def is_drawn(self) -> bool:
        return self.before.is_shown and self.after.is_shown

    @property
    def step(self) -> float:
        return self.after.value - self.before.value


@dataclass(frozen=True)
class SlopeChart:
    """rounds: the names of the earlier and the later one."""

    frame: Frame
    rounds: tuple[str, str]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Whisker:
    x: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Slope:
    """A line from left to right: per cent across, pixels down. Labels stand where there is room for them."""

    change: Change
    x1: float
    y1: float
    x2: float
    y2: float
    labels: tuple[float, float] | None  # pixels down to the middle of both labels
    whiskers: tuple[Whisker, ...]
    words: str

    @property
    def label_top(self) -> float:
        return round(self.labels[1] - LINE / 2, 1) if self.labels else 0.0

    @property
    def start(self) -> str:
        return whole(self.change.before.value)

    @property
    def end(self) -> str:
        return whole(self.change.after.value)


@dataclass(frozen=True)
class Sample:
    """A line of the legend: pixels down at its two ends."""

    direction: Direction
    y1: int
    y2: int

    @property
    def words(self) -> str:
        return direction_words(self.direction)


LEGEND = (Sample(Direction.UP, 14, 2), Sample(Direction.DOWN, 2, 14), Sample(Direction.UNCHANGED, 8, 8))


@dataclass(frozen=True)
class SlopePicture:
    frame: Frame
    rounds: tuple[str, str]
    slopes: tuple[Slope, ...]
    height: int
    table: Table
    counted: str  # “Three up, one down, two unchanged”, in words
    undrawn: str  # who is held back, in words

    kind = "slope"
    template = "charts/pictures/slope.html"

    @property
    def is_empty(self) -> bool:
        return not self.slopes

    @property
    def legend(self) -> tuple[Sample, ...]:
        """Return the directions that occur."""
        drawn = {slope.change.direction for slope in self.slopes}
        return tuple(sample for sample in LEGEND if sample.direction in drawn)

    @property
    def labelled(self) -> tuple[Slope, ...]:
        return tuple(slope for slope in self.slopes if slope.labels)

    @property
    def is_crowded(self) -> bool:
        return len(self.labelled) < len(self.slopes)


def direction_of(before: Figure, after: Figure) -> Direction:
    """Return what two figures show by themselves: up or down where their intervals are apart."""
    if not (before.is_shown and after.is_shown):
        return Direction.UNKNOWN
    if after.ends[0] > before.ends[1]:
        return Direction.UP
    if after.ends[1] < before.ends[0]:
        return Direction.DOWN
    return Direction.UNCHANGED


def draw_slopes(shown: SlopeChart) -> SlopePicture:
    drawn = [change for change in shown.changes if change.is_drawn]
    labelled = labelled_of(drawn)
    height = int(min(max(LEAST_HEIGHT, len(labelled) * LINE * 1.6), MOST_HEIGHT))
    return SlopePicture(
        frame=shown.frame,
        rounds=shown.rounds,
        slopes=slopes_of(drawn, labelled, height),
        height=height,
        table=table_of(shown),
        counted=counted_words(shown.changes),
        undrawn=undrawn_words(shown.changes),
    )


def labelled_of(drawn: list[Change]) -> set[int]:
    """Return which slopes get a label: all of a few; of many the own one, both extremes and both ends."""
    if len(drawn) <= MOST_LABELS:
        return set(range(len(drawn)))
    by_step = sorted(range(len(drawn)), key=lambda index: drawn[index].step)
    by_end = sorted(range(len(drawn)), key=lambda index: drawn[index].after.value)
    own = [index for index, change in enumerate(drawn) if change.is_own]
    return {by_step[0], by_step[-1], by_end[0], by_end[-1], *own}


def slopes_of(drawn: list[Change], labelled: set[int], height: int) -> tuple[Slope, ...]:
    scale = scale_of(drawn)
    order = sorted(labelled)
    starts = label_places([scale.y(drawn[index].before.value, height) for index in order], height)
    ends = label_places([scale.y(drawn[index].after.value, height) for index in order], height)
    labels = dict(zip(order, zip(starts, ends, strict=True), strict=True))
    insets = {index: STAGGER * place for place, index in enumerate(order)}
    return tuple(
        slope_of(change, scale, height, insets.get(index, 0.0), labels.get(index))
        for index, change in enumerate(drawn)
    )


def scale_of(drawn: list[Change]) -> Scale:
    return scale_around(end for change in drawn for end in (*change.before.ends, *change.after.ends))


def label_places(wanted: list[float], height: int) -> list[float]:
    return spread(wanted, LINE, LINE / 2, height - LINE / 2)


def slope_of(
    change: Change, scale: Scale, height: int, inset: float, labels: tuple[float, float] | None
) -> Slope:
    """``labels``: pixels down to both labels, None where the slope has none."""
    x1, x2 = round(1 + inset, 2), round(99 - inset, 2)
    figures = ((change.before, x1), (change.after, x2)) if labels else ()
    return Slope(
        change=change,
        x1=x1,
        y1=scale.y(change.before.value, height),
        x2=x2,
        y2=scale.y(change.after.value, height),
        labels=labels,
        whiskers=tuple(whisker(figure, x, scale, height) for figure, x in figures),
        words=change_words(change),
    )


def whisker(figure: Figure, x: float, scale: Scale, height: int) -> Whisker:
    low, high = figure.ends
    return Whisker(x, scale.y(high, height), scale.y(low, height))


def direction_words(direction: Direction) -> str:
    return {
        Direction.UP: pgettext("direction", "up"),
        Direction.DOWN: pgettext("direction", "down"),
        Direction.UNCHANGED: pgettext("direction", "unchanged"),
        Direction.UNKNOWN: pgettext("direction", "can’t be compared"),
    }[direction]


def change_words(change: Change) -> str:
    return _("%(unit)s: %(before)s, then %(after)s, %(direction)s") % {
        "unit": change.name,
        "before": change.before.words,
        "after": change.after.words,
        "direction": direction_words(change.direction),
    }


def counted_words(changes: tuple[Change, ...]) -> str:
    """Return how many went which way: “3 up, 1 down, 2 unchanged”."""
    counts = Counter(change.direction for change in changes)
    return ", ".join(
        f"{counts[direction]} {direction_words(direction)}" for direction in Direction if counts[direction]
    )


def undrawn_words(changes: tuple[Change, ...]) -> str:
    count = sum(not change.is_drawn for change in changes)
    if not count:
        return ""
    return ngettext(
        "One unit is not drawn: it is held back in one of the rounds.",
        "%(count)s units are not drawn: they are held back in one of the rounds.",
        count,
    ) % {"count": count}


def table_of(shown: SlopeChart) -> Table:
    first, second = shown.rounds
    columns = (
        Column(_("Unit"), is_number=False),
        Column(first),
        Column(_("90% interval from")),
        Column(_("to")),
        Column(second),
        Column(_("90% interval from")),
        Column(_("to")),
        Column(pgettext("between two rounds", "Change"), is_number=False),
    )
    rows = (
        (
            change.name,
            *change.before.cells,
            *change.after.cells,
            direction_words(change.direction),
        )
        for change in shown.changes
    )
    return Table(columns, tuple(rows))
