"""Somebody's own goals with all that they wrote, opened, for their own file."""

from typing import Any

from inhabit.coaching.goals.wording import Wording, opened_rating, opened_wording
from inhabit.coaching.models import Goal
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_coaching_goals(person: Person) -> Part:
    mine = Goal.objects.filter(owner=person).select_related("engagement__key")
    return "coaching_goals", [of_goal(goal) for goal in mine.prefetch_related("wordings", "ratings")]


def of_goal(goal: Goal) -> dict[str, Any]:
    own_ratings = [rating for rating in goal.ratings.all() if rating.by_id == goal.owner_id]
    return {
        "made_at": goal.made_at,
        "set_at": goal.set_at,
        "shared_at": goal.shared_at,
        "draft": of_wording(opened_wording(goal, goal.draft)) if goal.draft else None,
        "wordings": [
            {"made_at": item.made_at} | of_wording(opened_wording(goal, item.content))
            for item in goal.wordings.all()
        ],
        "where_i_stood": [
            {"on": rating.rated_on, "level": rated.level.value, "word": rated.word}
            for rating in own_ratings
            for rated in [opened_rating(goal, rating.content)]
        ],
    }


def of_wording(wording: Wording) -> dict[str, Any]:
    levels = {str(level.value): words for level, words in wording.levels.items()}
    return {
        "text": wording.text,
        "levels": levels,
        "priority": wording.priority,
        "baseline": wording.baseline,
    }
