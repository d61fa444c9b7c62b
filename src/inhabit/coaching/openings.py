"""Noting who opened something that is another's. Every page of coaching that shows such a thing calls it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from inhabit.coaching.models import Engagement, Opening
from inhabit.people.models import Person


def note_opening(engagement: Engagement, what: Opening.What, *, by: Person, of: Person | None = None) -> None:
    """Note that ``by`` has opened ``what`` of ``of``, or of everybody coached in ``engagement``.

    Call it in the view, once it is clear that the thing is shown. What is one's own, or the whole
    group's for somebody of the group, is not noted. Within one hour the same is noted once, so that a
    page that looks for news every few seconds writes nothing.
    """
    note_openings(engagement, [what], by=by, of=of)


def note_openings(
    engagement: Engagement, kinds: Sequence[Opening.What], *, by: Person, of: Person | None = None
) -> None:
    """Note, as :func:`note_opening` does, several kinds that stand on one page."""
    if is_ones_own(engagement, by, of):
        return
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    row = {"engagement": engagement, "of": of, "by": by, "hour": hour}
    noted = set(Opening.objects.filter(**row, what__in=kinds).values_list("what", flat=True))
    fresh = [Opening(**row, what=what) for what in kinds if what not in noted]
    if fresh:
        Opening.objects.bulk_create(fresh, ignore_conflicts=True)


def is_ones_own(engagement: Engagement, by: Person, of: Person | None) -> bool:
    """Say whether what ``by`` opens is theirs: nobody else but coach and party reads the group's."""
    if of is not None:
        return of.pk == by.pk
    return by.pk not in {engagement.coach.person_id, engagement.party_id}
