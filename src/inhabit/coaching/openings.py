"""Noting who opened something that is another's. Every page of coaching that shows such a thing calls it."""

from __future__ import annotations

from django.utils import timezone

from inhabit.coaching.models import Engagement, Opening
from inhabit.people.models import Person


def note_opening(engagement: Engagement, what: Opening.What, *, by: Person, of: Person | None = None) -> None:
    """Note that ``by`` has opened ``what`` of ``of``, or of everybody coached in ``engagement``.

    Call it in the view, once it is clear that the thing is shown. What is one's own, or the whole
    group's for somebody of the group, is not noted. Within one hour the same is noted once, so that a
    page that looks for news every few seconds writes nothing.
    """
    if is_ones_own(engagement, by, of):
        return
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    row = {"engagement": engagement, "what": what, "of": of, "by": by, "hour": hour}
    if not Opening.objects.filter(**row).exists():
        Opening.objects.bulk_create([Opening(**row)], ignore_conflicts=True)


def is_ones_own(engagement: Engagement, by: Person, of: Person | None) -> bool:
    """Say whether what ``by`` opens is theirs: nobody else but coach and party reads the group's."""
    if of is not None:
        return of.pk == by.pk
    return by.pk not in {engagement.coach.person_id, engagement.party_id}
