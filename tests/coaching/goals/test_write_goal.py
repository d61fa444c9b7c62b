"""A goal in one's own words, with its levels written out; kept while it is typed."""

import pytest
from cast import Cast, SignIn
from coaching_goals import EARLY, POSTED, make_goal
from django.db import connection
from django.test import Client
from django.urls import reverse
from engagements import engage, make_coach

from inhabit.coaching.goals.actions import save_goal_draft, start_goal
from inhabit.coaching.goals.selectors import goals_of
from inhabit.coaching.goals.wording import Wording
from inhabit.coaching.models import Engagement, Goal, GoalWording


@pytest.fixture
def engagement(cast: Cast) -> Engagement:
    return engage(cast.member, make_coach(cast.coach))


def begin(client: Client, engagement: Engagement) -> Goal:
    client.post(reverse("engagement_goals", args=[engagement.pk]))
    return Goal.objects.latest("made_at")


def test_a_goal_is_written_and_set(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    client = sign_in(cast.member)
    goal = begin(client, engagement)
    answer = client.post(reverse("goal_words", args=[goal.pk]), POSTED | {"edits": 0}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("goal", args=[goal.pk])
    assert "They tell me early" in answer.text
    assert "I ask and wait" in sign_in(cast.coach).get(reverse("goal", args=[goal.pk])).text


@pytest.mark.parametrize("missing", ["text", "level_-1", "level_0", "level_1"])
def test_what_is_needed_is_named_and_nothing_is_lost(
    cast: Cast, sign_in: SignIn, engagement: Engagement, missing: str
) -> None:
    client = sign_in(cast.member)
    goal = begin(client, engagement)
    answer = client.post(reverse("goal_words", args=[goal.pk]), POSTED | {missing: "", "edits": 0})
    assert answer.status_code == 422
    assert missing in answer.context["form"].errors
    assert all(said in answer.text for name, said in POSTED.items() if name not in {missing, "baseline"})


def test_two_clicks_begin_one_goal(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    client = sign_in(cast.member)
    begin(client, engagement)
    begin(client, engagement)
    assert Goal.objects.count() == 1


def test_a_draft_is_read_by_nobody_else(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    goal = start_goal(engagement=engagement, by=cast.member)
    save_goal_draft(goal=goal, wording=Wording(text="Half a thought"), edits=0, by=cast.member)
    coach = sign_in(cast.coach)
    assert "Half a thought" not in coach.get(reverse("engagement_goals", args=[engagement.pk])).text
    assert coach.get(reverse("goal", args=[goal.pk])).status_code == 404
    assert "Half a thought" in sign_in(cast.member).get(reverse("goal_words", args=[goal.pk])).text


def test_autosave_keeps_what_is_typed_and_notices_a_second_window(
    cast: Cast, sign_in: SignIn, engagement: Engagement
) -> None:
    client = sign_in(cast.member)
    goal = begin(client, engagement)
    draft, autosave = reverse("goal_draft", args=[goal.pk]), {"x-autosave": "1"}
    kept = client.post(draft, {"text": "One", "edits": 0}, headers=autosave)
    assert kept.json()["edits"] == 1
    assert client.post(draft, {"text": "Two", "edits": 0}, headers=autosave).status_code == 409
    stale = client.post(reverse("goal_words", args=[goal.pk]), POSTED | {"text": "Two", "edits": 0})
    assert stale.status_code == 422
    assert "One" in stale.text
    assert "Two" in stale.text
    again = POSTED | {"text": "Two", "edits": stale.context["form"]["edits"].value()}
    assert client.post(reverse("goal_words", args=[goal.pk]), again).status_code == 302


def test_a_reworded_goal_keeps_what_it_was(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    goal = make_goal(engagement, cast.member)
    client = sign_in(cast.member)
    client.post(reverse("goal_words", args=[goal.pk]), POSTED | {"text": "They tell me", "edits": goal.edits})
    page = client.get(reverse("goal", args=[goal.pk])).text
    assert "They tell me early" in page
    assert GoalWording.objects.count() == 2
    (now,) = goals_of(engagement, cast.coach)
    assert now.wording.text == "They tell me"


def test_no_word_of_a_goal_lies_open_in_the_database(cast: Cast, engagement: Engagement) -> None:
    goal = make_goal(engagement, cast.member)
    save_goal_draft(goal=goal, wording=Wording(text="They tell me sooner"), edits=goal.edits, by=cast.member)
    with connection.cursor() as cursor:
        for model in (Goal, GoalWording):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            kept = str(cursor.fetchall())
            assert not any(word in kept for word in (EARLY.text, "They tell", "priority", "I ask"))


def test_a_goal_can_be_thrown_away(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    goal = make_goal(engagement, cast.member)
    client = sign_in(cast.member)
    address = reverse("goal_removal", args=[goal.pk])
    assert "They tell me early" in client.get(address).text
    client.post(address)
    assert not Goal.objects.exists()
