"""Who may do what in coaching. That an engagement exists is private: whoever is not in it finds nothing.

Coaches from outside are guests. What they need as coaches is decided by the relation alone and is for
guests, too; what only somebody who works here has, is not.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from inhabit.access.permissions import Permission
from inhabit.coaching.models import Coach, Engagement, Format, Participant, Session
from inhabit.people.models import Person

# All sides have agreed, and what was written has not been forgotten yet.
OPEN = {"agreed_at__isnull": False, "forgotten_at__isnull": True}


def coaches_here(person: Person) -> bool:
    """Say whether ``person`` may coach today; read once per person object."""
    if not hasattr(person, "is_coach_now"):
        person.is_coach_now = Coach.objects.in_service().filter(person=person).exists()  # type: ignore[attr-defined]  # kept for the request
    return person.is_coach_now  # type: ignore[attr-defined,no-any-return]  # as above


def is_in_engagement(person: Person, pk: int) -> bool:
    return Engagement.objects.of(person).filter(pk=pk).exists()


def is_in_agreed_engagement(person: Person, pk: int) -> bool:
    return Engagement.objects.of(person).filter(pk=pk, **OPEN).exists()


def coaches_in(person: Person, pk: int) -> bool:
    return Engagement.objects.coached_by(person).filter(pk=pk, forgotten_at=None).exists()


def is_coached_in(person: Person, pk: int) -> bool:
    return Engagement.objects.with_coachee(person).filter(pk=pk, forgotten_at=None).exists()


def is_in_session(person: Person, pk: int) -> bool:
    """Say whether ``person`` coaches or is coached in the session; the agreement comes first.

    Whoever came into a group later was not there before: what was written then stays with the others.
    """
    agreed = Engagement.objects.of(person).filter(**OPEN)
    of_their_time = Q(coach__person=person) | Exists(was_in_by_then(person))
    return Session.objects.filter(of_their_time, pk=pk, engagement__in=agreed).exists()


def was_in_by_then(person: Person) -> QuerySet[Participant]:
    """Return where ``person`` is in the engagement of a session since before it ended, or is alone in it."""
    mine = Participant.objects.current().filter(person=person, engagement=OuterRef("engagement"))
    is_alone = Q(engagement__format=Format.ONE_TO_ONE)
    return mine.filter(is_alone | Q(joined_at__lte=OuterRef("ends_at")))


coach_here = Permission("coach", lambda person, **_: coaches_here(person), is_for_guests=True)
in_the_engagement = Permission(
    "coach or coachee of the engagement",
    lambda person, pk, **_: is_in_engagement(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
in_the_agreed_engagement = Permission(
    "coach or coachee, once it is agreed",
    lambda person, pk, **_: is_in_agreed_engagement(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
coach_of_the_engagement = Permission(
    "coach of the engagement",
    lambda person, pk, **_: coaches_in(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
coachee_of_the_engagement = Permission(
    "coachee of the engagement", lambda person, pk, **_: is_coached_in(person, pk), is_hidden=True
)
in_the_session = Permission(
    "coach or coachee of the session",
    lambda person, pk, **_: is_in_session(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
