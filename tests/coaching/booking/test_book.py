"""Somebody books a session: in the coach's hours, once, and no more than was agreed."""

import pytest
from booking_days import at, next_weekday, works
from cast import Cast
from django.core.exceptions import ValidationError
from engagements import book, engage, make_coach

from inhabit.coaching.booking.actions import (
    SlotTakenError,
    book_session,
    cancel_session,
    cancel_sessions_to_come,
)
from inhabit.coaching.booking.allowance import sessions_left
from inhabit.coaching.models import Coach, Engagement, Session
from inhabit.notify.models import Notice


def test_a_free_time_is_booked_and_the_coach_is_told(cast: Cast, engagement: Engagement) -> None:
    ten = at(next_weekday(0), 10)
    session = book_session(engagement=engagement, starts_at=ten, by=cast.member)
    assert (session.starts_at, session.coach, session.state) == (ten, engagement.coach, "booked")
    assert (session.ends_at - ten).total_seconds() == 3600
    notice = Notice.objects.get(kind="coaching.session_booked")
    assert notice.person == cast.coach
    assert "Mia" not in str(notice.details)


def test_a_second_press_books_nothing_more(cast: Cast, engagement: Engagement) -> None:
    ten = at(next_weekday(0), 10)
    first = book_session(engagement=engagement, starts_at=ten, by=cast.member)
    assert book_session(engagement=engagement, starts_at=ten, by=cast.member) == first


@pytest.mark.parametrize(("weekday", "hour"), [(0, 7), (0, 17), (5, 10)])
def test_outside_of_the_coachs_hours_nothing_is_booked(
    cast: Cast, engagement: Engagement, weekday: int, hour: int
) -> None:
    with pytest.raises(SlotTakenError):
        book_session(engagement=engagement, starts_at=at(next_weekday(weekday), hour), by=cast.member)
    assert not Session.objects.exists()


def test_a_taken_time_is_refused_with_the_nearest_free_ones(
    cast: Cast, coach: Coach, engagement: Engagement
) -> None:
    day = next_weekday(0)
    book(engage(cast.colleague, coach), at(day, 10))
    with pytest.raises(SlotTakenError) as refused:
        book_session(engagement=engagement, starts_at=at(day, 10), by=cast.member)
    # A quarter of an hour after each session is the coach's; sessions begin at full and half hours.
    assert refused.value.others == [at(day, 11, 30), at(day, 12), at(day, 12, 30)]


def test_nobody_is_in_two_sessions_at_once(cast: Cast, engagement: Engagement) -> None:
    other = make_coach(cast.director)
    works(other)
    day = next_weekday(0)
    book(engage(cast.member, other), at(day, 10))
    with pytest.raises(SlotTakenError):
        book_session(engagement=engagement, starts_at=at(day, 10, 30), by=cast.member)
    assert book_session(engagement=engagement, starts_at=at(day, 11), by=cast.member)


def test_a_coach_is_not_booked_while_being_coached(cast: Cast, engagement: Engagement) -> None:
    other = make_coach(cast.director)
    day = next_weekday(0)
    book(engage(cast.coach, other), at(day, 10))
    with pytest.raises(SlotTakenError):
        book_session(engagement=engagement, starts_at=at(day, 10), by=cast.member)


def test_beyond_the_agreement_it_says_how_it_can_go_on(cast: Cast, coach: Coach) -> None:
    engagement = engage(cast.member, coach, sessions=1)
    day = next_weekday(0)
    first = book_session(engagement=engagement, starts_at=at(day, 9), by=cast.member)
    with pytest.raises(ValidationError, match="propose more of them"):
        book_session(engagement=engagement, starts_at=at(day, 12), by=cast.member)
    cancel_session(session=first, revision=0, by=cast.member)
    assert sessions_left(engagement) == 1


def test_the_end_of_a_coaching_cancels_what_is_to_come(cast: Cast, engagement: Engagement) -> None:
    book_session(engagement=engagement, starts_at=at(next_weekday(0), 9), by=cast.member)
    cancel_sessions_to_come(engagement, cast.member)
    session = Session.objects.get()
    assert (session.state, session.is_late) == ("cancelled", False)
