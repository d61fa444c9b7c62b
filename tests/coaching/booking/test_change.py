"""A session gets another time, or is cancelled: late it counts, and that is said before."""

from datetime import timedelta

import pytest
from booking_days import at, next_weekday
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage

from inhabit.coaching.booking.actions import (
    SlotTakenError,
    cancel_session,
    move_session,
    waive_session,
)
from inhabit.coaching.booking.allowance import sessions_left
from inhabit.coaching.booking.calendar_page import value_of
from inhabit.coaching.models import Coach, Engagement, Session
from inhabit.notify.models import Notice
from inhabit.stages.clarify.actions.stale import StaleFormError


@pytest.fixture
def session(engagement: Engagement) -> Session:
    return book(engagement, at(next_weekday(0), 10))


@pytest.fixture
def near(engagement: Engagement) -> Session:
    """A session in five hours: too near to be cancelled for free."""
    return book(engagement, timezone.now() + timedelta(hours=5))


def test_moved_it_stays_the_same_session(cast: Cast, session: Session) -> None:
    moved = move_session(session=session, starts_at=at(next_weekday(1), 14), revision=0, by=cast.member)
    assert (moved.pk, moved.revision, moved.ends_at) == (session.pk, 1, at(next_weekday(1), 15))
    told = Notice.objects.get(kind="coaching.session_moved")
    assert told.person == cast.coach


def test_it_can_move_by_half_an_hour_into_its_own_time(cast: Cast, session: Session) -> None:
    assert move_session(session=session, starts_at=at(next_weekday(0), 10, 30), revision=0, by=cast.coach)


def test_it_does_not_move_onto_another_one(cast: Cast, coach: Coach, session: Session) -> None:
    book(engage(cast.colleague, coach), at(next_weekday(0), 14))
    with pytest.raises(SlotTakenError):
        move_session(session=session, starts_at=at(next_weekday(0), 14), revision=0, by=cast.member)
    session.refresh_from_db()
    assert session.starts_at == at(next_weekday(0), 10)


def test_who_saw_an_older_time_is_told(cast: Cast, sign_in: SignIn, session: Session) -> None:
    move_session(session=session, starts_at=at(next_weekday(1), 14), revision=0, by=cast.coach)
    with pytest.raises(StaleFormError):
        cancel_session(session=session, revision=0, by=cast.member)
    address = reverse("session_time", args=[session.pk])
    data = {"at": value_of(at(next_weekday(2), 9)), "revision": "0"}
    page = sign_in(cast.member).post(address, data, follow=True).content.decode()
    assert "It was changed meanwhile" in page


def test_cancelled_in_time_it_does_not_count(cast: Cast, session: Session) -> None:
    done = cancel_session(session=session, revision=0, by=cast.member)
    assert (done.is_late, sessions_left(done.engagement), done.revision) == (False, 6, 1)
    assert cancel_session(session=session, revision=0, by=cast.member).revision == 1


def test_cancelled_late_it_counts_unless_the_coach_lets_it_pass(cast: Cast, near: Session) -> None:
    done = cancel_session(session=near, revision=0, by=cast.member)
    assert (done.is_late, sessions_left(done.engagement)) == (True, 5)
    waive_session(session=near, by=cast.coach)
    assert sessions_left(done.engagement) == 6


def test_the_coach_is_never_late(cast: Cast, near: Session) -> None:
    assert not cancel_session(session=near, revision=0, by=cast.coach).is_late


def test_near_it_is_moved_by_the_coach_alone(cast: Cast, near: Session) -> None:
    with pytest.raises(ValidationError, match="Ask your coach"):
        move_session(session=near, starts_at=at(next_weekday(0), 10), revision=0, by=cast.member)
    assert move_session(session=near, starts_at=at(next_weekday(0), 10), revision=0, by=cast.coach)


def test_that_it_counts_is_said_before_the_button(cast: Cast, sign_in: SignIn, near: Session) -> None:
    address, client = reverse("session_cancellation", args=[near.pk]), sign_in(cast.member)
    assert "This is late: it counts" in client.get(address).content.decode()
    # Somebody who opened the page while it was free is asked once more.
    page = client.post(address, {"revision": "0"}, follow=True).content.decode()
    assert "It has become late meanwhile" in page
    assert Session.objects.get().state == "booked"
    client.post(address, {"revision": "0", "late": "1"})
    assert Session.objects.get().is_late


def test_what_has_begun_is_not_cancelled(cast: Cast, engagement: Engagement) -> None:
    begun = book(engagement, timezone.now() - timedelta(minutes=10))
    with pytest.raises(ValidationError, match="begun"):
        cancel_session(session=begun, revision=0, by=cast.member)
