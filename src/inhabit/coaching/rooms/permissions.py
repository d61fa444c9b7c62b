"""Who may do what with something in a session room: its author or owner, while they are in the session."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.coaching.models import (
    Action,
    CheckOut,
    Engagement,
    EngagementQuerySet,
    Nudge,
    Paragraph,
    Session,
)
from inhabit.people.models import Person


def wrote_paragraph(person: Person, pk: int) -> bool:
    finished = Paragraph.objects.filter(pk=pk, author=person, is_open=False)
    return finished.filter(session__engagement__in=in_coaching_of(person)).exists()


author_of_the_paragraph = Permission(
    "author of the paragraph",
    lambda person, pk, **_: wrote_paragraph(person, pk),
    is_hidden=True,
    is_for_guests=True,
)


def in_coaching_of(person: Person) -> EngagementQuerySet:
    return Engagement.objects.of(person).filter(agreed_at__isnull=False)


def owns_step(person: Person, pk: int) -> bool:
    return Action.objects.filter(pk=pk, owner=person, engagement__in=in_coaching_of(person)).exists()


def owns_nudge(person: Person, pk: int) -> bool:
    return Nudge.objects.filter(pk=pk, person=person, engagement__in=in_coaching_of(person)).exists()


def is_coached_in_session(person: Person, pk: int) -> bool:
    mine = Engagement.objects.with_coachee(person).filter(agreed_at__isnull=False)
    return Session.objects.filter(pk=pk, engagement__in=mine).exists()


def coaches_session(person: Person, pk: int) -> bool:
    mine = Engagement.objects.coached_by(person).filter(agreed_at__isnull=False)
    return Session.objects.filter(pk=pk, engagement__in=mine).exists()


def wrote_check_out(person: Person, pk: int) -> bool:
    mine = CheckOut.objects.filter(pk=pk, person=person)
    return mine.filter(session__engagement__in=in_coaching_of(person)).exists()


owner_of_the_step = Permission(
    "owner of the step", lambda person, pk, **_: owns_step(person, pk), is_hidden=True, is_for_guests=True
)
author_of_the_nudge = Permission(
    "author of the reminder",
    lambda person, pk, **_: owns_nudge(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
coachee_of_the_session = Permission(
    "coachee of the session", lambda person, pk, **_: is_coached_in_session(person, pk), is_hidden=True
)
coach_of_the_session = Permission(
    "coach of the session",
    lambda person, pk, **_: coaches_session(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
author_of_the_check_out = Permission(
    "author of the check-out",
    lambda person, pk, **_: wrote_check_out(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
