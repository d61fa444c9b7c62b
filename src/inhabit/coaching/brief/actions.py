"""Somebody prepares their next session. Nothing here leaves a line in the audit trail."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inhabit.coaching.brief.words import Given, opened_given, sealed_given
from inhabit.coaching.models import Engagement, ForNextTime
from inhabit.people.models import Person
from inhabit.stages.clarify.actions import StaleFormError


@transaction.atomic
def save_for_next_time(*, engagement: Engagement, given: Given, edits: int, by: Person) -> ForNextTime:
    """Keep what is being written; the coach reads what was shown before.

    The same words sent again do no harm; others from an outdated form raise ``StaleFormError``.
    """
    row = locked_row(engagement, by)
    if row.edits != edits:
        if opened_given(row, row.draft) == given:
            return row
        raise StaleFormError(row)
    row.draft, row.edits = sealed_given(row, given), edits + 1
    row.save()
    return row


@transaction.atomic
def show_for_next_time(*, engagement: Engagement, given: Given, edits: int, by: Person) -> ForNextTime:
    """Let the coach read it from now on, instead of what was shown before."""
    row = save_for_next_time(engagement=engagement, given=given, edits=edits, by=by)
    row.content = "" if given.is_empty else row.draft
    row.shown_at = None if given.is_empty else timezone.now()
    row.save()
    return row


@transaction.atomic
def take_back(*, engagement: Engagement, by: Person) -> None:
    """Let the coach read it no longer; its author keeps it as a draft. Twice is the same as once."""
    row = locked_row(engagement, by)
    row.content, row.shown_at = "", None
    row.save()


def locked_row(engagement: Engagement, person: Person) -> ForNextTime:
    ForNextTime.objects.get_or_create(engagement=engagement, person=person)
    row = ForNextTime.objects.select_for_update().get(engagement=engagement, person=person)
    row.engagement = engagement
    return row
