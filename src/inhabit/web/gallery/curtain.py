"""Specimens: all threads seen from afar."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from inhabit.people.models import Unit
from inhabit.thread.breaks import Break, Breaks
from inhabit.thread.curtain import draw_curtain
from inhabit.thread.fabric import Part
from inhabit.web.gallery.cast import BOGIES, LONG_UNIT
from inhabit.web.gallery.cast import VIERSPUR as VIERSPUR_UNIT
from inhabit.web.gallery.specimens import Specimen, State

numbers = count(9_000_000_000)  # nobody's: their links lead nowhere


def part(name: str, own: int, *below: Part, shared: bool = True) -> Part:
    """Return a unit with ``own`` people and those below; the thread comes as far as all have shared."""
    people = own + sum(child.people for child in below)
    reached = own + sum(child.reached for child in below) if shared else 0
    units = 1 + sum(child.units for child in below)
    first_those_that_shared = tuple(sorted(below, key=lambda child: not child.has_shared))
    unit = Unit(pk=next(numbers), name=name)
    return Part(unit, shared, people, reached, own, units, first_those_that_shared)


def number_of(piece: Part) -> int:
    return piece.unit.pk if piece.unit else 0


ROSTOCK = part("Werk Rostock", 8, part("Lager Rostock", 24), shared=False)
KASSEL_HALLS = part("Hallendienst Kassel", 30, shared=False)
KASSEL = part("Werk Kassel", 10, part("Drehgestelle", 30), KASSEL_HALLS)
FINANCE = part("Finance and Contracts", 20, shared=False)
VIERSPUR = part(
    "Vierspur",
    12,
    part("Werke Deutschland", 15, KASSEL, ROSTOCK, part("Werk Halle", 69)),
    part("Works Netherlands", 9, part("Works Zwolle", 40), part("Depot Roosendaal", 30)),
    part("Works Poland", 79),
    part("People and Learning", 25),
    FINANCE,
)
WHOLE = part("Vierspur", 12, part("Werke Deutschland", 140), part("Works Poland", 79))
SILENT = part(
    "Vierspur",
    12,
    part("Werke Deutschland", 100, shared=False),
    part("Works Poland", 79, part("Works Gdynia", 20), shared=False),
    shared=False,
)
CUT_ABOVE = replace(
    part("Bogie Overhaul", 4, part("Wheelsets", 18), part("Night shift", 12, shared=False)), reached=0
)
ONE = part("Night desk", 1)
DEEP = part(
    "Vierspur",
    20,
    part("Works", 20, part("Hall", 20, Part(Unit(pk=next(numbers), name="Shift"), True, 240, 90, 10, 9))),
    part(str(LONG_UNIT), 60, part(str(LONG_UNIT), 80)),
)
# Of two thousand units alike none is large enough to be drawn alone.
MANY = Part(
    Unit(pk=next(numbers), name="Vierspur"),
    True,
    4010,
    2610,
    10,
    2001,
    (Part(None, True, 2600, 2600, 0, 0), Part(None, False, 1400, 0, 0, 0)),
)

HALL = Unit(pk=0, name="Night Shift Hall 3", depth=3, parent=BOGIES)


def broken(number: int, unit: Unit, people: int, *line: Unit) -> Break:
    words = "It goes on when Nadia Haddad says what this means there."
    return Break(number, unit, people, (VIERSPUR_UNIT, *line), words)


SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Curtain",
        "thread/curtain.html",
        (
            State(
                "Breaks, numbered as in the list beside it",
                {
                    "curtain": draw_curtain(
                        VIERSPUR,
                        {number_of(ROSTOCK): [1], number_of(KASSEL_HALLS): [2], number_of(FINANCE): [3]},
                    ),
                },
            ),
            State(
                "Unbroken, of one of two programmes",
                {"curtain": draw_curtain(WHOLE), "query": "?programme=2&"},
            ),
            State("Silent at the top", {"curtain": draw_curtain(SILENT, {number_of(SILENT): [1]})}),
            State(
                "Broken further up",
                {"curtain": draw_curtain(CUT_ABOVE, comes_from_above=False), "is_cut_above": True},
            ),
            State("One unit of one person", {"curtain": draw_curtain(ONE)}),
            State(
                "Deeper than is drawn, very long names",
                {"curtain": draw_curtain(DEEP, {number_of(DEEP.below[0].below[0].below[0]): [1, 2]})},
            ),
            State("Two thousand small units", {"curtain": draw_curtain(MANY, {number_of(MANY): [1, 2, 3]})}),
        ),
    ),
    Specimen(
        "Breaks",
        "thread/breaks.html",
        (
            State(
                "The gravest of many",
                {
                    "breaks": Breaks(
                        1, 15, (broken(1, LONG_UNIT, 1210, BOGIES), broken(2, BOGIES, 32), broken(3, HALL, 1))
                    )
                },
            ),
            State("A single one", {"breaks": Breaks(1, 1, (broken(1, BOGIES, 32),))}),
            State(
                "The last page, of one of two programmes",
                {"breaks": Breaks(3, 11, (broken(11, HALL, 1, BOGIES),)), "kept": "programme=2&"},
            ),
        ),
    ),
)
