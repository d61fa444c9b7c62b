"""A person writes what they contribute."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.people.models import Person, Unit
from inhabit.people.selectors import unit_of
from inhabit.programme.models import Programme
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.clarify.models import Contribution
from inhabit.strategy.models import Initiative, Priority


@transaction.atomic
def start_contribution(
    *, programme: Programme, priority: Priority, from_unit: Unit | None, by: Person
) -> Contribution:
    """Open an empty contribution, or the one that ``by`` has already begun here."""
    begun = Contribution.objects.filter(
        programme=programme, person=by, priority=priority, from_unit=from_unit, finished_at__isnull=True
    )
    return begun.first() or Contribution.objects.create(
        programme=programme, person=by, priority=priority, from_unit=from_unit
    )


@transaction.atomic
def save_contribution_draft(
    *, contribution: Contribution, draft: str, edits: int, by: Person
) -> Contribution:
    """Keep what the author has typed so far; only the author reads it, also after finishing once.

    ``StaleFormError`` when the form was opened before a newer save.
    """
    stored = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if stored.edits == edits:
        stored.draft, stored.edits = draft, edits + 1
        stored.save()
    elif stored.draft != draft:  # the same words sent again, since the first answer was lost, do no harm
        raise StaleFormError(stored)
    return stored


@transaction.atomic
def finish_contribution(
    *,
    contribution: Contribution,
    text: str,
    audience: str,
    initiative: Initiative | None,
    edits: int,
    by: Person,
) -> Contribution:
    """Let those read it whom the author chose: "my lead" and "my unit" are those of today.

    ``ValidationError`` when there are no words. The same sent again, as by a double click, changes
    nothing; anything else from an outdated form raises ``StaleFormError``.
    """
    text = text.strip()
    if not text:
        raise ValidationError(_("Write a sentence about your part first."))
    stored = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if stored.edits != edits:
        if is_finished_as(stored, text, audience, initiative):
            return stored
        raise StaleFormError(stored)
    stored.text, stored.draft = text, ""
    stored.audience, stored.initiative = audience, initiative
    stored.audience_unit = unit_of(by)
    stored.edits = edits + 1
    stored.finished_at = timezone.now()
    stored.save()
    return stored


def is_finished_as(stored: Contribution, text: str, audience: str, initiative: Initiative | None) -> bool:
    """Say whether the contribution stands finished in exactly this form, with no newer draft."""
    sent = (text, "", audience, initiative)
    return (
        stored.finished_at is not None
        and (stored.text, stored.draft, stored.audience, stored.initiative) == sent
    )


@transaction.atomic
def delete_contribution(*, contribution: Contribution, by: Person) -> None:
    """Delete a contribution for good. Deleting it twice changes nothing."""
    Contribution.objects.filter(pk=contribution.pk, person=by).delete()
