"""The pages of the journal, as tabs."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inhabit.surfaces.tabs import Page, Tab

JOURNAL_PAGES: list[Page] = [
    (_("My journal"), "journal"),
    (_("Shown to me"), "shown_entries"),
    (_("Reminders"), "journal_rhythm"),
]


def tabs_of_journal(here: str) -> list[Tab]:
    """Return these pages as tabs; ``here`` names the address that is open."""
    return [Tab(str(label), reverse(name), is_here=name == here) for label, name in JOURNAL_PAGES]
