"""Who sets, reads and rates goals. Everybody else finds nothing."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.coaching.goals.actions import may_rate
from inhabit.coaching.models import Engagement, Goal
from inhabit.people.models import Person


def goals_read_by(person: Person, pk: int) -> list[Goal]:
    """Return the goal, where ``person`` reads it in its coaching: one's own or, once set, a coachee's."""
    agreed = Engagement.objects.of(person).filter(agreed_at__isnull=False)
    goals = Goal.objects.select_related("engagement__coach__person", "owner").filter(pk=pk)
    return [
        goal
        for goal in goals.filter(engagement__in=agreed)
        if goal.owner_id == person.pk
        or (goal.set_at is not None and goal.engagement.coach.person_id == person.pk)
    ]


def owns(person: Person, pk: int) -> bool:
    agreed = Engagement.objects.with_coachee(person).filter(agreed_at__isnull=False)
    return Goal.objects.filter(pk=pk, owner=person, engagement__in=agreed).exists()


def rates(person: Person, pk: int) -> bool:
    return any(goal.set_at and may_rate(goal, person) for goal in goals_read_by(person, pk))


reader_of_the_goal = Permission(
    "owner of the goal, or their coach once it is set",
    lambda person, pk, **_: bool(goals_read_by(person, pk)),
    is_hidden=True,
    is_for_guests=True,
)
owner_of_the_goal = Permission("owner of the goal", lambda person, pk, **_: owns(person, pk), is_hidden=True)
rater_of_the_goal = Permission(
    "owner of the goal, or their coach where the owner wants it",
    lambda person, pk, **_: rates(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
