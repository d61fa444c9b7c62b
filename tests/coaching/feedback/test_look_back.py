"""At the end each looks back, and decides who else reads it."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from coaching_feedback import held
from django.db import connection
from django.urls import reverse
from engagements import engage, make_coach, make_cohort
from queries import assert_max_queries

from inhabit.coaching.agreements.ending import end_engagement
from inhabit.coaching.feedback.own_data import my_reviews_of_coaching
from inhabit.coaching.models import Engagement, Opening, Review

WORDS = "I ask before I answer."


@pytest.fixture
def engagement(cast: Cast) -> Engagement:
    """A three-way coaching that has ended after one session."""
    cohort = make_cohort(cast.services, party=cast.sponsor)
    engagement = engage(cast.member, make_coach(cast.coach), cohort=cohort)
    engagement.agreements.update(party=cast.sponsor)
    held(engagement)
    return end_engagement(engagement=engagement, by=cast.member)


def address(engagement: Engagement) -> str:
    return reverse("engagement_review", args=[engagement.pk])


def test_it_opens_at_the_end(cast: Cast, sign_in: SignIn) -> None:
    going_on = engage(cast.member, make_coach(cast.coach))
    member = sign_in(cast.member)
    assert "It opens after the last session" in member.get(address(going_on)).text
    assert member.post(address(going_on), {"text": WORDS, "edits": "0"}).status_code == 422
    for number in range(1, 7):
        held(going_on, number)
    assert member.post(address(going_on), {"text": WORDS, "edits": "0"}).status_code == 302


def test_home_asks_until_it_is_written(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    member = sign_in(cast.member)
    assert address(engagement) in member.get("/").text
    member.post(address(engagement), {"text": WORDS, "edits": "0"})
    assert address(engagement) not in member.get("/").text


def test_home_asks_once_all_sessions_were_held_too(cast: Cast, sign_in: SignIn) -> None:
    going_on = engage(cast.member, make_coach(cast.coach), sessions=2)
    member = sign_in(cast.member)
    held(going_on)
    assert address(going_on) not in member.get("/").text
    held(going_on, 2)
    assert address(going_on) in member.get("/").text


def test_its_author_alone_reads_it_until_they_share_it(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    member, party = sign_in(cast.member), reverse("agreement", args=[engagement.pk])
    member.post(address(engagement), {"text": WORDS, "edits": "0"})
    assert WORDS in assert_max_queries(member, address(engagement)).text
    assert WORDS not in sign_in(cast.coach).get(address(engagement)).text
    assert WORDS not in sign_in(cast.sponsor).get(party).text
    member.post(address(engagement), {"text": WORDS, "edits": "1", "is_for_other_side": "on"})
    assert WORDS in sign_in(cast.coach).get(address(engagement)).text
    assert WORDS not in sign_in(cast.sponsor).get(party).text
    member.post(address(engagement), {"text": WORDS, "edits": "2", "is_for_party": "on"})
    assert WORDS not in sign_in(cast.coach).get(address(engagement)).text
    assert WORDS in sign_in(cast.sponsor).get(party).text
    member.post(address(engagement), {"text": WORDS, "edits": "3"})
    assert WORDS not in sign_in(cast.sponsor).get(party).text


def test_that_the_coach_read_it_is_noted(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    shared = {"text": WORDS, "edits": "0", "is_for_other_side": "on"}
    sign_in(cast.member).post(address(engagement), shared)
    sign_in(cast.coach).get(address(engagement))
    assert Opening.objects.get(what=Opening.What.REVIEW).of == cast.member


def test_the_coach_shares_with_whom_they_coached_and_never_with_the_party(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    shared = {"text": WORDS, "edits": "0", "is_for_other_side": "on", "is_for_party": "on"}
    sign_in(cast.coach).post(address(engagement), shared)
    assert WORDS in sign_in(cast.member).get(address(engagement)).text
    assert WORDS not in sign_in(cast.sponsor).get(reverse("agreement", args=[engagement.pk])).text


def test_an_outdated_form_loses_nothing(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    member = sign_in(cast.member)
    member.post(address(engagement), {"text": WORDS, "edits": "0"})
    stale = member.post(address(engagement), {"text": "Older words.", "edits": "0"})
    assert stale.status_code == 422
    assert WORDS in stale.text
    assert "Older words." in stale.text
    assert member.post(address(engagement), {"text": "Both.", "edits": "1"}).status_code == 302


def test_it_is_sealed_and_in_ones_own_file(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    sign_in(cast.member).post(address(engagement), {"text": WORDS, "edits": "0"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM coaching_review")
        assert WORDS not in cursor.fetchone()[0]
    _name, mine = my_reviews_of_coaching(cast.member)
    assert mine[0]["text"] == WORDS
    assert Review.objects.count() == 1
