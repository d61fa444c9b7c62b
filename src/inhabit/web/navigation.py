"""The few places of the product, by what the reader may use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import ResolverMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.access.permissions import (
    Permission,
    inside,
    privacy_officer,
    signed_in,
    sponsor_or_steward,
    steward,
)
from inhabit.people.models import Person
from inhabit.people.selectors import own_unit_of
from inhabit.programme.lead_pages import LEAD_PAGES
from inhabit.programme.work_pages import MY_WORK
from inhabit.stages.communicate.permissions.listening import lead_of_a_unit
from inhabit.surfaces.tabs import Page
from inhabit.thread.permissions import anyone_with_a_map

MOST_IN_BAR = 5  # as many as fit side by side on a phone


@dataclass(frozen=True)
class Place:
    """One of the places. ``pages`` belong to it, though their addresses don’t say so.

    Packages add to them until the product is ready, so they are read with each request.
    """

    label: str | Promise
    view_name: str
    icon: str
    permission: Permission = signed_in
    pages: Sequence[Page] = ()

    def has(self, view_name: str) -> bool:
        """Say whether the page of that name belongs to it."""
        return any(name == view_name for _label, name in self.pages)


@dataclass(frozen=True)
class Item:
    """A place as it stands in the navigation of one page."""

    label: str | Promise
    address: str
    icon: str
    is_here: bool


@dataclass(frozen=True)
class Navigation:
    """The reader's places: those in the bar, and those behind "More"."""

    bar: tuple[Item, ...]
    more: tuple[Item, ...] = ()

    @property
    def is_in_more(self) -> bool:
        return any(item.is_here for item in self.more)


# In the order in which they are shown. Everyone's places come first.
PLACES: list[Place] = [
    Place(_("Home"), "home", "house"),
    Place(_("My unit"), "my_unit", "network"),
    Place(_("My work"), "my_commitments", "list-checks", pages=MY_WORK.pages),
    Place(_("Listening"), "listening", "ear", lead_of_a_unit, LEAD_PAGES),
    Place(_("Strategy"), "strategy", "compass", inside),
    Place(_("Coaching"), "coaching", "message-circle", inside),
    Place(_("Map"), "map", "map", anyone_with_a_map),
    Place(_("Questions"), "questions", "circle-question-mark"),
    Place(_("Stories"), "stories", "book-open"),
    Place(_("People"), "directory", "users"),
    Place(_("Programmes"), "programmes", "calendar", sponsor_or_steward),
    Place(_("Think it through"), "companion", "lightbulb"),
    Place(_("Journal"), "journal", "pencil"),
    Place(_("Roles"), "roles", "settings", steward),
    Place(_("Audit trail"), "audit_trail", "eye", privacy_officer),
]


def navigation_for(request: HttpRequest) -> Navigation:
    """Return the places that the reader may use; those that the bar has no room for are behind "More"."""
    items = tuple(items_for(request))
    if len(items) <= MOST_IN_BAR:
        return Navigation(items)
    return Navigation(items[: MOST_IN_BAR - 1], items[MOST_IN_BAR - 1 :])


def items_for(request: HttpRequest) -> Iterator[Item]:
    person = getattr(request, "person", None)
    for place in PLACES:
        if person is not None and place.permission.is_open_to(person):
            address = reverse(place.view_name)
            yield Item(place.label, address, place.icon, is_here(place, address, request, person))


def is_here(place: Place, address: str, request: HttpRequest, person: Person) -> bool:
    """Say whether the page asked for belongs to ``place``. A unit's page is "My unit" for whose own it is."""
    match = request.resolver_match
    owner = next((other for other in PLACES if match and other.has(match.view_name)), None)
    if owner is not None and owner.permission.is_open_to(person):
        return place is owner
    if place.view_name == "my_unit":
        return match is not None and match.view_name == "unit" and is_own_unit(match, person)
    return request.path == address or (address != "/" and request.path.startswith(address))


def is_own_unit(match: ResolverMatch, person: Person) -> bool:
    unit = own_unit_of(person)
    return unit is not None and unit.pk == match.kwargs["pk"]
