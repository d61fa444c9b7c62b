"""Who may do what: deny by default.

A *permission* is a named yes-or-no question about a person and the objects in an address.
Every view declares the one it needs with :func:`requires`; a view without one is refused by
the middleware, and a check keeps the product from starting with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from inhabit.access.models import Appointment, Role, is_guest
from inhabit.access.pages import page_to_come_back_to

if TYPE_CHECKING:
    from inhabit.people.models import Person, Unit

View = Callable[..., HttpResponseBase]


class PersonRequest(HttpRequest):
    """A request of somebody who is signed in: what every protected view receives."""

    person: Person


@dataclass(frozen=True)
class Permission:
    """A named question: may this person do this to the objects that the address names?

    ``is_hidden`` answers a refusal with "not found", for objects whose very existence is private.
    A guest is refused, whatever the relation, unless the permission ``is_for_guests`` too.
    """

    name: str
    holds: Callable[..., bool]
    is_public: bool = False
    is_hidden: bool = False
    is_for_guests: bool = False

    def is_open_to(self, person: Person, **arguments: Any) -> bool:
        """Say whether ``person``, guest or not, may. ``arguments`` are the address's."""
        return (self.is_for_guests or not is_guest(person)) and self.holds(person, **arguments)


def requires(permission: Permission) -> Callable[[View], View]:
    """Declare what a view needs. The view runs only for somebody for whom ``permission`` holds.

    ``permission.holds(person, **kwargs)`` gets the address's arguments. Nobody signed in: to the
    sign-in page. Refused: 403, or 404 where the permission is hidden. Somebody who has left is told so.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if permission.is_public:
                return view(request, *args, **kwargs)
            person = getattr(request, "person", None)
            if person is None:
                return turn_away(request)
            if is_guest(person) and not permission.is_for_guests:
                return refuse_guest(request, permission)
            if not permission.holds(person, *args, **kwargs):
                raise Http404 if permission.is_hidden else PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]  # read by the check and the middleware
        return guarded

    return declare


def refuse_guest(request: HttpRequest, permission: Permission) -> HttpResponse:
    """Tell a guest what is open to them. What is private to others is not found, as for anybody else."""
    if permission.is_hidden:
        raise Http404
    return render(request, "access/guest.html", status=403)


def turn_away(request: HttpRequest) -> HttpResponse:
    """Answer somebody who is not signed in, or whose place in the organisation has ended."""
    if getattr(request, "has_left", False):
        return render(request, "access/no_place.html", status=403)
    if "HX-Request" in request.headers:
        # Else htmx would look for its part of the page in the sign-in page, and show nothing.
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return redirect_to_login(page_to_come_back_to(request))


def has_role(person: Person, *roles: Role) -> bool:
    """Say whether ``person`` holds one of ``roles`` today, for any unit."""
    return any(appointment.role in roles for appointment in roles_of(person))


def has_role_over_all(person: Person, *roles: Role) -> bool:
    """Say whether ``person`` holds one of ``roles`` for the whole organisation, that is, its root unit."""
    return any(
        appointment.role in roles and appointment.unit.parent_id is None and appointment.unit.is_open
        for appointment in roles_of(person)
    )


def has_role_over(person: Person, unit: Unit, *roles: Role) -> bool:
    """Say whether ``person`` holds one of ``roles`` for ``unit`` or a unit above it."""
    units = units_of_role(person, *roles)
    if unit.pk in units or not units:
        return unit.pk in units
    return unit.lines_up.filter(ancestor__in=units).exists()


def units_of_role(person: Person, *roles: Role) -> set[int]:
    """Return the units for which ``person`` was appointed to one of ``roles``; each counts for all below."""
    return {appointment.unit_id for appointment in roles_of(person) if appointment.role in roles}


def roles_of(person: Person) -> list[Appointment]:
    """Return the current appointments of ``person``, read once per person object."""
    if is_guest(person):  # who was appointed while they worked here is not so any more
        return []
    if not hasattr(person, "current_appointments"):
        appointments = person.appointments.current().select_related("unit")
        person.current_appointments = list(appointments)  # type: ignore[attr-defined]  # kept for the request
    return person.current_appointments  # type: ignore[attr-defined,no-any-return]  # as above


anyone = Permission("anyone", lambda person, **_: True, is_public=True)
signed_in = Permission("everyone who works here", lambda person, **_: not is_guest(person))
inside = Permission("everyone who works here, and guests", lambda person, **_: True, is_for_guests=True)
steward = Permission("programme team", lambda person, **_: has_role(person, Role.STEWARD))
# What concerns everybody is not for whoever holds the role for one unit among many.
steward_of_all = Permission(
    "programme team of the whole organisation", lambda person, **_: has_role_over_all(person, Role.STEWARD)
)
sponsor_or_steward = Permission(
    "sponsor or programme team", lambda person, **_: has_role(person, Role.SPONSOR, Role.STEWARD)
)
privacy_officer = Permission(
    "privacy officer of the whole organisation",
    lambda person, **_: has_role_over_all(person, Role.PRIVACY_OFFICER),
)
