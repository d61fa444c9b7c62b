"""The pages of coaching as tabs: those of everybody, and those of one engagement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inhabit.access.permissions import Permission, inside, signed_in, steward, steward_of_all
from inhabit.coaching.agreements.permissions import party_of_coaching
from inhabit.coaching.coaches.permissions import asked_to_coach
from inhabit.coaching.models import Coach, Engagement, Format
from inhabit.coaching.practice.permissions import reads_practice
from inhabit.people.models import Person
from inhabit.surfaces.tabs import Tab

# The label, the name of the address, and who has this page at all.
COACHING_PAGES: list[tuple[str | Promise, str, Permission]] = [
    (_("My coaching"), "coaching", signed_in),
    (_("As a coach"), "as_coach", asked_to_coach),
    (_("Coaches"), "coaches", signed_in),
    (_("For the organisation"), "coaching_as_party", party_of_coaching),
    (_("To read"), "guides", inside),
]
# The same of the pages for those who run coaching: behind one tab, and beside each other there.
TEAM_PAGES: list[tuple[str | Promise, str, Permission]] = [
    (_("Offers"), "cohorts", steward),
    (_("Groups"), "coaching_groups", steward),
    (_("Coaches"), "coaches_of_team", steward_of_all),
    (_("Figures"), "practice", reads_practice),
    (_("Rules"), "coaching_rules", steward_of_all),
]
# The label, the name of the address, whose argument "pk" is the engagement's number; and whether it
# opens only once all sides have agreed. What is opened most comes first. Two have no page of their people.
ENGAGEMENT_PAGES: list[tuple[str | Promise, str, bool]] = [
    (_("Sessions"), "engagement_sessions", True),
    (_("Goals"), "engagement_goals", True),
    (_("From coaching"), "engagement_actions", True),
    (_("My notes"), "engagement_notes", True),
    (_("People"), "engagement_people", True),
    (_("Agreement"), "agreement", False),
    (_("Who opened what"), "engagement_openings", True),
]


@dataclass(frozen=True)
class Panel:
    """A part of the page "As a coach" that another noun fills.

    ``template`` is included with ``about``, which ``shown`` returns for a coach in service, in at most two
    queries however much they have.
    """

    template: str
    shown: Callable[[Coach], object]


# In the order in which they stand on the page.
COACH_PANELS: list[Panel] = []


@dataclass(frozen=True)
class Shown:
    """A panel with what it is about."""

    template: str
    about: object


def panels_for_coach(coach: Coach) -> list[Shown]:
    return [Shown(panel.template, panel.shown(coach)) for panel in COACH_PANELS]


def tabs_of_coaching(person: Person, here: str) -> list[Tab]:
    """Return the pages of coaching that ``person`` has; ``here`` names the address that is open.

    Whoever runs coaching has a last one, which leads to the first of their own (:func:`tabs_of_team`).
    """
    team = tabs_of_team(person)
    last = [Tab(gettext("Running it") if len(team) > 1 else team[0].label, team[0].address)] if team else []
    return tabs_among(COACHING_PAGES, person, here) + last


def tabs_of_team(person: Person, here: str = "") -> list[Tab]:
    """Return the pages for those who run coaching that ``person`` has."""
    return tabs_among(TEAM_PAGES, person, here)


def tabs_among(pages: list[tuple[str | Promise, str, Permission]], person: Person, here: str) -> list[Tab]:
    return [
        Tab(str(label), reverse(name), is_here=name == here)
        for label, name, permission in pages
        if permission.is_open_to(person)
    ]


def tabs_of_engagement(engagement: Engagement, here: str) -> list[Tab]:
    """Return the pages of ``engagement`` that are open; ``here`` names the address."""
    return [
        Tab(str(label), reverse(name, args=[engagement.pk]), is_here=name == here)
        for label, name, opens_when_agreed in ENGAGEMENT_PAGES
        if (engagement.is_open or not opens_when_agreed)
        and (name != "engagement_people" or engagement.format != Format.ONE_TO_ONE)
    ]
