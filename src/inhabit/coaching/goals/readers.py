"""Who reads a goal. The pages print what these rules enforce."""

from __future__ import annotations

from inhabit.access.readers import Circle, Readers
from inhabit.coaching.circles import CoachOf, PartyOf
from inhabit.coaching.models import Goal
from inhabit.people.circles import Themself


def readers_of_goal(goal: Goal) -> Readers:
    """Until it is set its owner alone; then the coach too, and the party where its owner shares it."""
    circles: list[Circle] = [Themself(goal.owner)]
    if goal.set_at is not None:
        circles.append(CoachOf(goal.engagement))
    if goal.set_at is not None and goal.shared_at is not None:
        circles.append(PartyOf(goal.engagement))
    return Readers(tuple(circles))


def readers_while_writing(goal: Goal) -> Readers:
    return Readers((Themself(goal.owner),))


def readers_once_set(goal: Goal) -> Readers:
    """Who reads the words of the form once they are set."""
    party = (PartyOf(goal.engagement),) if goal.shared_at is not None else ()
    return Readers((Themself(goal.owner), CoachOf(goal.engagement), *party))
