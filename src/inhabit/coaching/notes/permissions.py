"""Who opens notes: their author, in a coaching they are in, or in a group that they have left."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.coaching.models import Engagement, Note, Participant
from inhabit.coaching.permissions import OPEN, is_in_agreed_engagement
from inhabit.people.models import Person


def opens_own_notes(person: Person, pk: int) -> bool:
    if is_in_agreed_engagement(person, pk):
        return True
    was_in = Participant.objects.filter(person=person, engagement=pk)
    noted = Note.objects.filter(author=person, engagement=pk)
    return Engagement.objects.filter(pk=pk, **OPEN).exists() and was_in.exists() and noted.exists()


whose_notes = Permission(
    "coach or coachee, once it is agreed; who has left keeps what they noted",
    lambda person, pk, **_: opens_own_notes(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
