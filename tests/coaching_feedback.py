"""People who have had a first session with one coach, for tests."""

from __future__ import annotations

from datetime import datetime, timedelta

from cast import Cast, make_person, place
from django.utils import timezone
from engagements import book, engage

from inhabit.coaching.feedback.actions import say_alliance
from inhabit.coaching.models import Coach, Engagement, Item, Session
from inhabit.people.models import Person


def held(engagement: Engagement, number: int = 1, settled_at: datetime | None = None) -> Session:
    """Return a session of ``engagement`` that was held today."""
    began = timezone.now() - timedelta(hours=2, days=number)
    settled = settled_at or timezone.now()
    return book(engagement, began, state=Session.State.HELD, number=number, settled_at=settled)


def coached(cast: Cast, coach: Coach, name: str, **fields: object) -> tuple[Person, Session]:
    """Return somebody new whom ``coach`` coaches, after their first session."""
    person = make_person(name)
    place(person, cast.payroll)
    return person, held(engage(person, coach, **fields))


def say(session: Session, person: Person, points: int = 4, wish: str = "") -> None:
    say_alliance(session=session, points=dict.fromkeys(Item.values, points), wish=wish, by=person)
