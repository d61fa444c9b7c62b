"""A lead keeps track of what they have heard: for themself alone, so nobody is told."""

from __future__ import annotations

from django.db import transaction

from inhabit.people.models import Person
from inhabit.stages.communicate.models import Playback, PlaybackBatch


@transaction.atomic
def mark_playback(*, playback: Playback, is_heard: bool, by: Person) -> None:
    """Mark a playback as heard by ``by``, or take the mark away. Twice is like once."""
    Playback.objects.filter(pk=playback.pk).update(marked_by=by if is_heard else None)


@transaction.atomic
def mark_batch(*, batch: PlaybackBatch, is_heard: bool, by: Person) -> None:
    """The same for five playbacks without a name."""
    PlaybackBatch.objects.filter(pk=batch.pk).update(marked_by=by if is_heard else None)
