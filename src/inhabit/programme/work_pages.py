"""What somebody's own work with the strategy is, as tabs: what is theirs to decide, to promise, to say."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inhabit.surfaces.tabs import Section, Tab

# What the later stages add, each page in its own joining.py.
MY_WORK = Section(_("My work"))


def tabs_of_work(here: str) -> list[Tab]:
    """Return these pages as tabs; ``here`` names the address that is open."""
    return [Tab(str(label), reverse(name), is_here=name == here) for label, name in MY_WORK.pages]
