"""A listener says what they heard: with their name, or without it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.people.models import Person, Unit
from inhabit.people.selectors import unit_of
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.communicate.actions.batches import release_full_batches, spell_of
from inhabit.stages.communicate.models import (
    NotThisTime,
    Playback,
    Story,
    Telling,
    UnnamedVoice,
    WaitingPlayback,
)
from inhabit.stages.communicate.unnamed import hash_of_receipt, receiving_unit


@transaction.atomic
def play_back(*, telling: Telling, heard: str, means: str, edits: int, by: Person) -> Playback:
    """Tell whoever leads the telling's unit what ``by`` heard. It can be changed at any time.

    New words take away the lead's mark. ``edits`` is the count that the form was opened with, 0 for the
    first time: where the stored words are newer, ``StaleFormError`` carries them. The same sent again
    changes nothing. ``ValidationError`` without words.
    """
    heard, means = checked(heard, means)
    Telling.objects.select_for_update().get(pk=telling.pk)  # two windows of one listener: one after the other
    stored = Playback.objects.filter(telling=telling, person=by).first()
    if stored is None:
        stored = Playback(telling=telling, person=by)
    elif (stored.heard, stored.means) == (heard, means):
        return stored
    elif stored.edits != edits:
        raise StaleFormError(stored)
    stored.heard, stored.means = heard, means
    stored.edits, stored.said_at, stored.marked_by = stored.edits + 1, timezone.now(), None
    stored.save()
    return stored


def checked(heard: str, means: str) -> tuple[str, str]:
    if not heard.strip():
        raise ValidationError({"heard": _("Write a sentence about what you heard first.")})
    return heard.strip(), means.strip()


@transaction.atomic
def take_back_playback(*, telling: Telling, by: Person) -> None:
    """Delete what ``by`` played back with their name. Without a playback nothing happens."""
    Playback.objects.filter(telling=telling, person=by).delete()


def receiver_for(person: Person, story: Story) -> Unit | None:
    """Return the unit whose lead reads what ``person`` plays back without a name; None where nobody can."""
    unit = unit_of(person)
    return receiving_unit(unit, by=person, story=story) if unit is not None else None


@transaction.atomic
def play_back_unnamed(*, telling: Telling, heard: str, means: str, receipt: str, by: Person) -> None:
    """Put what ``by`` heard to what waits for four others; when it is the fifth, five are released.

    Nothing that is stored ties the words to ``by``; that they have spoken is kept apart. The same
    receipt sent again changes nothing. ``ValidationError`` without words, where too few people are
    around, and for a second text on the same story.
    """
    heard, means = checked(heard, means)
    unit = receiver_for(by, telling.story)
    if unit is None:
        raise ValidationError(_("Too few people work around you for a text without a name."))
    if WaitingPlayback.objects.filter(receipt=hash_of_receipt(receipt)).exists():
        return
    note_voice(telling, by)
    WaitingPlayback.objects.create(
        story_id=telling.story_id,
        unit=unit,
        heard=heard,
        means=means,
        spell=spell_of(telling.story),
        receipt=hash_of_receipt(receipt),
    )
    release_full_batches(story=telling.story, unit=unit)


def note_voice(telling: Telling, person: Person) -> None:
    try:
        with transaction.atomic():
            UnnamedVoice.objects.create(story_id=telling.story_id, person=person)
    except IntegrityError as error:
        raise ValidationError(
            _("You have already said without your name what you heard in this story.")
        ) from error


@transaction.atomic
def take_back_unnamed(*, receipt: str, by: Person) -> bool:
    """Delete the text whose receipt this is and let ``by`` speak again; False once it is among five."""
    mine = WaitingPlayback.objects.filter(receipt=hash_of_receipt(receipt))
    waiting = mine.first()
    if waiting is None:
        return False
    Unit.objects.select_for_update().get(pk=waiting.unit_id)  # while others write, rows are stored anew
    deleted = mine.delete()[0]
    if deleted:
        UnnamedVoice.objects.filter(story=waiting.story_id, person=by).delete()
    return bool(deleted)


@transaction.atomic
def put_aside(*, telling: Telling, by: Person) -> None:
    """Don't ask ``by`` what they heard in this story. Saying it stays possible."""
    NotThisTime.objects.get_or_create(story_id=telling.story_id, person=by)
