"""Specimens: people and units by name."""

from inhabit.web.gallery.cast import BOGIES, DISSOLVED, JONAS, LONG, LONG_UNIT, NADIA, POST, VIERSPUR
from inhabit.web.gallery.specimens import Specimen, State

SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Person",
        "components/person.html",
        (
            State("Within a sentence", {"person": NADIA}),
            State("Within a sentence, the reader", {"person": JONAS, "is_me": True}),
            State("Within a sentence, with a note", {"person": JONAS, "note": "dotted line"}),
            State("Within a sentence, no longer here", {"person": NADIA, "has_left": True}),
            State("Within a sentence, a post without a name", {"person": POST}),
            State("A row", {"person": NADIA, "as_row": True}),
            State("A row, the reader", {"person": JONAS, "as_row": True, "is_me": True}),
            State("A row, with the unit", {"person": JONAS, "as_row": True, "where": "Bogie Overhaul"}),
            State("A row, with a note", {"person": JONAS, "as_row": True, "note": "dotted line"}),
            State("A row, a post without a name", {"person": POST, "as_row": True}),
            State("A row, no longer here", {"person": NADIA, "as_row": True, "has_left": True}),
            State("A row, a long name", {"person": LONG, "as_row": True}),
        ),
    ),
    Specimen(
        "Unit",
        "components/unit.html",
        (
            State("Within a sentence", {"unit": BOGIES}),
            State("Within a sentence, a long name", {"unit": LONG_UNIT}),
            State("Within a sentence, dissolved", {"unit": DISSOLVED}),
            State("A row", {"unit": BOGIES, "as_row": True, "under": VIERSPUR}),
            State(
                "A row, with a note", {"unit": BOGIES, "as_row": True, "under": VIERSPUR, "note": "not yet"}
            ),
            State("A row, the top of the organisation", {"unit": VIERSPUR, "as_row": True}),
            State("A row, dissolved", {"unit": DISSOLVED, "as_row": True, "under": VIERSPUR}),
            State("A row, a long name", {"unit": LONG_UNIT, "as_row": True, "under": BOGIES}),
        ),
    ),
)
