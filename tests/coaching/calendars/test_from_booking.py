"""What is booked, moved and ended in the product arrives in people's calendars."""

from __future__ import annotations

import pytest
from booking_days import at, next_weekday, works
from calendar_files import read
from cast import Cast, days_ago
from django.core import mail
from engagements import engage, make_coach

from inhabit.coaching.agreements.actions import end_engagement
from inhabit.coaching.booking.actions import book_session, move_session
from inhabit.coaching.models import Engagement, Session
from inhabit.people.models import Placement


@pytest.fixture
def engagement(cast: Cast) -> Engagement:
    coach = make_coach(cast.coach)
    works(coach)
    return engage(cast.member, coach)


@pytest.fixture
def session(cast: Cast, engagement: Engagement, django_capture_on_commit_callbacks) -> Session:
    with django_capture_on_commit_callbacks(execute=True):
        return book_session(engagement=engagement, starts_at=at(next_weekday(0), 10), by=cast.member)


def arrived(person) -> list[tuple[str, str]]:
    """Return the method and the revision of each file that was mailed to ``person``."""
    found = []
    for sent in mail.outbox:
        if sent.to == [person.email]:
            (file,) = [one.content for one in sent.alternatives if "calendar" in one.mimetype]
            calendar = read(file)
            found.append((calendar.one("METHOD").value, calendar.of("VEVENT")[0].one("SEQUENCE").value))
    return found


def test_from_the_booking_to_the_end_of_the_coaching(
    cast: Cast, engagement: Engagement, session: Session, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        move_session(session=session, starts_at=at(next_weekday(1), 14), revision=0, by=cast.coach)
    with django_capture_on_commit_callbacks(execute=True):
        end_engagement(engagement=engagement, by=cast.member)
    for person in (cast.member, cast.coach):
        assert arrived(person) == [("REQUEST", "0"), ("REQUEST", "1"), ("CANCEL", "2")]


def test_whoever_has_left_is_mailed_nothing_more(
    cast: Cast, engagement: Engagement, session: Session, django_capture_on_commit_callbacks
) -> None:
    Placement.objects.filter(person=cast.member).update(ends_on=days_ago(1))
    with django_capture_on_commit_callbacks(execute=True):
        end_engagement(engagement=engagement, by=cast.coach)
    assert arrived(cast.member) == [("REQUEST", "0")]
    assert arrived(cast.coach)[-1] == ("CANCEL", "1")
