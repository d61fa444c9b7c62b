"""The coach's own page: who comes next, whom they coach, and what is missing."""

from __future__ import annotations

from datetime import timedelta

from cast import Cast, SignIn
from django.utils import timezone
from engagements import book, engage, make_coach

from inhabit.coaching.engaging import open_engagement


def test_it_shows_who_comes_next_and_whom_one_coaches(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach)
    going_on = engage(cast.member, coach)
    session = book(going_on, timezone.now() + timedelta(days=2))
    begun = open_engagement(coach=coach, coachees=[cast.outsider])
    page = sign_in(cast.coach).get("/coaching/as-coach/").content.decode()
    assert f'href="/coaching/sessions/{session.pk}/"' in page
    assert f'href="/coaching/with/{going_on.pk}/sessions/">Mia Member</a>' in page
    assert 'Omar Outsider</a> <span class="chip">being agreed' in page
    assert f"/coaching/with/{begun.pk}/agreement/" in page


def test_another_coachs_people_are_not_there(cast: Cast, sign_in: SignIn) -> None:
    make_coach(cast.coach)
    engage(cast.member, make_coach(cast.lead))
    assert "Mia Member" not in sign_in(cast.coach).get("/coaching/as-coach/").content.decode()


def test_whoever_has_the_role_is_asked_who_they_are(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.coach)
    assert "Say who you are as a coach" in client.get("/").content.decode()
    assert "Introduce myself" in client.get("/coaching/as-coach/").content.decode()
    assert "As a coach" not in sign_in(cast.member).get("/coaching/").content.decode()


def test_it_says_what_is_missing(cast: Cast, sign_in: SignIn) -> None:
    make_coach(cast.coach, languages=[], topics=[], is_in_training=True)
    page = sign_in(cast.coach).get("/coaching/as-coach/").content.decode()
    for words in (
        "Say which languages you coach in",
        "Say what people can come to you with",
        "Name who accompanies",
    ):
        assert words in page
    assert "Say in your own words who you are" not in page
