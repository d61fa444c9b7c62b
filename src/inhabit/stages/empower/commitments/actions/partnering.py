"""Somebody is asked to stand beside a promise, says yes or no, and may be asked for ten minutes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.people.models import Person, today
from inhabit.stages.empower.commitments.actions.keeping import locked
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.stages.empower.commitments.telling import (
    tell_of_answer,
    tell_of_ask,
    tell_of_ten_minutes,
)

Partnering = Commitment.Partnering
FIELDS = ("partner", "partnering", "partner_asked_at", "edits")


@transaction.atomic
def ask_partner(*, commitment: Commitment, partner: Person, by: Person) -> Commitment:
    """Ask ``partner`` to stand beside it; whoever stood there before no longer does.

    The same person asked twice is asked once. ``ValidationError`` for oneself, for somebody who doesn’t
    work here, or once it is closed.
    """
    stored = locked(commitment, by)
    if stored.partner_id == partner.pk:
        return stored
    if partner == by or not Person.objects.here().filter(pk=partner.pk).exists():
        raise ValidationError(_("Choose somebody else who works here."))
    if not stored.is_open:
        raise ValidationError(_("This promise is closed. Take it up again first."))
    stored.partner, stored.partnering = partner, Partnering.ASKED
    stored.partner_asked_at = timezone.now()
    stored.edits += 1
    stored.save(update_fields=FIELDS)
    tell_of_ask(stored)
    return stored


@transaction.atomic
def go_without_partner(*, commitment: Commitment, by: Person) -> Commitment:
    """Let nobody stand beside it any more. A second time changes nothing."""
    stored = locked(commitment, by)
    if stored.partner_id is not None or stored.partnering != Partnering.NONE:
        clear_partner(stored, Partnering.NONE)
    return stored


@transaction.atomic
def answer_partner(*, commitment: Commitment, is_yes: bool, by: Person) -> Commitment:
    """As who was asked: say yes, or no without a reason. No can be said later, too, and frees at once.

    ``ValidationError`` where somebody else has been asked since.
    """
    stored = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if stored.partner_id != by.pk or stored.partnering not in Commitment.BESIDE:
        raise ValidationError(_("You are not asked any more. There is nothing left for you to do."))
    if is_yes and stored.partnering == Partnering.YES:
        return stored
    if is_yes:
        stored.partnering = Partnering.YES
        stored.save(update_fields=["partnering"])
    else:
        clear_partner(stored, Partnering.NO)
    tell_of_answer(stored, by, is_yes=is_yes)
    return stored


@transaction.atomic
def ask_for_ten_minutes(*, commitment: Commitment, by: Person) -> None:
    """Ask who stands beside it for ten minutes; twice on a day is once. Without anybody: nothing."""
    stored = locked(commitment, by)
    if stored.has_partner and stored.is_open:
        tell_of_ten_minutes(stored, today())


def clear_partner(stored: Commitment, partnering: str) -> None:
    stored.partner, stored.partnering, stored.partner_asked_at = None, partnering, None
    stored.edits += 1
    stored.save(update_fields=FIELDS)
