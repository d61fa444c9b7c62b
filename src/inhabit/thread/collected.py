"""What the stages add to Home and to a unit's page: each is named once, here it comes together."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Unit
from inhabit.programme.steps import Source
from inhabit.surfaces.tabs import Tab

# What can wait for somebody; what others wait for comes first. All are read in one query.
SOURCES: list[Source] = []

# The pages of a unit: the label, and the name of the address, whose argument is the unit's number.
UNIT_PAGES: list[tuple[str | Promise, str]] = [
    (_("The thread"), "unit"),
]


def tabs_of_unit(unit: Unit, here: str) -> list[Tab]:
    """Return the pages of ``unit`` as tabs; ``here`` names the address that is open."""
    return [
        Tab(str(label), reverse(name, args=[unit.pk]), is_here=name == here) for label, name in UNIT_PAGES
    ]
