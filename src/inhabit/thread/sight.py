"""How far the thread reaches from a unit down, as the map shows it: the picture and where it breaks."""

from __future__ import annotations

from dataclasses import dataclass

from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme
from inhabit.thread.breaks import Breaks, break_above, breaks_below, drawn_at
from inhabit.thread.curtain import Curtain, draw_curtain
from inhabit.thread.fabric import fabric_of


@dataclass(frozen=True)
class Sight:
    """The curtain with the breaks tagged in it.

    above: the unit above, where the thread breaks before it comes here.
    vision: what the thread hangs from; empty where it does not come this far.
    """

    curtain: Curtain
    breaks: Breaks
    above: Unit | None
    vision: str


def sight_from(unit: Unit, programme: Programme, page: str | None, reader: Person) -> Sight:
    """Return what there is to see from ``unit`` down; ``page`` of its breaks as it stands in an address."""
    fabric = fabric_of(unit, programme)
    breaks = breaks_below(unit, programme, page, reader)
    is_cut_above = bool(fabric.missing) and not fabric.reached and not breaks.number
    return Sight(
        curtain=draw_curtain(fabric, drawn_at(breaks, fabric), comes_from_above=not is_cut_above),
        breaks=breaks,
        above=break_above(unit, programme) if is_cut_above else None,
        vision="" if is_cut_above else vision_of(programme),
    )


def vision_of(programme: Programme) -> str:
    versions = programme.strategy.versions.published().order_by("-number")
    return versions.values_list("vision", flat=True).first() or ""
