"""Somebody chooses a free time on their own clock, says yes, and finds the session."""

from datetime import timedelta

import pytest
from booking_days import at, next_weekday
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage, make_coach
from queries import assert_max_queries

from inhabit.coaching.booking.calendar_page import value_of
from inhabit.coaching.models import Coach, Engagement, Format, Session


@pytest.fixture
def slots_at(engagement: Engagement) -> str:
    return reverse("session_slots", args=[engagement.pk])


def test_free_times_stand_on_the_readers_clock_with_the_coachs_beside(
    cast: Cast, sign_in: SignIn, slots_at: str
) -> None:
    cast.member.time_zone = "America/New_York"
    cast.member.save()
    day = next_weekday(0)
    page = assert_max_queries(sign_in(cast.member), f"{slots_at}?week={day.isoformat()}")
    # The coach begins at nine in Berlin: at three in the morning, or at four between two clock changes.
    assert "9:00 in Berlin" in page.content.decode()
    assert "Times are yours, in New York" in page.content.decode()


def test_it_is_booked_in_two_steps(cast: Cast, sign_in: SignIn, slots_at: str) -> None:
    client, ten = sign_in(cast.member), at(next_weekday(0), 10)
    asked = client.get(slots_at, {"at": value_of(ten)}).content.decode()
    assert "Book it" in asked
    assert "Until 24 hours before" in asked
    assert not Session.objects.exists()
    done = client.post(slots_at, {"at": value_of(ten)}, follow=True)
    assert Session.objects.get().starts_at == ten
    assert "It is booked" in done.content.decode()


def test_whoever_was_slower_is_told_kindly_what_is_free(
    cast: Cast, sign_in: SignIn, coach: Coach, slots_at: str
) -> None:
    ten = at(next_weekday(0), 10)
    client = sign_in(cast.member)
    book(engage(cast.colleague, coach), ten)
    answer = client.post(slots_at, {"at": value_of(ten)})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody was a moment faster" in page
    assert f"?at={value_of(at(next_weekday(0), 11, 30)).replace(':', '%3A')}" in page
    assert "Colin" not in page


def test_nonsense_in_the_address_books_nothing(cast: Cast, sign_in: SignIn, slots_at: str) -> None:
    client = sign_in(cast.member)
    assert client.get(slots_at, {"at": "tomorrow", "week": "soon"}).status_code == 200
    assert client.post(slots_at, {"at": "9999-99-99"}).status_code == 422
    assert not Session.objects.exists()


def test_of_a_group_only_the_coach_books(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    group = engage(cast.member, coach, format=Format.GROUP, name="Peers")
    address = reverse("session_slots", args=[group.pk])
    assert sign_in(cast.member).get(address).status_code == 404
    ten = at(next_weekday(0), 10)
    sign_in(cast.coach).post(address, {"at": value_of(ten)})
    page = sign_in(cast.member).get(reverse("engagement_sessions", args=[group.pk])).content.decode()
    assert "Peers" in page
    assert reverse("session", args=[Session.objects.get().pk]) in page


def test_without_hours_there_is_nothing_to_choose(cast: Cast, sign_in: SignIn) -> None:
    engagement = engage(cast.member, make_coach(cast.director))
    page = sign_in(cast.member).get(reverse("session_slots", args=[engagement.pk])).content.decode()
    assert "Nothing is free at the moment" in page
    assert "Tell me" in page


def test_the_list_has_what_is_to_come_and_what_was(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    for number in range(1, 30):
        book(
            engagement,
            timezone.now() - timedelta(days=number, hours=2),
            state=Session.State.HELD,
            number=30 - number,
        )
    book(engagement, at(next_weekday(2), 10))
    page = assert_max_queries(sign_in(cast.member), reverse("engagement_sessions", args=[engagement.pk]))
    assert "Session 29" in page.content.decode()
    assert "Session 3<" not in page.content.decode()
    assert "Page 1 of 2" in page.content.decode()
