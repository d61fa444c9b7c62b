"""Specimens: the one set of icons."""

from inhabit.web.gallery.specimens import Specimen, State
from inhabit.web.templatetags.icons import names_of_icons

SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Icon",
        "components/icon.html",
        tuple(State(name, {"name": name}) for name in names_of_icons()),
        is_small=True,
    ),
)
