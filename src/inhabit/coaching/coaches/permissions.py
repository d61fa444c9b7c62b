"""Who may do what about coaches."""

from __future__ import annotations

from typing import Any

from inhabit.access.models import Role, is_guest
from inhabit.access.permissions import Permission, has_role, steward_of_all
from inhabit.access.readers import Readers
from inhabit.coaching.models import Coach
from inhabit.people.circles import EveryoneHere, HoldersOf, Themself
from inhabit.people.models import Person


def coach_of(person: Person) -> Coach | None:
    """Return how ``person`` is known as a coach, in whatever state; read once per person object."""
    if not hasattr(person, "known_coach"):
        known = Coach.objects.filter(person=person).select_related("supervisor__person").first()
        if known is not None:
            known.person = person
        person.known_coach = known  # type: ignore[attr-defined]  # kept for the request
    return person.known_coach  # type: ignore[attr-defined,no-any-return]  # as above


def is_known(person: Person) -> bool:
    return coach_of(person) is not None


def is_asked_to_coach(person: Person) -> bool:
    """Say whether ``person`` has introduced themself, or was given the role and is asked to."""
    return is_known(person) or has_role(person, Role.COACH)


def may_introduce(person: Person) -> bool:
    """Say whether ``person`` may introduce themself: whoever works here; a guest once asked to."""
    return not is_guest(person) or is_known(person)


def sees_coach(person: Person, pk: int, **_: Any) -> bool:
    """Say whether ``person`` may read how the coach introduces themself."""
    coach = Coach.objects.filter(pk=pk).select_related("person").first()
    return coach is not None and readers_of_introduction(coach).include(person)


def looks_at_coach_in_service(person: Person, pk: int, **_: Any) -> bool:
    return not is_guest(person) and Coach.objects.in_service().filter(pk=pk).exclude(person=person).exists()


def readers_of_introduction(coach: Coach) -> Readers:
    """Say who reads a coach's introduction and picture: until they are approved, the programme team alone."""
    if coach.is_in_service:
        return Readers((EveryoneHere(), *([Themself(coach.person)] if coach.is_external else [])))
    return Readers((Themself(coach.person), HoldersOf(Role.STEWARD)))


def readers_of_rate(person: Person) -> Readers:
    """Say who reads what a session costs. Whoever is coached does not."""
    return Readers((Themself(person), HoldersOf(Role.STEWARD)))


def readers_of_own_records(person: Person) -> Readers:
    """Say who reads a coach's supervision log, and the conflicts that somebody declares themself."""
    return Readers((Themself(person),))


def readers_of_team_conflicts() -> Readers:
    return Readers((HoldersOf(Role.STEWARD),))


known_coach = Permission(
    "coach, or applying to be one", lambda person, **_: is_known(person), is_for_guests=True
)
asked_to_coach = Permission(
    "coach, or asked to be one", lambda person, **_: is_asked_to_coach(person), is_for_guests=True
)
may_apply = Permission(
    "everyone who works here, and coaches from outside",
    lambda person, **_: may_introduce(person),
    is_for_guests=True,
)
reads_safeguarding = Permission(
    "coach, or programme team of the whole organisation",
    lambda person, **_: is_known(person) or steward_of_all.holds(person),
    is_for_guests=True,
)
reads_coach = Permission(
    "reads how the coach introduces themself", sees_coach, is_hidden=True, is_for_guests=True
)
looks_for_coach = Permission("everyone who works here, of a coach", looks_at_coach_in_service, is_hidden=True)
