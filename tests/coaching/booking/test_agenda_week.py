"""The coach's week: what is in it, and where there is nothing, what comes next."""

from __future__ import annotations

from datetime import timedelta

from booking_days import at, next_weekday
from cast import Cast, SignIn
from django.urls import reverse
from engagements import book

from inhabit.coaching.models import Engagement


def test_a_week_with_nothing_in_it_names_what_comes_next(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    session = book(engagement, at(next_weekday(2, weeks=3), 10))
    client, address = sign_in(cast.coach), reverse("coach_agenda")
    free = client.get(address).text
    assert "Nothing in this week" in free
    assert reverse("session", args=[session.pk]) in free
    week = (session.starts_at.date() - timedelta(days=2)).isoformat()
    full = client.get(address, {"week": week}).text
    assert "Nothing in this week" not in full
    assert reverse("session", args=[session.pk]) in full
