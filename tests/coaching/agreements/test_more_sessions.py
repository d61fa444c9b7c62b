"""Both sides agree on more sessions, and then there are more to book."""

import pytest
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from engagements import agreed, engage, make_coach, make_cohort
from queries import assert_max_queries

from inhabit.coaching.agreements.actions import (
    agree,
    current_agreement,
    propose_sentence,
    propose_sessions,
    renew_agreement,
)
from inhabit.coaching.booking.allowance import sessions_left
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Cohort, Engagement
from inhabit.notify.models import Notice


@pytest.fixture
def two_way(cast: Cast) -> Engagement:
    return engage(cast.member, make_coach(cast.coach))


@pytest.fixture
def three_way(cast: Cast) -> Engagement:
    cohort = make_cohort(cast.services, party=cast.sponsor, budget=10)
    return agreed(open_engagement(coach=make_coach(cast.coach), coachees=[cast.member], cohort=cohort))


def all_agree(cast: Cast, engagement: Engagement) -> Engagement:
    waiting = current_agreement(engagement)
    assert waiting is not None
    sides = {"coachee": cast.member, "coach": cast.coach, "party": waiting.party}
    for side, person in sides.items():
        if person is not None:
            agree(agreement=waiting, side=side, by=person)
    engagement.refresh_from_db()
    return engagement


def test_each_side_can_propose_more_on_the_page(cast: Cast, sign_in: SignIn, two_way: Engagement) -> None:
    page = reverse("agreement", args=[two_way.pk])
    assert "Agree on more sessions" in sign_in(cast.coach).get(page).text
    sign_in(cast.coach).post(reverse("agreement_sessions", args=[two_way.pk]), {"sessions": "9"})
    shown = sign_in(cast.member).get(page).text
    assert "9 sessions are proposed instead of 6." in shown
    assert "There are 9 sessions of 60 minutes each." in shown


def test_there_are_more_once_both_have_agreed(cast: Cast, sign_in: SignIn, two_way: Engagement) -> None:
    for person, side in ((cast.member, "coachee"), (cast.coach, "coach")):
        propose_sessions(engagement=two_way, sessions=9, by=cast.member)
        assert sessions_left(Engagement.objects.get(pk=two_way.pk)) == 6
        consent = {"number": 2, "side": side}
        sign_in(person).post(reverse("agreement_consent", args=[two_way.pk]), consent)
    assert sessions_left(Engagement.objects.get(pk=two_way.pk)) == 9


def test_left_as_it_was_there_are_no_more(cast: Cast, sign_in: SignIn, two_way: Engagement) -> None:
    propose_sessions(engagement=two_way, sessions=9, by=cast.member)
    sign_in(cast.coach).post(reverse("agreement_kept", args=[two_way.pk]))
    two_way.refresh_from_db()
    assert two_way.sessions_planned == 6
    propose_sentence(engagement=two_way, text="We walk.", by=cast.coach)
    assert all_agree(cast, two_way).sessions_planned == 6


def test_nobody_else_learns_of_more_in_a_coaching_of_ones_own(cast: Cast, two_way: Engagement) -> None:
    propose_sessions(engagement=two_way, sessions=9, by=cast.member)
    all_agree(cast, two_way)
    assert set(Notice.objects.values_list("person", flat=True)) == {cast.coach.pk, cast.member.pk}


def test_the_party_agrees_too(cast: Cast, sign_in: SignIn, three_way: Engagement) -> None:
    version = propose_sessions(engagement=three_way, sessions=8, by=cast.member)
    for person, side in ((cast.member, "coachee"), (cast.coach, "coach")):
        agree(agreement=version, side=side, by=person)
    assert sessions_left(Engagement.objects.get(pk=three_way.pk)) == 6
    page = sign_in(cast.sponsor).get(reverse("agreement", args=[three_way.pk])).text
    assert "8 sessions are proposed instead of 6." in page
    assert all_agree(cast, three_way).sessions_planned == 8


def test_more_than_the_budget_is_refused_and_nothing_changes(
    cast: Cast, sign_in: SignIn, three_way: Engagement
) -> None:
    address = reverse("agreement_sessions", args=[three_way.pk])
    answer = sign_in(cast.member).post(address, {"sessions": "11"})
    assert answer.status_code == 422
    assert "The budget for coaching is not enough" in answer.text
    assert three_way.agreements.count() == 1


def test_a_budget_used_up_meanwhile_is_said_when_the_last_one_agrees(
    cast: Cast, sign_in: SignIn, three_way: Engagement
) -> None:
    version = propose_sessions(engagement=three_way, sessions=10, by=cast.member)
    for person, side in ((cast.member, "coachee"), (cast.coach, "coach")):
        agree(agreement=version, side=side, by=person)
    Cohort.objects.update(budget=6)
    consent = {"number": 2, "side": "party"}
    address = reverse("agreement_consent", args=[three_way.pk])
    assert "is not enough for that many" in sign_in(cast.sponsor).post(address, consent, follow=True).text
    assert sessions_left(Engagement.objects.get(pk=three_way.pk)) == 6


def test_a_sentence_or_a_new_party_keeps_the_number_that_is_proposed(
    cast: Cast, three_way: Engagement
) -> None:
    propose_sessions(engagement=three_way, sessions=8, by=cast.member)
    propose_sentence(engagement=three_way, text="We walk.", by=cast.coach)
    renew_agreement(engagement=three_way, party=cast.steward)
    assert all_agree(cast, three_way).sessions_planned == 8


@pytest.mark.parametrize("number", ["", "6", "31", "many", "-1"])
def test_a_number_that_is_none_is_refused(
    cast: Cast, sign_in: SignIn, two_way: Engagement, number: str
) -> None:
    answer = sign_in(cast.member).post(reverse("agreement_sessions", args=[two_way.pk]), {"sessions": number})
    assert answer.status_code == 422
    assert two_way.agreements.count() == 1


def test_before_anything_is_agreed_there_is_no_more(cast: Cast, sign_in: SignIn) -> None:
    engagement = open_engagement(coach=make_coach(cast.coach), coachees=[cast.member])
    assert "Agree on more" not in sign_in(cast.member).get(reverse("agreement", args=[engagement.pk])).text
    with pytest.raises(ValidationError):
        propose_sessions(engagement=engagement, sessions=8, by=cast.member)


def test_where_all_are_used_the_page_leads_there(cast: Cast, sign_in: SignIn, two_way: Engagement) -> None:
    Engagement.objects.update(sessions_planned=0)
    page = assert_max_queries(sign_in(cast.member), reverse("engagement_sessions", args=[two_way.pk]))
    assert reverse("agreement", args=[two_way.pk]) + "#more-sessions" in page.text
