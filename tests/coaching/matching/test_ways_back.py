"""While one looks for a coach, one comes back to the suggestions from wherever they lead."""

from __future__ import annotations

from datetime import timedelta

import pytest
from booking_days import at, next_weekday, works
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage
from searches import look, make_coaches, suggested

from inhabit.coaching.booking.actions import book_meeting

pytestmark = pytest.mark.django_db


def test_from_a_coachs_page_while_they_are_suggested_to_me(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 1)
    enquiry = look(cast.member)
    [match] = suggested(enquiry)
    back = reverse("suggestions", args=[enquiry.pk])
    address = reverse("coach_page", args=[match.coach_id])
    assert back in sign_in(cast.member).get(address).text
    assert "Back to your suggestions" not in sign_in(cast.colleague).get(address).text
    sign_in(cast.member).post(reverse("coach_choice", args=[match.pk]))
    assert "Back to your suggestions" not in sign_in(cast.member).get(address).text


def test_from_the_twenty_minutes_for_whoever_chooses(cast: Cast, sign_in: SignIn) -> None:
    [coach] = make_coaches(cast, 1)
    works(coach)
    enquiry = look(cast.member)
    [match] = suggested(enquiry)
    back = reverse("suggestions", args=[enquiry.pk])
    assert back in sign_in(cast.member).get(reverse("meeting_slots", args=[match.pk])).text
    meeting = book_meeting(match=match, starts_at=at(next_weekday(0), 12), by=cast.member)
    address = reverse("session", args=[meeting.pk])
    assert back in sign_in(cast.member).get(address).text
    assert back not in sign_in(coach.person).get(address).text


def test_a_session_says_in_its_heading_with_whom(cast: Cast, sign_in: SignIn) -> None:
    [coach] = make_coaches(cast, 1)
    session = book(engage(cast.member, coach), at(next_weekday(0), 10))
    for name in ("session", "session_room"):
        address = reverse(name, args=[session.pk])
        assert f"Session with {coach}" in sign_in(cast.member).get(address).text
        assert f"Session with {cast.member}" in sign_in(coach.person).get(address).text


def test_a_session_that_was_held_leads_to_what_was_written(cast: Cast, sign_in: SignIn) -> None:
    [coach] = make_coaches(cast, 1)
    session = book(engage(cast.member, coach), timezone.now() - timedelta(hours=2), state="held")
    page = sign_in(cast.member).get(reverse("session", args=[session.pk])).text
    assert "What we wrote down" in page
    assert reverse("session_calendar", args=[session.pk]) not in page
