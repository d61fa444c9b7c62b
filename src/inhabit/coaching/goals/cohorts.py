"""How far a whole cohort has come to its goals: shares of at least eight people, and never who."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import F

from inhabit.coaching.goals.wording import opened_rating
from inhabit.coaching.models import Cohort, GoalRating
from inhabit.measures.goal_shares import Shares, goal_shares, middle_level
from inhabit.people.models import today


def shares_of_cohort(cohort: Cohort) -> Shares | None:
    """Return how far people in ``cohort`` had come by the end of last month; None for fewer than eight.

    By the month, so that nobody sees the figure move on the day on which somebody has rated. Levels are
    sealed, so that each is opened here: call it in the background for a large cohort (10,000 goals take
    a second or two).
    """
    rated = GoalRating.objects.filter(
        goal__engagement__cohort=cohort,
        goal__set_at__isnull=False,
        by=F("goal__owner"),
        rated_on__lt=today().replace(day=1),
    )
    latest = {rating.goal_id: rating for rating in rated.select_related("goal__engagement__key")}
    by_owner = defaultdict(list)
    for rating in latest.values():
        by_owner[rating.goal.owner_id].append(int(opened_rating(rating.goal, rating.content).level))
    return goal_shares([middle_level(levels) for levels in by_owner.values()])
