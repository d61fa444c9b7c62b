"""How far the thread reaches from a unit down, as the map shows it: the picture and where it breaks."""

from __future__ import annotations

from dataclasses import dataclass

from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme
from inhabit.thread.breaks import Breaks, break_above, breaks_below, drawn_at
from inhabit.thread.curtain import Curtain, draw_curtain
from inhabit.thread.fabric import Part


@dataclass(frozen=True)
class Sight:
    """The curtain with the breaks tagged in it.

    above: the unit above, where the thread breaks before it comes here.
    """

    curtain: Curtain
    breaks: Breaks
    above: Unit | None


def sight_from(unit: Unit, fabric: Part, programme: Programme, page: str | None, reader: Person) -> Sight:
    """Return what there is to see of ``fabric``, woven from ``unit`` down, and a page of its breaks."""
    breaks = breaks_below(unit, programme, page, reader)
    is_cut_above = bool(fabric.missing) and not fabric.reached and not breaks.number
    return Sight(
        curtain=draw_curtain(fabric, drawn_at(breaks, fabric), comes_from_above=not is_cut_above),
        breaks=breaks,
        above=break_above(unit, programme) if is_cut_above else None,
    )
