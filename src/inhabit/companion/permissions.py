"""Who may have, read and shape conversations with oneself."""

from __future__ import annotations

from uuid import UUID

from inhabit.access.models import Role
from inhabit.access.permissions import Permission, has_role, has_role_over_all
from inhabit.companion.models import Conversation
from inhabit.people.models import Person


def is_own_going_on(person: Person, pk: UUID) -> bool:
    return Conversation.objects.filter(pk=pk, person=person).exists()


def is_own_kept(person: Person, pk: UUID) -> bool:
    return Conversation.objects.kept().filter(pk=pk, person=person).exists()


# That somebody has a conversation is private too: to everybody else there is none.
whose_conversation = Permission(
    "whose conversation it is", lambda person, pk, **_: is_own_going_on(person, pk), is_hidden=True
)
whose_entry = Permission(
    "whose journal it is", lambda person, pk, **_: is_own_kept(person, pk), is_hidden=True
)
coach_or_steward = Permission(
    "coach or programme team", lambda person, **_: has_role(person, Role.COACH, Role.STEWARD)
)
# A saved path is everybody's.
shaper_of_paths = Permission(
    "coach or programme team of the whole organisation",
    lambda person, **_: has_role_over_all(person, Role.COACH, Role.STEWARD),
)
