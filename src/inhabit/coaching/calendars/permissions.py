"""Who has something of coaching in a calendar."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from inhabit.access.permissions import Permission
from inhabit.coaching.models import Enquiry, Participant, Session
from inhabit.coaching.permissions import coaches_here, is_in_session
from inhabit.people.models import Person


def has_sessions(person: Person) -> bool:
    """Say whether ``person`` coaches, is or was coached, or looks for a coach."""
    return coaches_here(person) or looks_for_coaching(person)


def looks_for_coaching(person: Person) -> bool:
    """Say whether ``person`` is or was coached, or looks for a coach; read once per object."""
    if not hasattr(person, "has_coaching_now"):
        known = Person.objects.filter(
            Exists(Participant.objects.filter(person=OuterRef("pk")))
            | Exists(Enquiry.objects.filter(person=OuterRef("pk")))
        )
        person.has_coaching_now = known.filter(pk=person.pk).exists()  # type: ignore[attr-defined]  # kept for the request
    return person.has_coaching_now  # type: ignore[attr-defined,no-any-return]  # as above


def meets_in(person: Person, pk: int) -> bool:
    """Say whether ``person`` comes to the session: also to the 20 minutes before one has chosen a coach."""
    meetings = Session.objects.filter(pk=pk, match__isnull=False)
    as_coach, as_asker = meetings.filter(coach__person=person), meetings.filter(match__enquiry__person=person)
    return is_in_session(person, pk) or as_coach.exists() or as_asker.exists()


whoever_has_sessions = Permission(
    "whoever coaches or is coached", lambda person, **_: has_sessions(person), is_for_guests=True
)
whoever_meets = Permission(
    "whoever comes to the session",
    lambda person, pk, **_: meets_in(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
