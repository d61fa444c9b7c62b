"""What a group keeps together: what it wants, and who was there."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Attendance, Engagement, GroupGoal, Participant, Session
from inhabit.coaching.sealed_texts import SealedTexts
from inhabit.stages.clarify.actions.stale import StaleFormError

PURPOSE = "group goal"
GOALS_OF_GROUPS = SealedTexts(GroupGoal, "engagement", {"content": lambda _row: PURPOSE})


def read_goal(engagement: Engagement) -> tuple[str, int]:
    """Return what the group wants, and how often it was saved; ("", 0) where nothing was written."""
    goal = GroupGoal.objects.filter(engagement=engagement).first()
    return (open_in(engagement, goal.content, purpose=PURPOSE), goal.edits) if goal else ("", 0)


@transaction.atomic
def save_goal(*, engagement: Engagement, text: str, edits: int) -> GroupGoal:
    """Keep what the group wants. ``StaleFormError`` where somebody saved other words meanwhile."""
    if not engagement.is_going_on:
        raise ValidationError(_("This coaching does not go on at the moment, so nothing can be changed."))
    goal, _is_new = GroupGoal.objects.select_for_update().get_or_create(engagement=engagement)
    stored = open_in(engagement, goal.content, purpose=PURPOSE)
    if goal.edits != edits and stored != text:
        raise StaleFormError(goal)
    if stored != text:
        goal.content, goal.edits = seal_in(engagement, text, purpose=PURPOSE), goal.edits + 1
        goal.save()
    return goal


@transaction.atomic
def note_attendance(*, session: Session, there: Sequence[int]) -> None:
    """Note who of the group was there, by the numbers of the people; it can be corrected afterwards.

    ``ValidationError`` before the session begins.
    """
    if session.starts_at > timezone.now():
        raise ValidationError(_("It has not begun yet."))
    for person in expected_at(session):
        Attendance.objects.update_or_create(
            session=session, person_id=person, defaults={"was_there": person in there}
        )


def expected_at(session: Session) -> list[int]:
    """Return who was in the group when the session took place, by their numbers."""
    rows = Participant.objects.filter(engagement=session.engagement, joined_at__lte=session.ends_at)
    stayed = rows.exclude(left_at__lt=session.starts_at)
    return list(stayed.values_list("person", flat=True).distinct())
