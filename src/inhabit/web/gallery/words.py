"""Specimens: somebody's words, and who will read them."""

from inhabit.web.gallery.specimens import Specimen, State

SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Who will read this",
        "components/readers.html",
        (
            State("Only you", {"sentence": "Only you."}),
            State("A circle of people", {"sentence": "You and whoever leads Bogie Overhaul."}),
        ),
    ),
)
