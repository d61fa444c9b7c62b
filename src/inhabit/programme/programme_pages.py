"""The pages of a programme, as tabs."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inhabit.programme.models import Programme
from inhabit.surfaces.tabs import Section, Tab

PROGRAMME_PAGES = [
    (_("Where the units stand"), "programme"),
    (_("Rhythm"), "programme_rhythm"),
    (_("What was contested"), "programme_contests"),
    (_("Story"), "story_writing"),
    (_("Listening"), "programme_listening"),
    (_("Next steps"), "programme_moves"),
]

# What the later stages add, each page in its own joining.py.
AT_WORK = Section(_("At work"))
LEARNED = Section(_("Learned"))

RUNNING_ONLY = {"story_writing"}  # nobody writes the story of a programme that has ended


def tabs_of_programme(programme: Programme, here: str) -> list[Tab]:
    """Return the pages of ``programme`` as tabs; ``here`` names the address that is open."""
    has_ended = programme.ended_at is not None
    pages = [
        Tab(str(label), reverse(name, args=[programme.pk]), is_here=name == here)
        for label, name in PROGRAMME_PAGES
        if not (has_ended and name in RUNNING_ONLY)
    ]
    sections = [section for section in (AT_WORK, LEARNED) if section.pages]
    return [*pages, *(section.tab(here, programme.pk) for section in sections)]
