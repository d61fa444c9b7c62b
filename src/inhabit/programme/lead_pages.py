"""What comes up to a lead, as tabs: what was heard, what was asked, what is needed, what is contested."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person
from inhabit.people.selectors import units_led_by
from inhabit.surfaces.tabs import Tab

# The label, and the name of the address.
LEAD_PAGES: list[tuple[str | Promise, str]] = [
    (_("What was heard"), "listening"),
    (_("Questions"), "questions_waiting"),
    (_("What people need"), "needs"),
    (_("Against a priority"), "contests_for_me"),
]


def tabs_of_lead(person: Person, here: str) -> list[Tab]:
    """Return these pages as tabs, none for who leads no unit; ``here`` names the address that is open."""
    if not units_led_by(person):
        return []
    return [Tab(str(label), reverse(name), is_here=name == here) for label, name in LEAD_PAGES]
