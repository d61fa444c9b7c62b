"""The threads of the curtain: each hangs from the rod past its units, to the hem or to a break."""

from __future__ import annotations

from dataclasses import dataclass

from inhabit.thread.pieces import ROD, Piece, level_at, line_at


@dataclass(frozen=True)
class Thread:
    """A thread at ``x``, for equally many people as each other: whole, or ending at ``end`` above the hem."""

    x: float
    path: str
    end: float
    is_whole: bool
    is_fine: bool  # left out on a narrow screen


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
