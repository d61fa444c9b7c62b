"""Goals for tests."""

from __future__ import annotations

from inhabit.coaching.goals.actions import set_goal, start_goal
from inhabit.coaching.goals.wording import Level, Wording
from inhabit.coaching.models import Engagement, Goal
from inhabit.people.models import Person

LEVELS = {
    Level.LESS: "I ask, and answer myself",
    Level.AS_HOPED: "I ask and wait",
    Level.MORE: "They bring it",
}
EARLY = Wording(text="They tell me early", levels=LEVELS, baseline=Level.LESS)
POSTED = {
    "text": "They tell me early",
    "level_-1": "I ask, and answer myself",
    "level_0": "I ask and wait",
    "level_1": "They bring it",
    "baseline": "-1",
}


def make_goal(engagement: Engagement, owner: Person, wording: Wording = EARLY) -> Goal:
    """Return a goal that is set."""
    goal = start_goal(engagement=engagement, by=owner)
    set_goal(goal=goal, wording=wording, edits=0, by=owner)
    return Goal.objects.get(pk=goal.pk)
