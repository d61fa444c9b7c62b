"""Specimens: what stands around every page."""

from inhabit.web.gallery.cast import JONAS
from inhabit.web.gallery.specimens import Specimen, State
from inhabit.web.navigation import Item

PLACES = ("Home", "My unit", "Strategy", "People", "Map")
MORE_PLACES = ("Programmes", "Roles", "Audit trail")


def items(*labels: str) -> list[Item]:
    return [Item(label, "/", is_here=label == "Strategy") for label in labels]


SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Masthead",
        "components/masthead.html",
        (
            State("Not signed in", {"person": None, "navigation": []}),
            State("A member", {"person": JONAS, "navigation": items(*PLACES)}),
            State("Many roles", {"person": JONAS, "navigation": items(*PLACES, *MORE_PLACES)}),
        ),
    ),
    Specimen(
        "Foot",
        "components/foot.html",
        (
            State("Not signed in", {"person": None, "csrf_token": ""}),
            State("Signed in", {"person": JONAS, "csrf_token": "x"}),
            State(
                "In the demo, or while building",
                {"person": JONAS, "csrf_token": "x", "shows_gallery": True},
            ),
        ),
    ),
)
