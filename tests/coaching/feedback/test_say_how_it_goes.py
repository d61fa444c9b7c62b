"""Somebody says how working with their coach is: asked three times, for a week, and never twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from coaching_feedback import held
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from engagements import engage, make_coach
from queries import assert_max_queries

from inhabit.audit.models import Event
from inhabit.coaching.agreements.ending import end_engagement
from inhabit.coaching.feedback.actions import pass_alliance
from inhabit.coaching.feedback.asking import sessions_to_ask_about
from inhabit.coaching.models import AllianceAsked, AllianceVoice, Engagement, WaitingAlliance
from inhabit.notify.models import Notice

ANSWER = {"goal": "4", "task": "5", "bond": "3", "wish": "More silence."}


@pytest.fixture
def engagement(cast: Cast) -> Engagement:
    return engage(cast.member, make_coach(cast.coach))


def moments(cast: Cast) -> list[str]:
    return [session.moment for session in sessions_to_ask_about(cast.member)]


def test_home_asks_after_the_first_session(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    session = held(engagement)
    member = sign_in(cast.member)
    address = reverse("alliance", args=[session.pk])
    assert address in member.get("/").text
    assert address in member.get(reverse("engagement_sessions", args=[engagement.pk])).text
    assert address in assert_max_queries(member, reverse("session_room", args=[session.pk])).text
    assert "without your name" in assert_max_queries(member, address).text
    member.post(address, ANSWER)
    assert address not in member.get("/").text
    assert "Nothing is asked here" in member.get(address).text


@pytest.mark.parametrize(
    ("number", "asked"), [(1, ["first"]), (2, []), (3, ["third"]), (4, []), (6, ["last"])]
)
def test_it_is_asked_three_times(cast: Cast, engagement: Engagement, number: int, asked: list[str]) -> None:
    held(engagement, number)
    assert moments(cast) == asked


def test_it_is_asked_for_a_week(cast: Cast, engagement: Engagement) -> None:
    held(engagement, settled_at=timezone.now() - timedelta(days=8))
    assert moments(cast) == []


def test_whoever_ends_early_is_asked_once_more(cast: Cast, engagement: Engagement) -> None:
    held(engagement, 1, timezone.now() - timedelta(days=30))
    held(engagement, 2, timezone.now() - timedelta(days=20))
    end_engagement(engagement=engagement, by=cast.coach)
    assert moments(cast) == ["last"]


def test_twice_is_once(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    address = reverse("alliance", args=[held(engagement).pk])
    for _press in range(2):
        assert sign_in(cast.member).post(address, ANSWER).status_code == 302
    assert WaitingAlliance.objects.count() == AllianceVoice.objects.count() == 1


def test_while_something_waits_nothing_more_is_asked(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    sign_in(cast.member).post(reverse("alliance", args=[held(engagement).pk]), ANSWER)
    third = held(engagement, 3)
    assert moments(cast) == []
    sign_in(cast.member).post(reverse("alliance", args=[third.pk]), ANSWER)
    assert WaitingAlliance.objects.count() == 1


def test_not_this_time_leaves_what_an_answer_leaves(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    session = held(engagement)
    sign_in(cast.member).post(reverse("alliance", args=[session.pk]), {"pass": "yes"})
    assert not WaitingAlliance.objects.exists()
    assert AllianceAsked.objects.get().person == cast.member
    with pytest.raises(ValidationError):
        pass_alliance(session=session, by=cast.member)


def test_something_missing_loses_nothing(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    address = reverse("alliance", args=[held(engagement).pk])
    page = sign_in(cast.member).post(address, {"wish": "More silence."})
    assert page.status_code == 422
    assert "More silence." in page.text


def test_nobody_hears_of_it(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    events, notices = Event.objects.count(), Notice.objects.count()
    member = sign_in(cast.member)
    signed_in = Event.objects.count() - events
    member.post(reverse("alliance", args=[held(engagement).pk]), ANSWER)
    assert (Event.objects.count() - events, Notice.objects.count()) == (signed_in, notices)
