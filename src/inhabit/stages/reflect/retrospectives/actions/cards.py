"""Cards: written alone, kept once however often they arrive, and taken back."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.people.models import Person
from inhabit.stages.reflect.retrospectives.actions.changing import (
    PhaseIsOverError,
    count_change,
    is_live,
    locked,
)
from inhabit.stages.reflect.retrospectives.models import Card, Phase, Retrospective, Topic

MOST_CARDS = 1000  # in one retrospective: more is a fault, or mischief


@transaction.atomic
def save_card(
    *,
    retrospective: int,
    card: UUID,
    column: int,
    text: str,
    revision: int,
    receipt: str,
    author: Person | None = None,
) -> None:
    """Keep a card as its author's browser sent it, under the key that the browser made.

    ``revision`` counts the author's saves: what arrives twice or out of order changes nothing. An empty
    ``text`` takes the card back. ``author`` is kept only where names were agreed on. No actor and no
    event: nobody is to learn who wrote. ``PhaseIsOverError`` when cards are no longer taken;
    ``ValidationError`` for a card of somebody else.
    """
    stored = locked(retrospective)
    known = Card.objects.filter(pk=card).first()
    if known is not None and known.revision >= revision:
        return
    if known is not None and (known.retrospective_id != stored.pk or known.receipt != receipt):
        raise ValidationError(_("This card is not yours to change."))
    if not (is_live(stored) and stored.takes_cards(timezone.now())):
        raise PhaseIsOverError
    if known is None and stored.cards.count() >= MOST_CARDS:
        raise ValidationError(_("There are too many cards already."))
    if known is None:
        known = Card(
            pk=card, retrospective=stored, receipt=receipt, author=author if stored.is_named else None
        )
    known.column, known.text, known.revision = column, text.strip(), revision
    if stored.phase == Phase.GROUP and known.topic_id is None:
        known.is_late, known.topic = True, Topic.objects.create(retrospective=stored)
    known.save()
    count_change(stored)


@transaction.atomic
def mark_card(*, retrospective: Retrospective, card: UUID, is_removed: bool, by: Person) -> None:
    """Take a card that hurts out of sight, or put it back. Its words go when the retrospective ends."""
    stored = locked(retrospective.pk)
    if not is_live(stored) or stored.phase == Phase.WRITE or stored.facilitator_id != by.pk:
        raise PhaseIsOverError
    if stored.cards.filter(pk=card).exclude(is_removed=is_removed).update(is_removed=is_removed):
        count_change(stored)
