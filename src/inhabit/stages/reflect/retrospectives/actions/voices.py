"""Voices: three for everybody, under a key that is thrown away when it ends."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.stages.reflect.retrospectives.actions.changing import arrives, count_change, in_phase
from inhabit.stages.reflect.retrospectives.models import (
    MOST_VOICES,
    Idea,
    Phase,
    Seat,
    Support,
    Topic,
    Voice,
)


@transaction.atomic
def give_voice(*, seat: Seat, key: UUID, topic: UUID, is_given: bool) -> None:
    """Give a topic one of the three voices of ``seat``, or take it back.

    ``ValidationError`` when all three are given, or the topic has gone.
    """
    stored = in_phase(seat.retrospective_id, Phase.VOTE)
    if not arrives(stored, key):
        return
    own = Voice.objects.filter(topic__retrospective=stored, key=seat.voting_key)
    if not is_given:
        own.filter(topic=topic).delete()
    elif not own.filter(topic=topic).exists():
        if not Topic.objects.filter(pk=topic, retrospective=stored).exists():
            raise ValidationError(_("These cards have been put elsewhere meanwhile."))
        if own.count() >= MOST_VOICES:
            raise ValidationError(_("You have given all three. Take one back first."))
        Voice.objects.create(topic_id=topic, key=seat.voting_key)
    count_change(stored)


@transaction.atomic
def go_with(*, seat: Seat, key: UUID, idea: UUID, is_given: bool) -> None:
    """Say that one can go with an idea, or not any more."""
    stored = in_phase(seat.retrospective_id, Phase.AGREE)
    if not arrives(stored, key):
        return
    own = Support.objects.filter(idea=idea, key=seat.voting_key)
    if not is_given:
        own.delete()
    elif Idea.objects.filter(pk=idea, retrospective=stored).exists():
        Support.objects.get_or_create(idea_id=idea, key=seat.voting_key)
    count_change(stored)
