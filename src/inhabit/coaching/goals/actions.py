"""Somebody sets goals for their coaching. Nothing here leaves a line in the audit trail."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.goals.wording import (
    Level,
    Rated,
    Wording,
    opened_wording,
    sealed_rating,
    sealed_wording,
)
from inhabit.coaching.models import Engagement, Goal, GoalRating, GoalWording
from inhabit.people.models import Person, today
from inhabit.stages.clarify.actions import StaleFormError


@transaction.atomic
def start_goal(*, engagement: Engagement, by: Person) -> Goal:
    """Begin a goal, or open the one that ``by`` has begun and not written a word of."""
    begun = Goal.objects.filter(engagement=engagement, owner=by, set_at__isnull=True, draft="")
    return begun.first() or Goal.objects.create(engagement=engagement, owner=by)


@transaction.atomic
def save_goal_draft(*, goal: Goal, wording: Wording, edits: int, by: Person) -> Goal:
    """Keep what its owner is writing. Others read what was set before, until it is finished.

    The same words sent again do no harm; others from an outdated form raise ``StaleFormError``.
    """
    stored = locked(goal, by)
    if stored.edits != edits:
        if opened_wording(stored, stored.draft) == wording:
            return stored
        raise StaleFormError(stored)
    stored.draft, stored.edits = sealed_wording(stored, wording), edits + 1
    stored.save()
    return stored


@transaction.atomic
def set_goal(*, goal: Goal, wording: Wording, edits: int, by: Person) -> Goal:
    """Let a goal hold as it is worded now. What it was before stays in its history.

    ``ValidationError`` by field where something that is needed is missing; ``StaleFormError`` as above.
    """
    missing = {f"level_{level.value}": _("Write this one out, too.") for level in wording.unwritten}
    if not wording.text.strip():
        missing["text"] = _("Say what you want to get to. A sentence is enough.")
    if missing:
        raise ValidationError(missing)
    stored = save_goal_draft(goal=goal, wording=wording, edits=edits, by=by)
    newest = stored.wordings.first()
    if newest is None or opened_wording(stored, newest.content) != wording:
        number = newest.number + 1 if newest else 1
        GoalWording.objects.create(goal=stored, number=number, content=sealed_wording(stored, wording))
    stored.draft, stored.set_at = "", stored.set_at or timezone.now()
    stored.save()
    return stored


@transaction.atomic
def rate_goal(*, goal: Goal, level: Level, word: str, by: Person) -> GoalRating:
    """Note where ``by`` sees the goal today. A second time on the same day replaces the first.

    The coach may where its owner wants that; else ``PermissionError``, as for anybody else.
    """
    if goal.set_at is None or not may_rate(goal, by):
        raise PermissionError("only the owner rates it, and the coach where the owner wants it")
    content = sealed_rating(goal, Rated(level, word.strip()))
    rating, _is_new = GoalRating.objects.update_or_create(
        goal=goal, by=by, rated_on=today(), defaults={"content": content}
    )
    return rating


def may_rate(goal: Goal, person: Person) -> bool:
    if person.pk == goal.owner_id:
        return True
    is_coach = goal.engagement.coach.person_id == person.pk
    return is_coach and goal.is_rated_by_coach and goal.engagement.is_going_on


@transaction.atomic
def let_coach_rate(*, goal: Goal, may: bool, by: Person) -> None:
    """Want the coach's view beside one's own, or no longer: then nobody is shown it."""
    locked(goal, by)
    Goal.objects.filter(pk=goal.pk).update(is_rated_by_coach=may)


@transaction.atomic
def share_goal(*, goal: Goal, by: Person) -> None:
    """Let the organisation's party read this goal and where it stands. Twice is the same as once."""
    stored = locked(goal, by)
    if stored.set_at is None or not stored.engagement.is_three_way:
        raise ValidationError(_("There is nobody to share it with."))
    Goal.objects.filter(pk=goal.pk, shared_at__isnull=True).update(shared_at=timezone.now())


@transaction.atomic
def withdraw_goal(*, goal: Goal, by: Person) -> None:
    """Let the party read it no longer, from this moment."""
    locked(goal, by)
    Goal.objects.filter(pk=goal.pk).update(shared_at=None)


@transaction.atomic
def delete_goal(*, goal: Goal, by: Person) -> None:
    """Throw a goal away with all its wordings and ratings. Twice is the same as once."""
    Goal.objects.filter(pk=goal.pk, owner=by).delete()


def locked(goal: Goal, owner: Person) -> Goal:
    """Return the goal for its owner to change, one change after the other."""
    goals = Goal.objects.select_related("engagement__key", "engagement__coach")
    return goals.select_for_update(of=("self",)).get(pk=goal.pk, owner=owner)
