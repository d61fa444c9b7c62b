"""Only what a coachee chooses to share is read by the organisation's party, and only as long."""

from dataclasses import replace

import pytest
from cast import Cast, SignIn
from coaching_goals import EARLY, make_goal
from django.urls import reverse
from engagements import engage, make_coach, make_cohort
from queries import assert_max_queries

from inhabit.coaching.goals.actions import let_coach_rate, rate_goal, share_goal, withdraw_goal
from inhabit.coaching.goals.readers import readers_of_goal
from inhabit.coaching.goals.selectors import goals_for_party
from inhabit.coaching.goals.wording import Level
from inhabit.coaching.models import Engagement, Goal, Opening


@pytest.fixture
def engagement(cast: Cast) -> Engagement:
    """Three-way, with the sponsor for the organisation."""
    cohort = make_cohort(cast.board, party=cast.sponsor)
    return engage(cast.member, make_coach(cast.coach), cohort=cohort)


def test_nothing_is_shared_by_itself(cast: Cast, engagement: Engagement) -> None:
    goal = make_goal(engagement, cast.member)
    assert goals_for_party(engagement) == []
    assert not readers_of_goal(goal).include(cast.sponsor)


def test_the_partys_page_with_a_shared_goal_stays_within_its_queries(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    shared = make_goal(engagement, cast.member)
    rate_goal(goal=shared, level=Level.AS_HOPED, word="", by=cast.member)
    share_goal(goal=shared, by=cast.member)
    client, address = sign_in(cast.sponsor), reverse("agreement", args=[engagement.pk])
    client.get(address)  # notes who opened what
    assert EARLY.text in assert_max_queries(client, address).content.decode()


def test_each_goal_by_its_owners_choice_until_taken_back(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    shared = make_goal(engagement, cast.member)
    make_goal(engagement, cast.member, replace(EARLY, text="Stays here"))
    client = sign_in(cast.member)
    client.post(reverse("goal_sharing", args=[shared.pk]))
    assert [one.wording.text for one in goals_for_party(engagement)] == [EARLY.text]
    assert readers_of_goal(Goal.objects.get(pk=shared.pk)).include(cast.sponsor)
    client.post(reverse("goal_sharing_withdrawal", args=[shared.pk]))
    assert goals_for_party(engagement) == []


def test_the_party_reads_it_on_their_page_and_that_is_noted(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    goal = make_goal(engagement, cast.member)
    client, address = sign_in(cast.sponsor), reverse("agreement", args=[engagement.pk])
    assert EARLY.text not in client.get(address).text
    assert not Opening.objects.filter(what="shared_goals").exists()
    share_goal(goal=goal, by=cast.member)
    assert EARLY.text in client.get(address).text
    assert Opening.objects.get(what="shared_goals").by == cast.sponsor


def test_the_party_never_reads_what_the_coach_says(cast: Cast, engagement: Engagement) -> None:
    goal = make_goal(engagement, cast.member)
    let_coach_rate(goal=goal, may=True, by=cast.member)
    goal = Goal.objects.get()
    rate_goal(goal=goal, level=Level.MORE, word="Coach’s word", by=cast.coach)
    rate_goal(goal=goal, level=Level.AS_HOPED, word="", by=cast.member)
    share_goal(goal=goal, by=cast.member)
    (one,) = goals_for_party(engagement)
    assert [standing.level for standing in one.standings] == [Level.AS_HOPED]


def test_a_draft_of_new_words_stays_with_its_owner(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    goal = make_goal(engagement, cast.member)
    share_goal(goal=goal, by=cast.member)
    draft = {"text": "In between", "edits": goal.edits}
    sign_in(cast.member).post(reverse("goal_draft", args=[goal.pk]), draft)
    assert [one.wording.text for one in goals_for_party(engagement)] == [EARLY.text]
    assert "In between" not in sign_in(cast.coach).get(reverse("goal", args=[goal.pk])).text


def test_in_a_two_way_coaching_there_is_nobody_to_share_with(cast: Cast, sign_in: SignIn) -> None:
    goal = make_goal(engage(cast.member, make_coach(cast.coach)), cast.member)
    client = sign_in(cast.member)
    assert client.post(reverse("goal_sharing", args=[goal.pk])).status_code == 404
    assert "the organisation" not in client.get(reverse("goal", args=[goal.pk])).text.partition("<main")[2]


def test_nobody_else_reads_or_changes_a_goal(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    goal = make_goal(engagement, cast.member)
    share_goal(goal=goal, by=cast.member)
    for other in (cast.colleague, cast.lead, cast.steward, cast.privacy_officer, cast.sponsor):
        client = sign_in(other)
        for name in ("goal", "goal_words", "goal_removal"):
            assert client.get(reverse(name, args=[goal.pk])).status_code == 404, name
    coach = sign_in(cast.coach)
    for name in ("goal_words", "goal_sharing", "goal_sharing_withdrawal", "goal_removal", "goal_coachs_view"):
        assert coach.post(reverse(name, args=[goal.pk])).status_code == 404, name
    withdraw_goal(goal=goal, by=cast.member)


def test_that_the_coach_opened_it_is_noted(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    goal = make_goal(engagement, cast.member)
    sign_in(cast.member).get(reverse("engagement_goals", args=[engagement.pk]))
    assert not Opening.objects.exists()
    coach = sign_in(cast.coach)
    coach.get(reverse("engagement_goals", args=[engagement.pk]))
    coach.get(reverse("goal", args=[goal.pk]))
    assert set(Opening.objects.values_list("what", "by")) == {("goals", cast.coach.pk)}
