"""The map's picture as a curtain: threads hang from the vision, past every unit, to everybody at the hem.

Each unit that has said what the strategy means for it binds its threads with a crossing line; where a
unit has said nothing, they end. Across, places are thousandths of the picture; down, they are pixels,
so that it fits any width without scaling its letters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from inhabit.thread.fabric import Part

WIDE = 1000.0
ROD = 4.0  # where the threads hang
FIRST, BAND = 66.0, 98.0  # heights of the uppermost unit and of each below
TAIL = 70.0  # from the last unit down to the hem
BELOW_HEM = 10.0
MOST_THREADS = 160
FEW_THREADS = 80  # from more than that, a narrow screen leaves out every other
TIGHT = 14.0  # by how much a crossing line draws in the outermost thread
MOST_TIGHT = 0.16  # of a unit's width
LINK_WIDTH = 20.0  # a narrower unit is no link: no finger could choose it
NAME_WIDTH, WIDE_NAME_WIDTH = 112.0, 300.0  # room for a name on a wide screen, and on a narrow one
LETTER = 7.0  # a letter's width in a file, where words don't wrap
DIGIT = 15.0  # room for each digit of the figure below a tag
BELOW_ENDS = 44.0  # from the top of a band to below the ends of threads
TAG = 26.0  # pixels: a tag with a little room around it
TAG_WIDTH = 76.0  # the same across, on the narrowest screen
EDGE = 36.0


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


@dataclass(frozen=True)
class Thread:
    """A thread at ``x``, for equally many people as each other: whole, or ending at ``end`` above the hem."""

    x: float
    path: str
    end: float
    is_whole: bool
    is_fine: bool  # left out on a narrow screen


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
        return shorten(str(self.piece.part.unit), int(self.piece.width / LETTER), placeholder="…")


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


def hang(root: Piece, x: float, number: int, hem: float, *, is_fine: bool, is_cut: bool) -> Thread:
    """Return the thread at ``x``: past each unit on its line, down to the first that has said nothing."""
    if is_cut:
        return Thread(x, "", ROD, is_whole=False, is_fine=is_fine)
    line = line_at(root, x)
    path, y = f"M{x:.1f} {ROD:.0f}", ROD
    for piece in line:
        if not piece.part.has_shared:
            end = piece.top + 6 + number * 37 % 23
            return Thread(x, f"{path}V{end:.0f}", end, is_whole=False, is_fine=is_fine)
        path += past(piece, x, y)
        y = level_at(piece.level + 1)
    is_whole = is_reached(line[-1], x)
    end = hem if is_whole else hem - 26 - number * 13 % 17
    return Thread(x, f"{path}V{end:.0f}", end, is_whole=is_whole, is_fine=is_fine)


def past(piece: Piece, x: float, y: float) -> str:
    """Return the way from ``y`` through the crossing line of ``piece`` to the end of its band."""
    near = x + (piece.x + piece.width / 2 - x) * piece.tightness
    knot, end = piece.knot, level_at(piece.level + 1)
    return (
        f"C{x:.1f} {(y + knot) / 2:.0f} {near:.1f} {knot - 20:.0f} {near:.1f} {knot:.0f}"
        f"S{x:.1f} {(knot + end) / 2:.0f} {x:.1f} {end:.0f}"
    )


def is_reached(piece: Piece, x: float) -> bool:
    """Say whether the thread at ``x`` comes to the hem below ``piece``, of which no more is drawn.

    Those whom it reaches hang at the left; where it breaks further down, it ends above the hem.
    """
    if piece.below or not piece.part.missing:
        return True
    return x < piece.x + piece.width * piece.part.reached / piece.part.people


def fray(number: int, thread: Thread) -> str:
    """Return the two fibres at the end of a thread that is cut."""
    if not thread.path:
        return ""
    lean = (number * 29 % 7 - 3) * 0.25
    return (
        f"M{thread.x:.1f} {thread.end - 1:.0f}q{-0.6 + lean:.1f} 5 {-1.3 + lean:.1f} {9 + number % 5}"
        f"M{thread.x:.1f} {thread.end - 1:.0f}q{0.5 + lean:.1f} 4 {1.0 + lean:.1f} {7 + number % 7}"
    )


def tail(thread: Thread, hem: float) -> str:
    """Return what is still to come of a thread that is cut."""
    start = thread.end + 24 if thread.path else ROD
    return f"M{thread.x:.1f} {start:.0f}V{hem:.0f}" if start < hem else ""


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
