"""Before choosing, one gets to know up to two coaches for 20 minutes."""

import pytest
from booking_days import at, next_weekday, works
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from engagements import book, engage, make_coach

from inhabit.coaching.booking.actions import (
    SlotTakenError,
    book_meeting,
    cancel_session,
    hold_session,
)
from inhabit.coaching.booking.calendar_page import value_of
from inhabit.coaching.models import Coach, Enquiry, Match, Session


@pytest.fixture
def matches(cast: Cast, coach: Coach) -> list[Match]:
    others = [make_coach(person) for person in (cast.director, cast.cfo)]
    for other in others:
        works(other)
    enquiry = Enquiry.objects.create(person=cast.member)
    coaches = [coach, *others]
    return [
        Match.objects.create(enquiry=enquiry, coach=one, rank=rank) for rank, one in enumerate(coaches, 1)
    ]


def test_twenty_minutes_are_booked(cast: Cast, sign_in: SignIn, matches: list[Match]) -> None:
    address, ten = reverse("meeting_slots", args=[matches[0].pk]), at(next_weekday(0), 10)
    client = sign_in(cast.member)
    assert "Get to know Carmen Coach" in client.get(address).content.decode()
    client.post(address, {"at": value_of(ten)})
    meeting = Session.objects.get()
    assert (meeting.ends_at - meeting.starts_at).total_seconds() == 20 * 60
    assert meeting.match == matches[0]
    page = sign_in(cast.coach).get(reverse("session", args=[meeting.pk])).content.decode()
    assert "Getting to know Mia Member" in page


def test_not_with_a_third_coach(cast: Cast, matches: list[Match]) -> None:
    for number, match in enumerate(matches[:2]):
        book_meeting(match=match, starts_at=at(next_weekday(0), 10 + number), by=cast.member)
    with pytest.raises(ValidationError, match="two coaches"):
        book_meeting(match=matches[2], starts_at=at(next_weekday(0), 14), by=cast.member)
    cancel_session(session=Session.objects.all()[0], revision=0, by=cast.member)
    assert book_meeting(match=matches[2], starts_at=at(next_weekday(0), 14), by=cast.member)


def test_with_one_coach_only_once(cast: Cast, matches: list[Match]) -> None:
    first = book_meeting(match=matches[0], starts_at=at(next_weekday(0), 10), by=cast.member)
    again = book_meeting(match=matches[0], starts_at=at(next_weekday(0), 14), by=cast.member)
    assert again == first


def test_it_takes_the_coachs_time_as_a_session_does(cast: Cast, coach: Coach, matches: list[Match]) -> None:
    book(engage(cast.colleague, coach), at(next_weekday(0), 10))
    ten = at(next_weekday(0), 10, 30)
    with pytest.raises(SlotTakenError):
        book_meeting(match=matches[0], starts_at=ten, by=cast.member)


def test_it_is_nobody_elses(cast: Cast, sign_in: SignIn, matches: list[Match]) -> None:
    address = reverse("meeting_slots", args=[matches[0].pk])
    assert sign_in(cast.colleague).get(address).status_code == 404
    assert sign_in(cast.coach).get(address).status_code == 404


def test_it_counts_as_no_session(cast: Cast, matches: list[Match]) -> None:
    meeting = book_meeting(match=matches[0], starts_at=at(next_weekday(0), 10), by=cast.member)
    Session.objects.filter(pk=meeting.pk).update(starts_at=at(next_weekday(0, -2), 10))
    assert hold_session(meeting, cast.coach).number is None
