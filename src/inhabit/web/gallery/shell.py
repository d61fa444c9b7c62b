"""Specimens: what stands around every page."""

from inhabit.web.gallery.cast import JONAS
from inhabit.web.gallery.specimens import Specimen, State
from inhabit.web.navigation import Item, Navigation

ALL_PLACES = (
    ("Home", "house"),
    ("My unit", "network"),
    ("Strategy", "compass"),
    ("Map", "map"),
    ("Coaching", "message-circle"),
    ("Pulse", "activity"),
    ("People", "users"),
    ("Programmes", "calendar"),
)


def places(number: int, here: str = "Strategy") -> Navigation:
    items = tuple(Item(label, "/", icon, is_here=label == here) for label, icon in ALL_PLACES[:number])
    return Navigation(items[:4], items[4:])


SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Masthead",
        "components/masthead.html",
        (
            State("Not signed in", {"person": None, "navigation": Navigation(()), "has_news": False}),
            State("Signed in", {"person": JONAS, "navigation": places(4), "has_news": True}),
            State(
                "A guest",
                {"person": JONAS, "navigation": places(2), "has_news": False, "is_guest": True},
            ),
        ),
    ),
    Specimen(
        "Way to the notices",
        "components/bell.html",
        (
            State("All read", {"has_news": False}),
            State("Something new", {"has_news": True}),
        ),
    ),
    Specimen(
        "Places",
        "components/places.html",
        (
            State("A member", {"navigation": places(3), "id": "places-3"}),
            State("More than fit: the rest is behind “More”", {"navigation": places(8), "id": "places-8"}),
            State(
                "At a place behind “More”", {"navigation": places(8, here="Programmes"), "id": "places-more"}
            ),
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
            State(
                "A guest of the demo",
                {"person": JONAS, "csrf_token": "x", "shows_gallery": True, "is_guest": True},
            ),
        ),
    ),
)
