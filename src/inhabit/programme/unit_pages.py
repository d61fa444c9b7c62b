"""The pages of a unit, as tabs: its thread, and what each stage adds."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Unit
from inhabit.surfaces.tabs import Page, Section, Tab

# The label, and the name of the address, whose argument "pk" is the unit's number.
UNIT_PAGES: list[Page] = [
    (_("The thread"), "unit"),
    (_("Where we stand"), "unit_rhythm"),
    (_("Story"), "unit_story"),
    (_("What we stop"), "unit_stops"),
    (_("Questions"), "unit_questions"),
]

# What the later stages add, each page in its own joining.py.
HOW_WE_WORK = Section(_("How we work"))
LOOKING_BACK = Section(_("Looking back"))


def tabs_of_unit(unit: Unit, here: str) -> list[Tab]:
    """Return the pages of ``unit`` as tabs; ``here`` names the address that is open."""
    pages = [
        Tab(str(label), reverse(name, args=[unit.pk]), is_here=name == here) for label, name in UNIT_PAGES
    ]
    sections = [section for section in (HOW_WE_WORK, LOOKING_BACK) if section.pages]
    return [*pages, *(section.tab(here, unit.pk) for section in sections)]
