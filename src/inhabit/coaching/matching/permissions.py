"""Whose enquiry it is. That somebody looks for a coach is theirs alone."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.coaching.models import Engagement, Enquiry, Format, Match
from inhabit.people.models import Person


def has_asked(person: Person, pk: int) -> bool:
    return Enquiry.objects.filter(pk=pk, person=person).exists()


def has_it_suggested(person: Person, pk: int) -> bool:
    return Match.objects.filter(pk=pk, enquiry__person=person).exists()


def coaches_one(person: Person, pk: int) -> bool:
    """Say whether ``person`` coaches one other person there, and it has not ended."""
    standing = Engagement.objects.taking_up_capacity().coached_by(person)
    return standing.filter(pk=pk, format=Format.ONE_TO_ONE).exists()


whose_enquiry = Permission(
    "who looks for a coach", lambda person, pk, **_: has_asked(person, pk), is_hidden=True
)
whose_suggestion = Permission(
    "to whom the coach was suggested", lambda person, pk, **_: has_it_suggested(person, pk), is_hidden=True
)
coach_of_one = Permission(
    "coach of one person, until it ends",
    lambda person, pk, **_: coaches_one(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
