"""Ending a coaching: by either side, at any time, without a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils import timezone

from inhabit.coaching.agreements import telling
from inhabit.coaching.agreements.locking import lock
from inhabit.coaching.agreements.texts import YEARS_KEPT
from inhabit.coaching.models import Engagement, Format, Participant
from inhabit.people.models import Person

# Packages with something that stops when a coaching ends (sessions to come) name a function here, in
# ``CoachingConfig.ready``. It gets the engagement and who ended it, in the same transaction.
endings: list[Callable[[Engagement, Person | None], None]] = []
# The same for somebody who leaves a group or team that goes on.
leavings: list[Callable[[Engagement, Person], None]] = []


@transaction.atomic
def end_engagement(*, engagement: Engagement, by: Person | None) -> Engagement:
    """End a coaching; ``by`` is None where somebody's leaving ended it. Twice is the same as once."""
    locked = lock(engagement)
    if locked.state == Engagement.State.ENDED:
        return locked
    now = timezone.now()
    locked.state, locked.ended_at, locked.ended_by = Engagement.State.ENDED, now, by
    locked.kept_until = kept_until(timezone.localdate())
    locked.save(update_fields=["state", "ended_at", "ended_by", "kept_until"])
    waiting = locked.agreements.filter(agreed_at__isnull=True, set_aside_at__isnull=True)
    waiting.update(set_aside_at=now)
    for end in endings:
        end(locked, by)
    telling.tell_it_has_ended(locked, by=by)
    return locked


@transaction.atomic
def leave_engagement(*, engagement: Engagement, by: Person) -> None:
    """Let ``by`` leave a group or team that goes on without them; with the last one it ends."""
    locked = lock(engagement)
    coached = Participant.objects.current().filter(engagement=locked)
    coached.filter(person=by).update(left_at=timezone.now())
    for leave in leavings:
        leave(locked, by)
    if not coached.exists():
        end_engagement(engagement=locked, by=by)


def ends_for_all(engagement: Engagement, person: Person) -> bool:
    """Say whether the coaching ends when ``person`` wants to stop, or goes on without them."""
    return engagement.format == Format.ONE_TO_ONE or engagement.coach.person_id == person.pk


def kept_until(ended_on: date) -> date:
    """Return the day on which the key of what ended on ``ended_on`` is destroyed."""
    try:
        return ended_on.replace(year=ended_on.year + YEARS_KEPT)
    except ValueError:  # the 29th of February
        return date(ended_on.year + YEARS_KEPT, 3, 1)
