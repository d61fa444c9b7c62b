"""Who may do what with sessions. That one exists is private: whoever is not in it finds nothing."""

from __future__ import annotations

from django.db.models import Q

from inhabit.access.permissions import Permission
from inhabit.coaching.models import Engagement, Enquiry, Format, Match, Session
from inhabit.people.models import Person


def meets_there(person: Person, pk: int) -> bool:
    """Say whether ``person`` is in the session, also in a meeting before a coach is chosen."""
    return Session.objects.of(person).filter(pk=pk).exists()


def changes_session(person: Person, pk: int) -> bool:
    """Say whether ``person`` moves and cancels the session: the coach; and of a group nobody else."""
    mine = Session.objects.of(person).filter(pk=pk)
    is_one_of_two = Q(coach__person=person) | Q(match__isnull=False) | Q(engagement__format=Format.ONE_TO_ONE)
    return mine.filter(is_one_of_two).exists()


def books_in(person: Person, pk: int) -> bool:
    """Say whether ``person`` books sessions of the engagement: both of two, the coach of a group."""
    agreed = Engagement.objects.of(person).filter(pk=pk, agreed_at__isnull=False)
    return agreed.filter(Q(coach__person=person) | Q(format=Format.ONE_TO_ONE)).exists()


def may_meet(person: Person, pk: int) -> bool:
    """Say whether the coach is suggested to ``person``, who has not chosen yet."""
    looking = [Enquiry.State.OPEN, Enquiry.State.WAITING]
    suggested = Match.objects.filter(pk=pk, state=Match.State.SUGGESTED)
    return suggested.filter(enquiry__person=person, enquiry__state__in=looking).exists()


def waits_in(person: Person, pk: int) -> bool:
    """Say whether ``person`` may wait for an earlier time: whoever is coached alone."""
    agreed = Engagement.objects.filter(pk=pk, agreed_at__isnull=False, format=Format.ONE_TO_ONE)
    return agreed.with_coachee(person).exists()


def coaches_session(person: Person, pk: int) -> bool:
    return Session.objects.filter(pk=pk, coach__person=person).exists()


def is_coached_in_session(person: Person, pk: int) -> bool:
    return Session.objects.of(person).exclude(coach__person=person).filter(pk=pk).exists()


meets = Permission(
    "whoever meets in the session",
    lambda person, pk, **_: meets_there(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
changes = Permission(
    "whoever may move the session",
    lambda person, pk, **_: changes_session(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
books = Permission(
    "whoever books in the agreed engagement",
    lambda person, pk, **_: books_in(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
coach_of_the_session = Permission(
    "coach of the session",
    lambda person, pk, **_: coaches_session(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
waits = Permission(
    "whoever is coached alone, once it is agreed",
    lambda person, pk, **_: waits_in(person, pk),
    is_hidden=True,
)
to_meet = Permission(
    "to whom the coach is suggested", lambda person, pk, **_: may_meet(person, pk), is_hidden=True
)
coached_in_the_session = Permission(
    "coached in the session", lambda person, pk, **_: is_coached_in_session(person, pk), is_hidden=True
)
