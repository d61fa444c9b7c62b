"""The pages of a unit, as tabs: its thread, and what each stage adds."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Unit
from inhabit.surfaces.tabs import Tab

# The label, and the name of the address, whose argument "pk" is the unit's number.
UNIT_PAGES: list[tuple[str | Promise, str]] = [
    (_("The thread"), "unit"),
    (_("Where we stand"), "unit_rhythm"),
    (_("Story"), "unit_story"),
    (_("What we stop"), "unit_stops"),
    (_("Questions"), "unit_questions"),
]


def tabs_of_unit(unit: Unit, here: str) -> list[Tab]:
    """Return the pages of ``unit`` as tabs; ``here`` names the address that is open."""
    return [
        Tab(str(label), reverse(name, args=[unit.pk]), is_here=name == here) for label, name in UNIT_PAGES
    ]
