"""Whoever waits for an earlier time is told in their turn, and nothing is promised twice."""

from datetime import time, timedelta

import pytest
from booking_days import at, next_weekday, works
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage, make_coach

from inhabit.coaching.booking.actions import SlotTakenError, book_session, cancel_session
from inhabit.coaching.booking.tasks import offer_free_times
from inhabit.coaching.booking.waiting import stop_waiting, wait_for_earlier
from inhabit.coaching.models import BookingRules, Coach, Engagement, Session, WaitingPlace
from inhabit.notify.models import Notice


@pytest.fixture
def full(cast: Cast) -> tuple[Coach, Session]:
    """A coach with one hour a week, which somebody has."""
    cast.coach.time_zone = "Europe/Berlin"
    cast.coach.save()
    coach = make_coach(cast.coach)
    BookingRules.objects.create(coach=coach, days_ahead=20, notice_hours=0)
    day = next_weekday(0)
    works(coach, time(10), time(11), range(1))
    taken = book(engage(cast.outsider, coach), at(day, 10))
    soon, late = timezone.now(), timezone.now() + timedelta(days=20)
    for weeks, person in ((-1, cast.director), (0, cast.ceo), (2, cast.cfo)):  # whatever day it is today
        if soon < at(next_weekday(0, weeks), 10) < late:
            book(engage(person, coach), at(next_weekday(0, weeks), 10))
    return coach, taken


def waiting(cast: Cast, coach: Coach) -> tuple[Engagement, Engagement]:
    """``member`` waits first, ``colleague`` after them."""
    before = at(next_weekday(1), 0)
    both = engage(cast.member, coach), engage(cast.colleague, coach)
    for engagement, person in zip(both, (cast.member, cast.colleague), strict=True):
        wait_for_earlier(engagement=engagement, before=before, by=person)
    return both


def test_who_came_first_is_told_and_it_is_kept_for_them(cast: Cast, full: tuple[Coach, Session]) -> None:
    coach, taken = full
    first, second = waiting(cast, coach)
    cancel_session(session=taken, revision=0, by=cast.outsider)
    assert [notice.person for notice in Notice.objects.filter(kind="coaching.slot_free")] == [cast.member]
    with pytest.raises(SlotTakenError):
        book_session(engagement=second, starts_at=taken.starts_at, by=cast.colleague)
    assert book_session(engagement=first, starts_at=taken.starts_at, by=cast.member)
    assert not WaitingPlace.objects.waiting().filter(engagement=first).exists()


def test_what_nobody_takes_goes_to_the_next(cast: Cast, full: tuple[Coach, Session]) -> None:
    coach, taken = full
    first, second = waiting(cast, coach)
    cancel_session(session=taken, revision=0, by=cast.outsider)
    WaitingPlace.objects.filter(engagement=first).update(kept_until=timezone.now() - timedelta(minutes=1))
    offer_free_times.call()
    told = Notice.objects.filter(kind="coaching.slot_free").order_by("pk")
    assert [notice.person for notice in told] == [cast.member, cast.colleague]
    assert book_session(engagement=second, starts_at=taken.starts_at, by=cast.colleague)


def test_who_stops_waiting_frees_what_was_kept(cast: Cast, full: tuple[Coach, Session]) -> None:
    coach, taken = full
    first, _second = waiting(cast, coach)
    cancel_session(session=taken, revision=0, by=cast.outsider)
    stop_waiting(engagement=first, by=cast.member)
    assert Notice.objects.filter(kind="coaching.slot_free", person=cast.colleague).exists()


def test_where_something_is_free_nobody_has_to_wait(cast: Cast, engagement: Engagement) -> None:
    with pytest.raises(ValidationError, match="something free"):
        wait_for_earlier(engagement=engagement, before=at(next_weekday(4), 23), by=cast.member)


def test_on_the_page(cast: Cast, sign_in: SignIn, full: tuple[Coach, Session]) -> None:
    engagement = engage(cast.member, full[0])
    address, client = reverse("session_slots", args=[engagement.pk]), sign_in(cast.member)
    until = next_weekday(0).isoformat()
    client.post(reverse("waiting_place", args=[engagement.pk]), {"until": until})
    assert "Stop waiting" in client.get(address).content.decode()
    client.post(reverse("waiting_place_removal", args=[engagement.pk]))
    assert "Nothing early enough?" in client.get(address).content.decode()
    assert "Stop waiting" not in client.get(address).content.decode()
