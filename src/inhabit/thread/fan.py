"""How one strand parts into many: the geometry of the drawing beside the units below a unit.

Lengths are in hundredths of the width of the drawing. The thread comes in at 20, as in every
piece of yarn; each strand runs down at its own place and turns off beside its unit.
"""

from __future__ import annotations

from dataclasses import dataclass

CENTRE = 20.0
ROOM = 48.0  # for all strands side by side
WIDEST_GAP = 9.0


@dataclass(frozen=True)
class Ply:
    """The strand of one unit, within a row 100 high, which stretches, below a bend 28 high, which doesn't."""

    bend: str
    passing: str  # the strands of later units, which run on down beside it; "" beside the last


@dataclass(frozen=True)
class Fan:
    """A strand that parts. ``parting`` is 40 high and leads from the thread to the first row."""

    parting: str
    plies: tuple[Ply, ...]


def fan_of(number: int) -> Fan:
    """Return the drawing of a strand that parts into ``number`` (0 or more), the first turning off first.

    All paths are SVG path data; with 0 they are empty.
    """
    places = places_of(number)
    return Fan(
        parting="".join(f"M{CENTRE:g} 0C{CENTRE:g} 22 {x:g} 14 {x:g} 40" for x in places),
        plies=tuple(
            Ply(
                bend=f"M{x:g} 0C{x:g} 18 {x + 3:g} 28 {x + 16:g} 28H100",
                passing="".join(f"M{later:g} 0V100" for later in places[index + 1 :]),
            )
            for index, x in enumerate(places)
        ),
    )


def places_of(number: int) -> list[float]:
    """Return where each strand runs down: the last straight on, the earlier ones evenly beside it."""
    gap = min(WIDEST_GAP, ROOM / max(number - 1, 1))
    return [round(CENTRE + gap * (number - 1 - index), 1) for index in range(number)]
