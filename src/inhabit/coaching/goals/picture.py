"""The way to a goal, drawn: a dot for each time that somebody said where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from inhabit.coaching.goals.selectors import OpenGoal
from inhabit.coaching.goals.wording import FROM_THE_TOP, Level

STEP = 28.0  # between two dots
ROW = 18.0  # between two levels
EDGE = 12.0
LEFT = 28.0  # room for the signs of the levels
MOST_DOTS = 24


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    is_coachs: bool


@dataclass(frozen=True)
class Row:
    """A level's line, with its sign."""

    sign: str
    y: float


@dataclass(frozen=True)
class Way:
    """``path`` joins the owner's own dots; lengths are pixels."""

    width: float
    height: float
    rows: tuple[Row, ...]
    dots: tuple[Dot, ...]
    path: str


def way_of(one: OpenGoal) -> Way | None:
    """Return the picture of where ``one`` stood, from where it began; None before anybody has said it."""
    shown = one.standings[-MOST_DOTS:]
    if not shown:
        return None
    own = [(0, one.wording.baseline)] if one.wording.baseline is not None else []
    days = sorted({standing.day for standing in shown})
    own += [(days.index(item.day) + 1, item.level) for item in shown if not item.is_coachs]
    coachs = [(days.index(item.day) + 1, item.level) for item in shown if item.is_coachs]
    dots = [Dot(x_of(place), y_of(level), is_coachs=False) for place, level in own]
    dots += [Dot(x_of(place), y_of(level), is_coachs=True) for place, level in coachs]
    return Way(
        width=x_of(len(days)) + EDGE,
        height=y_of(Level.MUCH_LESS) + EDGE,
        rows=tuple(Row(level.sign, y_of(level)) for level in FROM_THE_TOP),
        dots=tuple(dots),
        path="M" + "L".join(f"{x_of(place):g} {y_of(level):g}" for place, level in own) if own else "",
    )


def x_of(place: int) -> float:
    return LEFT + EDGE + place * STEP


def y_of(level: Level) -> float:
    return EDGE + (Level.MUCH_MORE - level) * ROW
