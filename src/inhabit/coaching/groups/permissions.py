"""Who may do what with groups. Whoever is neither in one, asked into it, nor runs it, finds nothing."""

from __future__ import annotations

from django.db.models import Q

from inhabit.access.permissions import Permission, steward
from inhabit.coaching.cohorts.permissions import cohorts_run_by, runs_cohort
from inhabit.coaching.models import Engagement, Format, Group, GroupQuerySet, Seat, Session
from inhabit.coaching.permissions import OPEN
from inhabit.people.models import Person
from inhabit.people.permissions import leads, units_run_by

SEVERAL = [Format.GROUP, Format.TEAM]


def groups_run_by(person: Person) -> GroupQuerySet:
    """Return the groups that ``person`` runs for the organisation: of their offers, and of their units."""
    of_cohorts = Q(cohort__in=cohorts_run_by(person).values("pk"))
    of_units = Q(format=Format.TEAM, unit__in=units_run_by(person).values("pk"))
    return Group.objects.filter(of_cohorts | of_units)


def runs_group(person: Person, pk: int) -> bool:
    return steward.holds(person) and groups_run_by(person).filter(pk=pk).exists()


def is_asked(person: Person, pk: int) -> bool:
    """Say whether ``person`` was asked into the group; whoever has left it finds nothing any more."""
    asked = [Seat.State.INVITED, Seat.State.JOINED, Seat.State.DECLINED]
    return Seat.objects.filter(group=pk, person=person, state__in=asked).exists()


def is_in_a_group(person: Person, pk: int) -> bool:
    mine = Engagement.objects.of(person).filter(pk=pk, **OPEN)
    return mine.filter(format__in=SEVERAL).exists()


def is_coached_in_a_group(person: Person, pk: int) -> bool:
    mine = Engagement.objects.with_coachee(person).filter(pk=pk, **OPEN)
    return mine.filter(format__in=SEVERAL).exists()


def coaches_group(person: Person, pk: int) -> bool:
    mine = Engagement.objects.coached_by(person).filter(pk=pk, **OPEN)
    return mine.filter(format__in=SEVERAL).exists()


def coaches_group_in(person: Person, pk: int) -> bool:
    """Say whether ``person`` coaches the group that meets in the session."""
    return Session.objects.filter(
        pk=pk, coach__person=person, engagement__format__in=SEVERAL, engagement__forgotten_at=None
    ).exists()


team_of_the_group = Permission(
    "programme team for the group", lambda person, pk, **_: runs_group(person, pk), is_hidden=True
)
team_of_the_offer = Permission(
    "programme team for the offer", lambda person, pk, **_: runs_cohort(person, pk), is_hidden=True
)
asked_into_the_group = Permission(
    "whoever is asked into the group", lambda person, pk, **_: is_asked(person, pk), is_hidden=True
)
in_the_group = Permission(
    "coach of the group, and whoever is in it, once it is agreed",
    lambda person, pk, **_: is_in_a_group(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
member_of_the_group = Permission(
    "whoever is coached in the group",
    lambda person, pk, **_: is_coached_in_a_group(person, pk),
    is_hidden=True,
)
coach_of_the_group = Permission(
    "coach of the group",
    lambda person, pk, **_: coaches_group(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
coach_of_the_groups_session = Permission(
    "coach of the group's session",
    lambda person, pk, **_: coaches_group_in(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
lead_of_the_team = Permission("lead of the unit", lambda person, pk, **_: leads(person, pk), is_hidden=True)
