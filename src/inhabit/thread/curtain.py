"""The map's picture as a curtain: threads hang from the vision, past every unit, to everybody at the hem.

Each unit that has said what the strategy means for it binds its threads with a crossing line; where a
unit has said nothing, they end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator

from inhabit.thread.fabric import Part
from inhabit.thread.pieces import TAIL, WIDE, Piece, bound_pieces, crossing, depth_of, level_at, place, walk
from inhabit.thread.yarn import Thread, fray, hang, tail

BELOW_HEM = 10.0
MOST_THREADS = 160
FEW_THREADS = 80  # from more than that, a narrow screen leaves out every other
WIDE_NAME_WIDTH = 300.0  # room for a name on a narrow screen
LETTER = 7.0  # a letter's width in a file, where words don't wrap
DIGIT = 15.0  # room for each digit of the figure below a tag
BELOW_ENDS = 44.0  # from the top of a band to below the ends of threads
TAG = 26.0  # pixels: a tag with a little room around it
TAG_WIDTH = 76.0  # the same across, on the narrowest screen
EDGE = 36.0  # no tag's middle is nearer to the edge of the picture


@dataclass(frozen=True)
class Tag:
    """The numbers of the breaks within a piece, and the people beyond them where they are one break."""

    numbers: tuple[int, ...]
    people: int
    x: float
    y: float
    width: float  # of the break

    @property
    def left_percent(self) -> float:
        return round(self.x / 10, 2)

    @property
    def label(self) -> str:
        return "·".join(str(number) for number in self.numbers)

    @property
    def radius_across(self) -> float:
        """Return half of its width in pixels: more than one number makes a pill."""
        return 11 + 6 * (len(self.label) - 1)

    @property
    def width_across(self) -> float:
        return 2 * self.radius_across

    @property
    def has_figure(self) -> bool:
        return len(self.numbers) == 1 and self.width >= DIGIT * len(str(self.people))


@dataclass(frozen=True)
class Label:
    """The name of a piece's unit; ``y`` is the upper edge of the words."""

    piece: Piece
    y: float

    @property
    def is_wide(self) -> bool:
        return self.piece.width >= WIDE_NAME_WIDTH

    @property
    def middle(self) -> float:
        return round(self.piece.x + self.piece.width / 2, 1)

    @property
    def baseline(self) -> float:
        return self.y + 13

    @property
    def short_name(self) -> str:
        """Return as much of the name as fits in one line."""
        return Truncator(str(self.piece.part.unit)).chars(int(self.piece.width / LETTER))


@dataclass(frozen=True)
class Curtain:
    root: Piece
    threads: tuple[Thread, ...]
    tags: tuple[Tag, ...]
    labels: tuple[Label, ...]
    hem: float
    bound: tuple[tuple[Piece, bool], ...]  # the pieces that have shared, and whether the thread comes there

    @property
    def height(self) -> float:
        return self.hem + BELOW_HEM

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return all pieces, each before those below it."""
        return tuple(walk(self.root))

    @property
    def people_per_thread(self) -> float:
        return self.root.part.people / max(len(self.threads), 1)

    @property
    def main(self) -> str:
        return "".join(thread.path for thread in self.threads if not thread.is_fine)

    @property
    def fine(self) -> str:
        return "".join(thread.path for thread in self.threads if thread.is_fine)

    @property
    def frays(self) -> str:
        return "".join(fray(number, thread) for number, thread in self.cut())

    @property
    def main_tails(self) -> str:
        return "".join(tail(thread, self.hem) for _, thread in self.cut() if not thread.is_fine)

    @property
    def fine_tails(self) -> str:
        return "".join(tail(thread, self.hem) for _, thread in self.cut() if thread.is_fine)

    @property
    def crossings(self) -> str:
        """Return the lines of the units that have spoken and to whom the thread comes."""
        return "".join(crossing(piece) for piece, comes in self.bound if comes)

    @property
    def loose_crossings(self) -> str:
        """Return the lines of the units that have spoken below a break."""
        return "".join(crossing(piece) for piece, comes in self.bound if not comes)

    def cut(self) -> Iterator[tuple[int, Thread]]:
        return ((number, thread) for number, thread in enumerate(self.threads) if not thread.is_whole)


def draw_curtain(
    root: Part, breaks: Mapping[int, Sequence[int]] | None = None, *, comes_from_above: bool = True
) -> Curtain:
    """Return the picture of ``root``.

    breaks: the numbers of the breaks to tag, by the unit where they are or, where that is too small to
        be drawn, by the nearest above it that is.
    comes_from_above: False where the thread breaks above ``root`` already, so that none hangs here.
    """
    deepest = depth_of(root)
    hem = level_at(deepest + 1) + TAIL
    piece = place(root, 0, 0.0, WIDE, hem)
    count = min(MOST_THREADS, root.people)
    is_many = count > FEW_THREADS
    xs = [(number + 0.5) * WIDE / count for number in range(count)]
    threads = tuple(
        hang(piece, x, number, hem, is_fine=is_many and number % 2 == 1, is_cut=not comes_from_above)
        for number, x in enumerate(xs)
    )
    return Curtain(
        root=piece,
        threads=threads,
        tags=tuple(tags_of(piece, breaks or {}, hem)),
        labels=tuple(labels_of(piece, breaks or {}, comes_from_above)),
        hem=hem,
        bound=tuple(bound_pieces(piece, comes_from_above)),
    )


def labels_of(piece: Piece, breaks: Mapping[int, Sequence[int]], comes: bool) -> Iterator[Label]:
    """Yield the names that have room, clear of the ends of threads. The list has those of numbered breaks."""
    unit = piece.part.unit
    is_break = comes and not piece.part.has_shared
    if unit and piece.has_room_for_name and not (is_break and unit.pk in breaks):
        yield Label(piece, piece.top + (BELOW_ENDS if is_break else 3))
    for child in piece.below:
        yield from labels_of(child, breaks, comes and piece.part.has_shared)


def tags_of(root: Piece, breaks: Mapping[int, Sequence[int]], hem: float) -> Iterator[Tag]:
    """Yield a tag for each piece with breaks, from left to right, none upon another."""
    last: list[tuple[float, float]] = []
    for piece in sorted(walk(root), key=middle_of_break):
        numbers = breaks.get(piece.part.unit.pk) if piece.part.unit else None
        if not numbers:
            continue
        x = min(max(middle_of_break(piece), EDGE), WIDE - EDGE)
        is_here = not piece.part.has_shared
        y, step = (piece.top + 52, TAG) if is_here else (hem - 16, -TAG)
        while any(abs(x - other_x) < TAG_WIDTH and abs(y - other_y) < TAG for other_x, other_y in last):
            y += step
        last.append((x, y))
        missing = piece.part.people if is_here else piece.part.missing
        width = piece.width * missing / piece.part.people
        # The finding has the figure of the uppermost unit; the names of those below it stand close.
        yield Tag(tuple(numbers), missing, round(x, 1), y, width if piece.level else 0.0)


def middle_of_break(piece: Piece) -> float:
    """Return the middle of ``piece``, or of its right part where the thread breaks further down."""
    part = piece.part
    share = part.reached / part.people if part.has_shared and part.people else 0.0
    return piece.x + piece.width * (1 + share) / 2
