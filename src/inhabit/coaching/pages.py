"""The pages of coaching as tabs: those of everybody, and those of one engagement."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.access.permissions import Permission, signed_in, steward, steward_of_all
from inhabit.coaching.agreements.permissions import party_of_coaching
from inhabit.coaching.calendars.permissions import whoever_has_sessions
from inhabit.coaching.models import Engagement
from inhabit.coaching.permissions import coach_here
from inhabit.people.models import Person
from inhabit.surfaces.tabs import Tab

# The label, the name of the address, and who has this page at all.
COACHING_PAGES: list[tuple[str | Promise, str, Permission]] = [
    (_("My coaching"), "coaching", signed_in),
    (_("My agenda"), "coach_agenda", coach_here),
    (_("Offers"), "cohorts", steward),
    (_("Asking by oneself"), "coaching_rules", steward_of_all),
    (_("For the organisation"), "coaching_as_party", party_of_coaching),
    (_("Calendar"), "calendar_choices", whoever_has_sessions),
]
# The label, the name of the address, whose argument "pk" is the engagement's number; and whether it
# opens only once all sides have agreed.
ENGAGEMENT_PAGES: list[tuple[str | Promise, str, bool]] = [
    (_("Agreement"), "agreement", False),
    (_("Sessions"), "engagement_sessions", True),
    (_("My notes"), "engagement_notes", True),
    (_("Who opened what"), "engagement_openings", True),
]


def tabs_of_coaching(person: Person, here: str) -> list[Tab]:
    """Return the pages of coaching that ``person`` has; ``here`` names the address that is open."""
    return [
        Tab(str(label), reverse(name), is_here=name == here)
        for label, name, permission in COACHING_PAGES
        if permission.is_open_to(person)
    ]


def tabs_of_engagement(engagement: Engagement, here: str) -> list[Tab]:
    """Return the pages of ``engagement`` that are open; ``here`` names the address."""
    return [
        Tab(str(label), reverse(name, args=[engagement.pk]), is_here=name == here)
        for label, name, opens_when_agreed in ENGAGEMENT_PAGES
        if engagement.is_agreed or not opens_when_agreed
    ]
