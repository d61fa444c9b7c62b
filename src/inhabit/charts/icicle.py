"""An icicle: columns are levels, heights are sizes.

Widths are per cent of the drawing and heights are pixels, so that it fits any screen without
scaling its letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LEAST_HEIGHT = 420  # pixels
MOST_HEIGHT = 1400
LINE = 34  # pixels that a cell needs for one line of words
SLIVER = 3  # pixels below which a cell is not drawn
COLUMNS = ((0.0, 24.0), (24.0, 38.0), (62.0, 38.0))  # x and width of each level, per cent


@dataclass(frozen=True)
class Branch[Item]:
    """Something with a size, and what lies below it, of which ``own`` is not part."""

    item: Item
    size: float
    own: float = 0.0
    below: tuple[Branch[Item], ...] = ()


@dataclass(frozen=True)
class Cell[Item]:
    """One branch's place in the drawing: per cent across, pixels down."""

    item: Item
    level: int
    is_own: bool  # what belongs to the branch itself, beside the branches below it
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
class Icicle[Item]:
    height: int
    cells: tuple[Cell[Item], ...]
    undrawn: int  # branches too small to be drawn; the table has them


def draw_icicle[Item](root: Branch[Item]) -> Icicle[Item]:
    """Return the places of ``root``, the branches below it and those below them."""
    height = height_for(root)
    cells = list(place(root, 0, 0.0, float(height)))
    drawn = [cell for cell in cells if cell.height >= SLIVER]
    return Icicle(height=height, cells=tuple(drawn), undrawn=len(cells) - len(drawn))


def height_for[Item](root: Branch[Item]) -> int:
    """Return a height at which most of the branches directly below have room for their name."""
    return int(min(max(LEAST_HEIGHT, len(root.below) * LINE * 1.6), MOST_HEIGHT))


def place[Item](branch: Branch[Item], level: int, y: float, height: float) -> Iterator[Cell[Item]]:
    """Yield the cell of ``branch`` and, beside it, those of the branches below it and of its own."""
    x, width = COLUMNS[level]
    yield Cell(branch.item, level, False, x, width, round(y, 1), round(height, 1))
    if level + 1 == len(COLUMNS):
        return
    each = height / branch.size if branch.size else 0.0
    for below in branch.below:
        yield from place(below, level + 1, y, below.size * each)
        y += below.size * each
    if branch.below:
        x, width = COLUMNS[level + 1]
        yield Cell(branch.item, level + 1, True, x, width, round(y, 1), round(branch.own * each, 1))
