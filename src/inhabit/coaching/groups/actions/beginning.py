"""A group begins as soon as three have said yes; whoever says yes later comes in then."""

from __future__ import annotations

from django.utils import timezone

from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.groups.fitting import may_be_with
from inhabit.coaching.models import Coach, Format, Group, Seat

ENOUGH = 3


def begin_if_enough(group: Group) -> None:
    """Open the coaching of ``group`` (locked) where three have said yes and it has not begun.

    Where its coach can't be with them any more, the programme team is asked for another one; nobody has
    to answer again.
    """
    if group.engagement_id is not None or group.state != Group.State.INVITING:
        return
    joined = group.seats.filter(state=Seat.State.JOINED).select_related("person__account")
    people = [seat.person for seat in joined]
    if len(people) < ENOUGH:
        return
    coach = lock_coach(group)
    if coach is None or not may_be_with(coach, people, group):
        group.state, group.coach = Group.State.PLANNED, None
        group.save(update_fields=["state", "coach"])
        return
    group.engagement = open_engagement(
        coach=coach,
        coachees=people,
        cohort=group.cohort,
        party=group.party,
        format=Format(group.format),
        unit=group.unit,
        name="" if group.is_team else group.name,
        sessions=group.sessions,
        minutes=group.minutes,
    )
    group.state = Group.State.BEGUN
    group.save(update_fields=["engagement", "state"])


def lock_coach(group: Group) -> Coach | None:
    """Return the coach, for nobody else to take their last place until the transaction is over."""
    if group.coach is None:
        return None
    return Coach.objects.select_for_update(no_key=True).get(pk=group.coach.pk)


def close(group: Group) -> None:
    group.state, group.closed_at = Group.State.CLOSED, timezone.now()
    group.save(update_fields=["state", "closed_at"])
