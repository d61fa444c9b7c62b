"""The map as an icicle: columns are levels, heights are people.

Widths are per cent of the drawing and heights are pixels, so that it fits any screen without
scaling its letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inhabit.thread.map import Patch

LEAST_HEIGHT = 420  # pixels
MOST_HEIGHT = 1400
LINE = 34  # pixels that a cell needs for one line of words
SLIVER = 3  # pixels below which a cell is not drawn
COLUMNS = ((0.0, 24.0), (24.0, 38.0), (62.0, 38.0))  # x and width of each level, per cent


@dataclass(frozen=True)
class Cell:
    """One unit's place in the drawing: per cent across, pixels down."""

    patch: Patch
    level: int
    is_own: bool  # the people placed in the unit itself, beside the units below it
    x: float
    width: float
    y: float
    height: float

    @property
    def has_room_for_words(self) -> bool:
        return self.height >= LINE * 0.6

    @property
    def has_room_for_figures(self) -> bool:
        return self.height >= LINE * 1.4


@dataclass(frozen=True)
class Icicle:
    height: int
    cells: tuple[Cell, ...]
    undrawn: int  # units too small to be drawn; the table has them


def draw_icicle(root: Patch) -> Icicle:
    """Return the places of ``root``, the units below it and those below them."""
    height = height_for(root)
    cells = list(place(root, 0, 0.0, float(height)))
    drawn = [cell for cell in cells if cell.height >= SLIVER]
    return Icicle(height=height, cells=tuple(drawn), undrawn=len(cells) - len(drawn))


def height_for(root: Patch) -> int:
    """Return a height at which most of the units directly below have room for their name."""
    return int(min(max(LEAST_HEIGHT, len(root.below) * LINE * 1.6), MOST_HEIGHT))


def place(patch: Patch, level: int, y: float, height: float) -> Iterator[Cell]:
    """Yield the cell of ``patch`` and, beside it, those of the units below it and of its own people."""
    x, width = COLUMNS[level]
    yield Cell(patch, level, False, x, width, round(y, 1), round(height, 1))
    per_person = height / patch.people if patch.people else 0.0
    for below in patch.below:
        yield from place(below, level + 1, y, below.people * per_person)
        y += below.people * per_person
    if patch.below:
        x, width = COLUMNS[level + 1]
        own = patch.unit.headcount * per_person
        yield Cell(patch, level + 1, True, x, width, round(y, 1), round(own, 1))
