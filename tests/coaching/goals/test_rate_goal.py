"""Where somebody stands, over time: their own view, and the coach's beside it where both want it."""

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from coaching_goals import make_goal
from django.db import connection
from django.urls import reverse
from engagements import engage, make_coach
from queries import assert_max_queries

from inhabit.coaching.goals.actions import let_coach_rate, rate_goal
from inhabit.coaching.goals.selectors import goal_for, goals_of, levels_today
from inhabit.coaching.goals.wording import Level
from inhabit.coaching.models import Goal, GoalRating
from inhabit.people.models import today


@pytest.fixture
def goal(cast: Cast) -> Goal:
    return make_goal(engage(cast.member, make_coach(cast.coach)), cast.member)


def levels(goal: Goal, reader) -> list[tuple[int, bool]]:
    return [(standing.level, standing.is_coachs) for standing in goal_for(goal, reader).standings]


def test_it_begins_at_the_baseline_and_moves(cast: Cast, sign_in: SignIn, goal: Goal) -> None:
    assert goal_for(goal, cast.member).now == Level.LESS
    rating = {"level": "0", "word": "Twice this month"}
    page = sign_in(cast.member).post(reverse("goal_rating", args=[goal.pk]), rating, follow=True).text
    assert "Twice this month" in page
    assert goal_for(goal, cast.member).now == Level.AS_HOPED


def test_the_same_day_counts_once_and_days_stay_in_order(cast: Cast, goal: Goal) -> None:
    rate_goal(goal=goal, level=Level.LESS, word="", by=cast.member)
    GoalRating.objects.update(rated_on=today() - timedelta(days=14))
    for level in (Level.MORE, Level.AS_HOPED):
        rate_goal(goal=goal, level=level, word="", by=cast.member)
    assert levels(goal, cast.member) == [(-1, False), (0, False)]


def test_the_coachs_view_needs_both(cast: Cast, sign_in: SignIn, goal: Goal) -> None:
    coach, address = sign_in(cast.coach), reverse("goal_rating", args=[goal.pk])
    assert coach.post(address, {"level": "1"}).status_code == 404
    with pytest.raises(PermissionError):
        rate_goal(goal=goal, level=Level.MORE, word="", by=cast.coach)
    sign_in(cast.member).post(reverse("goal_coachs_view", args=[goal.pk]), {"may": "yes"})
    assert coach.post(address, {"level": "1"}).status_code == 302
    assert levels(Goal.objects.get(), cast.member) == [(1, True)]
    let_coach_rate(goal=goal, may=False, by=cast.member)
    assert levels(Goal.objects.get(), cast.member) == []


def test_a_level_lies_nowhere_open(cast: Cast, goal: Goal) -> None:
    rate_goal(goal=goal, level=Level.MUCH_MORE, word="Canary", by=cast.member)
    columns = {field.name for field in GoalRating._meta.get_fields()}
    assert columns == {"id", "goal", "by", "content", "rated_on"}
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT content FROM "{GoalRating._meta.db_table}"')
        assert "Canary" not in str(cursor.fetchall())


def test_goals_are_counted_by_level_and_never_averaged(cast: Cast, sign_in: SignIn, goal: Goal) -> None:
    second = make_goal(goal.engagement, cast.member)
    rate_goal(goal=second, level=Level.MORE, word="", by=cast.member)
    counted = dict(levels_today(goals_of(goal.engagement, cast.member)))
    assert counted == {2: 0, 1: 1, 0: 0, -1: 1, -2: 0}
    page = sign_in(cast.member).get(reverse("engagement_goals", args=[goal.engagement_id])).text
    assert "1 goal" in page


def test_many_goals_and_ratings_ask_no_more(cast: Cast, sign_in: SignIn, goal: Goal) -> None:
    for _number in range(6):
        another = make_goal(goal.engagement, cast.member)
        rate_goal(goal=another, level=Level.MORE, word="", by=cast.member)
    assert_max_queries(sign_in(cast.coach), reverse("engagement_goals", args=[goal.engagement_id]))
    assert_max_queries(sign_in(cast.member), reverse("goal", args=[goal.pk]))
