"""The few places of the product, by what the reader may use."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.access.permissions import (
    Permission,
    privacy_officer,
    signed_in,
    sponsor_or_steward,
    steward,
)
from inhabit.thread.permissions import anyone_with_a_map


@dataclass(frozen=True)
class Place:
    label: str | Promise
    view_name: str
    permission: Permission = signed_in


@dataclass(frozen=True)
class Item:
    """A place as it stands in the navigation of one page."""

    label: str | Promise
    address: str
    is_here: bool


# In the order in which they are shown. Everyone's places come first.
PLACES: list[Place] = [
    Place(_("Home"), "home"),
    Place(_("My unit"), "my_unit"),
    Place(_("Strategy"), "strategy"),
    Place(_("People"), "directory"),
    Place(_("Map"), "map", anyone_with_a_map),
    Place(_("Programmes"), "programmes", sponsor_or_steward),
    Place(_("Roles"), "roles", steward),
    Place(_("Audit trail"), "audit_trail", privacy_officer),
]


def navigation_for(request: HttpRequest) -> Iterator[Item]:
    """Yield the places that the reader may use."""
    person = getattr(request, "person", None)
    for place in PLACES:
        if person is not None and place.permission.holds(person):
            address = reverse(place.view_name)
            is_here = request.path == address or (address != "/" and request.path.startswith(address))
            yield Item(place.label, address, is_here)
