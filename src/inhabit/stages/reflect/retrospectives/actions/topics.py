"""Putting cards together, and giving what belongs together a name."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from inhabit.stages.reflect.retrospectives.actions.changing import arrives, count_change, in_phase
from inhabit.stages.reflect.retrospectives.models import Card, Phase, Retrospective, Topic


@transaction.atomic
def put_card(*, retrospective: int, key: UUID, card: UUID, topic: UUID | None) -> None:
    """Put ``card`` with the cards of ``topic``, or by itself. Of two who move it, the later one holds.

    ``topic`` may have gone meanwhile, emptied by somebody else: then nothing moves and
    ``ValidationError`` says so.
    """
    stored = in_phase(retrospective, Phase.GROUP)
    if not arrives(stored, key):
        return
    moved = stored.cards.select_for_update().filter(pk=card).exclude(text="").first()
    target = stored.topics.filter(pk=topic).first() if topic else None
    if moved is None or (topic and target is None):
        raise ValidationError(_("Somebody has moved it meanwhile. Look again where it belongs."))
    left = moved.topic_id
    if left == topic:
        return
    if target is None and not Card.objects.filter(topic=left).exclude(pk=card).exists():
        return  # it is by itself already
    moved.topic = target or Topic.objects.create(retrospective=stored)
    moved.save(update_fields=["topic"])
    drop_empty_topics(stored)
    count_change(stored)


def drop_empty_topics(stored: Retrospective) -> None:
    stored.topics.filter(~Exists(Card.objects.filter(topic=OuterRef("pk")))).delete()


@transaction.atomic
def name_topic(*, retrospective: int, key: UUID, topic: UUID, title: str, edits: int) -> None:
    """Give a topic its name. ``ValidationError`` when somebody has named it since the page was drawn."""
    stored = in_phase(retrospective, Phase.GROUP, Phase.VOTE, Phase.AGREE)
    if not arrives(stored, key):
        return
    named = stored.topics.select_for_update().filter(pk=topic).first()
    if named is None:
        raise ValidationError(_("Somebody has put these cards elsewhere meanwhile."))
    if named.title == title.strip():
        return
    if named.edits != edits:
        raise ValidationError(
            _("Somebody has just named it “%(title)s”. Press again if your words should stand instead.")
            % {"title": named.title}
        )
    named.title = title.strip()
    named.edits += 1
    named.save(update_fields=["title", "edits"])
    count_change(stored)
