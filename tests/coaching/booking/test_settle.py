"""What became of a session: held and counted, missed, objected to, left open."""

from datetime import timedelta

import pytest
from booking_days import at, next_weekday
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from engagements import book

from inhabit.coaching.booking.actions import hold_session, miss_session, object_to_miss
from inhabit.coaching.booking.allowance import sessions_left
from inhabit.coaching.booking.tasks import ask_for_open_sessions, remind_of_sessions
from inhabit.coaching.models import Engagement, Session
from inhabit.notify.models import Notice


@pytest.fixture
def over(engagement: Engagement) -> Session:
    return book(engagement, timezone.now() - timedelta(hours=3))


def test_sessions_are_counted_in_the_order_in_which_they_are_held(
    cast: Cast, engagement: Engagement, over: Session
) -> None:
    first = hold_session(book(engagement, timezone.now() - timedelta(days=7)), cast.coach)
    second = hold_session(over, cast.member)
    assert (first.number, second.number) == (1, 2)
    assert hold_session(over, cast.coach).number == 2
    assert sessions_left(engagement) == 4


def test_what_has_not_begun_was_not_held(cast: Cast, engagement: Engagement) -> None:
    with pytest.raises(ValidationError, match="not begun"):
        hold_session(book(engagement, at(next_weekday(0), 10)), cast.coach)


def test_missed_it_counts_and_can_be_objected_to(cast: Cast, sign_in: SignIn, over: Session) -> None:
    address = reverse("session", args=[over.pk])
    sign_in(cast.coach).post(reverse("session_outcome", args=[over.pk]), {"outcome": "missed"})
    member = sign_in(cast.member)
    assert "We did meet" in member.get(address).content.decode()
    member.post(reverse("session_objection", args=[over.pk]))
    assert Notice.objects.get(kind="coaching.session_objected").person == cast.coach
    sign_in(cast.coach).post(reverse("session_outcome", args=[over.pk]), {"outcome": "held"})
    assert Session.objects.get().state == "held"


def test_whoever_is_coached_says_nothing_of_it_for_the_coach(
    cast: Cast, sign_in: SignIn, over: Session
) -> None:
    answer = sign_in(cast.member).post(reverse("session_outcome", args=[over.pk]), {"outcome": "missed"})
    assert answer.status_code == 404
    assert Session.objects.get().state == "booked"


def test_objecting_twice_tells_once(cast: Cast, over: Session) -> None:
    miss_session(session=over, by=cast.coach)
    object_to_miss(session=over, by=cast.member)
    object_to_miss(session=over, by=cast.member)
    assert Notice.objects.filter(kind="coaching.session_objected").count() == 1


def test_the_coach_is_asked_once_of_what_is_open(cast: Cast, over: Session) -> None:
    ask_for_open_sessions.call()
    ask_for_open_sessions.call()
    notice = Notice.objects.get(kind="coaching.session_left_open")
    assert notice.person == cast.coach


def test_both_are_reminded_a_day_before_and_once(cast: Cast, engagement: Engagement) -> None:
    book(engagement, timezone.now() + timedelta(hours=23))
    book(engagement, timezone.now() + timedelta(hours=30))
    remind_of_sessions.call()
    remind_of_sessions.call()
    told = Notice.objects.filter(kind="coaching.session_reminder")
    assert {notice.person for notice in told} == {cast.coach, cast.member}
    assert told.count() == 2


def test_reminding_of_many_takes_as_many_queries_as_of_one(engagement: Engagement) -> None:
    taken = []
    for hours in ([2], [4, 6, 8]):
        for hour in hours:
            book(engagement, timezone.now() + timedelta(hours=hour))
        with CaptureQueriesContext(connection) as asked:
            assert remind_of_sessions.call() == len(hours)
        taken.append(len(asked))
    assert taken[0] == taken[1]


def test_it_stands_on_home_of_both(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    book(engagement, timezone.now() + timedelta(minutes=40))
    assert "In 40 minutes: session with Carmen Coach" in sign_in(cast.member).get("/").content.decode()
    assert "In 40 minutes: session with Mia Member" in sign_in(cast.coach).get("/").content.decode()


def test_the_coachs_week_shows_what_is_open(cast: Cast, sign_in: SignIn, over: Session) -> None:
    page = sign_in(cast.coach).get(reverse("coach_agenda")).content.decode()
    assert "Did they take place?" in page
    assert "Mia Member" in page
