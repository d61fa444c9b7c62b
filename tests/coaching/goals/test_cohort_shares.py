"""How far a whole cohort has come: from eight people on, by the month."""

from datetime import timedelta

import pytest
from cast import Cast, make_person, place
from coaching_goals import make_goal
from engagements import engage, make_coach, make_cohort

from inhabit.coaching.goals.actions import rate_goal
from inhabit.coaching.goals.cohorts import shares_of_cohort
from inhabit.coaching.goals.wording import Level
from inhabit.coaching.models import Cohort, GoalRating
from inhabit.people.models import today


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    """Seven people, each with a goal that stood as hoped last month."""
    cohort, coach = make_cohort(cast.board), make_coach(cast.coach, capacity=50)
    for number in range(7):
        join(cast, cohort, coach, f"Person {number}")
    last_month()
    return cohort


def join(cast: Cast, cohort: Cohort, coach, name: str) -> None:
    person = make_person(name)
    place(person, cast.payroll)
    goal = make_goal(engage(person, coach, cohort=cohort), person)
    rate_goal(goal=goal, level=Level.AS_HOPED, word="", by=person)


def last_month() -> None:
    GoalRating.objects.update(rated_on=today().replace(day=1) - timedelta(days=3))


def test_seven_show_nothing_and_eight_do(cast: Cast, cohort: Cohort) -> None:
    assert shares_of_cohort(cohort) is None
    join(cast, cohort, cohort.engagements.first().coach, "Person 8")
    assert shares_of_cohort(cohort) is None  # this month's do not count yet
    last_month()
    shares = shares_of_cohort(cohort)
    assert shares is not None
    assert (shares.people, shares.at_least) == (8, {-1: 7, 0: 7, 1: 1, 2: 1})


def test_a_second_goal_makes_nobody_count_twice(cast: Cast, cohort: Cohort) -> None:
    engagement = cohort.engagements.first()
    owner = engagement.participants.get().person
    rate_goal(goal=make_goal(engagement, owner), level=Level.MORE, word="", by=owner)
    last_month()
    assert shares_of_cohort(cohort) is None
