"""Whose enquiry it is. That somebody looks for a coach is theirs alone."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.coaching.models import Enquiry, Match
from inhabit.people.models import Person


def has_asked(person: Person, pk: int) -> bool:
    return Enquiry.objects.filter(pk=pk, person=person).exists()


def has_it_suggested(person: Person, pk: int) -> bool:
    return Match.objects.filter(pk=pk, enquiry__person=person).exists()


whose_enquiry = Permission(
    "who looks for a coach", lambda person, pk, **_: has_asked(person, pk), is_hidden=True
)
whose_suggestion = Permission(
    "to whom the coach was suggested", lambda person, pk, **_: has_it_suggested(person, pk), is_hidden=True
)
