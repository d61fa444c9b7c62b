"""Where each unit has its place in the curtain.

Across, places are thousandths of the picture; down, they are pixels, so that it fits any width without
scaling its letters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from inhabit.thread.fabric import Part

WIDE = 1000.0
ROD = 4.0  # where the threads hang
FIRST, BAND = 66.0, 98.0  # heights of the uppermost unit and of each below
TAIL = 70.0  # from the last unit down to the hem
TIGHT = 14.0  # by how much a crossing line draws in the outermost thread
MOST_TIGHT = 0.16  # of a unit's width
LINK_WIDTH = 20.0  # a narrower unit is no link: no finger could choose it
NAME_WIDTH = 112.0  # room for a name on a wide screen


@dataclass(frozen=True)
class Piece:
    """A part in its place."""

    part: Part
    level: int
    x: float
    width: float
    bottom: float  # of its band, or the hem where nothing below it is drawn
    below: tuple[Piece, ...] = ()

    @property
    def top(self) -> float:
        return level_at(self.level)

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def knot(self) -> float:
        """Return how far down its crossing line is."""
        return self.top + (level_at(self.level + 1) - self.top) / 2

    @property
    def left_percent(self) -> float:
        return round(self.x / 10, 2)

    @property
    def width_percent(self) -> float:
        return round(self.width / 10, 2)

    @property
    def is_link(self) -> bool:
        return self.level > 0 and self.part.unit is not None and self.width >= LINK_WIDTH

    @property
    def has_room_for_name(self) -> bool:
        return self.level > 0 and self.part.unit is not None and self.width >= NAME_WIDTH

    @property
    def tightness(self) -> float:
        """Return how far its crossing line draws threads towards its middle, as a share."""
        return min(MOST_TIGHT, TIGHT / max(self.width / 2, 1))


def depth_of(part: Part) -> int:
    return 1 + max(map(depth_of, part.below)) if part.below else 0


def level_at(level: int) -> float:
    """Return how far down the band of ``level`` begins, 0 for the uppermost unit."""
    return ROD + (FIRST + (level - 1) * BAND if level else 0.0)


def place(part: Part, level: int, x: float, width: float, hem: float) -> Piece:
    """Give each part its width by its people; a unit's own people hang left of the units below it."""
    each = width / part.people if part.people else 0.0
    below, at = [], x + part.own * each
    for child in part.below:
        below.append(place(child, level + 1, at, child.people * each, hem))
        at += child.people * each
    bottom = level_at(level + 1) if below else hem
    return Piece(part, level, x, width, bottom, tuple(below))


def walk(piece: Piece) -> Iterator[Piece]:
    yield piece
    for child in piece.below:
        yield from walk(child)


def line_at(piece: Piece, x: float) -> list[Piece]:
    """Return the pieces that a thread at ``x`` passes, the uppermost first."""
    line = [piece]
    while piece.below:
        index = bisect_right([child.x for child in piece.below], x) - 1
        if index < 0:  # somebody placed in the unit itself
            break
        piece = piece.below[index]
        line.append(piece)
    return line


def bound_pieces(piece: Piece, comes: bool) -> Iterator[tuple[Piece, bool]]:
    """Yield each piece that has shared, and whether the thread, where it comes from above, comes to it."""
    comes = comes and piece.part.has_shared
    if piece.part.has_shared:
        yield piece, comes
    for child in piece.below:
        yield from bound_pieces(child, comes)


def crossing(piece: Piece) -> str:
    inset = piece.width / 2 * piece.tightness
    return f"M{piece.x + inset:.1f} {piece.knot:.0f}H{piece.x + piece.width - inset:.1f}"
