"""The page where coaching begins."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage, make_coach
from queries import assert_max_queries

from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Session

pytestmark = pytest.mark.django_db


def text_of(cast: Cast, sign_in: SignIn) -> str:
    return " ".join(sign_in(cast.member).get("/coaching/").content.decode().split())


def test_it_shows_how_far_ones_coaching_is(cast: Cast, sign_in: SignIn) -> None:
    engagement = engage(cast.member, make_coach(cast.coach))
    book(engagement, timezone.now(), state=Session.State.HELD)
    text = text_of(cast, sign_in)
    assert "Coaching with Carmen Coach" in text
    assert "1 of 6 sessions held" in text


def test_what_is_not_agreed_leads_to_the_agreement(cast: Cast, sign_in: SignIn) -> None:
    engagement = open_engagement(coach=make_coach(cast.coach), coachees=[cast.member])
    assert reverse("agreement", args=[engagement.pk]) in text_of(cast, sign_in)


def test_without_any_it_says_what_will_be_here(cast: Cast, sign_in: SignIn) -> None:
    assert "When coaching is offered to you" in text_of(cast, sign_in)


def test_many_coachings_cost_no_more_queries(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach)
    for _ in range(5):
        engage(cast.member, coach)
    assert_max_queries(sign_in(cast.member), "/coaching/")


def test_before_the_first_session_it_leads_to_booking_it(cast: Cast, sign_in: SignIn) -> None:
    engagement = engage(cast.member, make_coach(cast.coach))
    first = reverse("session_slots", args=[engagement.pk])
    assert "Book the first session" in text_of(cast, sign_in)
    assert first in text_of(cast, sign_in)
    book(engagement, timezone.now() + timedelta(days=2))
    assert first not in text_of(cast, sign_in)
