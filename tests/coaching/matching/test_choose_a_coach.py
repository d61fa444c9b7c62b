"""Choosing a coach: once, and only one who may and can."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from searches import look, make_coaches, offer_to_payroll, suggested

from inhabit.audit.models import Event
from inhabit.coaching.matching.choosing import NotPossibleError, choose_coach
from inhabit.coaching.models import Coach, Engagement, Enquiry, Match
from inhabit.people.models import UnitLine
from inhabit.people.tree import refresh_tree

pytestmark = pytest.mark.django_db


def test_the_choice_leads_to_the_agreement(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 3)
    enquiry = look(cast.member)
    first = suggested(enquiry)[0]
    client = sign_in(cast.member)
    response = client.post(reverse("coach_choice", args=[first.pk]))
    engagement = Engagement.objects.get()
    assert response.url == reverse("agreement", args=[engagement.pk])
    assert (engagement.coach, engagement.is_three_way, engagement.state) == (first.coach, False, "agreeing")
    assert not Event.objects.exists()


def test_what_was_offered_is_agreed_in_three(cast: Cast) -> None:
    make_coaches(cast, 1)
    enquiry = look(cast.member, offer_to_payroll(cast, sessions=4, minutes=45))
    engagement = choose_coach(match=suggested(enquiry)[0], by=cast.member)
    assert (engagement.is_three_way, engagement.party) == (True, cast.director)
    assert (engagement.sessions_planned, engagement.minutes) == (4, 45)


def test_pressed_twice_it_is_one_coaching(cast: Cast) -> None:
    make_coaches(cast, 2)
    first = suggested(look(cast.member))[0]
    assert choose_coach(match=first, by=cast.member) == choose_coach(match=first, by=cast.member)
    assert Engagement.objects.count() == 1


def test_whoever_comes_second_for_the_last_place_keeps_their_needs(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 1, capacity=1, topics=["energy"])
    make_coaches(cast, 3, topics=["telling"])
    mine, theirs = look(cast.member, topics=("energy",)), look(cast.colleague, topics=("energy",))
    choose_coach(match=suggested(mine)[0], by=cast.member)
    wanted = suggested(theirs)[0]
    client = sign_in(cast.colleague)
    response = client.post(reverse("coach_choice", args=[wanted.pk]), follow=True)
    page = response.content.decode()
    assert "can’t be chosen any more: Has no place left. Your needs are kept" in page
    assert wanted.coach not in [match.coach for match in suggested(theirs)]
    assert len(suggested(theirs)) == 3
    assert Engagement.objects.count() == 1


@pytest.mark.parametrize("state", [Coach.State.PAUSED, Coach.State.ENDED])
def test_a_coach_who_stopped_meanwhile_is_replaced(cast: Cast, sign_in: SignIn, state: str) -> None:
    make_coaches(cast, 4)
    enquiry = look(cast.member)
    gone = suggested(enquiry)[0]
    Coach.objects.filter(pk=gone.coach_id).update(state=state)
    client = sign_in(cast.member)
    assert (
        "Takes nobody new at present."
        in client.get(reverse("suggestions", args=[enquiry.pk])).content.decode()
    )
    with pytest.raises(NotPossibleError):
        choose_coach(match=gone, by=cast.member)
    assert gone.coach not in [match.coach for match in suggested(enquiry)]
    assert len(suggested(enquiry)) == 3


def test_a_coach_who_leads_one_by_now_is_no_choice(cast: Cast, sign_in: SignIn) -> None:
    [coach] = make_coaches(cast, 1)
    enquiry = look(cast.member)
    UnitLine.objects.filter(unit=cast.payroll).update(lead=coach.person)
    refresh_tree()
    page = sign_in(cast.member).get(reverse("suggestions", args=[enquiry.pk])).content.decode()
    assert "Is in your own line by now" in page
    with pytest.raises(NotPossibleError):
        choose_coach(match=suggested(enquiry)[0], by=cast.member)
    enquiry.refresh_from_db()
    assert enquiry.state == Enquiry.State.WAITING


def test_a_suggestion_that_stands_cannot_be_swapped_for_more(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 5)
    enquiry = look(cast.member)
    before = suggested(enquiry)
    sign_in(cast.member).post(reverse("suggestion_replacement", args=[before[0].pk]))
    assert suggested(enquiry) == before


def test_after_the_offer_was_closed_one_may_still_choose(cast: Cast) -> None:
    make_coaches(cast, 1)
    cohort = offer_to_payroll(cast)
    enquiry = look(cast.member, cohort)
    cohort.closed_at = timezone.now()
    cohort.save()
    assert choose_coach(match=suggested(enquiry)[0], by=cast.member)


def test_whoever_leaves_looks_no_more(cast: Cast) -> None:
    make_coaches(cast, 1)
    enquiry = look(cast.member, words="Mine")
    cast.member.placements.update(ends_on=timezone.localdate())
    refresh_tree()
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.needs) == (Enquiry.State.WITHDRAWN, "")
    assert Match.objects.filter(state=Match.State.CHOSEN).count() == 0
