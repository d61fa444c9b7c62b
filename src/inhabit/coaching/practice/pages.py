"""The pages of the practice beside each other."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.access.permissions import Permission, steward, steward_of_all
from inhabit.coaching.practice.permissions import sponsor_or_team_of_all
from inhabit.people.models import Person
from inhabit.surfaces.tabs import Tab

PRACTICE_PAGES: list[tuple[str | Promise, str, Permission]] = [
    (_("Budgets"), "practice", steward),
    (_("How coaching goes"), "practice_summary", sponsor_or_team_of_all),
    (_("Invoices"), "practice_invoices", steward_of_all),
]


def tabs_of_practice(person: Person, here: str) -> list[Tab]:
    return [
        Tab(str(label), reverse(name), is_here=name == here)
        for label, name, permission in PRACTICE_PAGES
        if permission.is_open_to(person)
    ]
