"""A lead retells the story to the unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.communicate.actions.drift import gather_batches
from inhabit.stages.communicate.actions.tellings import tell_first
from inhabit.stages.communicate.models import KeyPoint, Mark, Rehearsal, Retelling, Story, Telling
from inhabit.stages.communicate.selectors.openings import may_retell

MOST_ADDED = 5


@dataclass(frozen=True)
class MarkContents:
    """What becomes of a key point (its number); ``kind`` is "" where it is not said yet."""

    key_point: int
    kind: str
    because: str = ""


@dataclass(frozen=True)
class RetellingContents:
    """What a lead writes: ``texts`` by language, marks for the story's points, and points of their own."""

    language: str
    texts: Mapping[str, str]
    link: str = ""
    marks: Sequence[MarkContents] = ()
    added: Sequence[str] = ()


@transaction.atomic
def save_retelling_draft(
    *, story: Story, unit: Unit, contents: RetellingContents, edits: int, by: Person
) -> Retelling:
    """Keep what the unit's lead has written so far. Only they read it, also after a change of lead.

    ``edits`` is the count that the form was opened with (0 for one's first draft of a version); where
    the stored draft is newer, ``StaleFormError`` carries it and nothing is written. ``ValidationError``
    before the unit may retell the story.
    """
    check_unit_may_retell(story, unit)
    stored = draft_of(story, unit, by)
    if stored is not None and stored.edits != edits:
        if contents_of(stored) == normal(contents):
            return stored  # the same words sent again, since the first answer was lost
        raise StaleFormError(stored)
    draft = stored or Retelling(story=story, unit=unit, author=by)
    if stored is None and (newer := newer_told(story, unit, edits)):
        raise StaleFormError(newer)
    draft.language, draft.link = contents.language, contents.link
    draft.texts = {language: text for language, text in contents.texts.items() if text.strip()}
    draft.edits = edits + 1
    draft.save()
    draft.marks.all().delete()
    Mark.objects.bulk_create(marks_of(contents, draft))
    return draft


def check_unit_may_retell(story: Story, unit: Unit) -> None:
    if not story.is_current or story.programme.ended_at is not None:
        raise ValidationError(
            _("This story is no longer the one to be retold. What was told stays readable.")
        )
    if not may_retell(story, unit):
        raise ValidationError(_("You can retell the story as soon as the unit above has told it."))


def draft_of(story: Story, unit: Unit, person: Person) -> Retelling | None:
    drafts = Retelling.objects.drafts_of(person).filter(story=story, unit=unit)
    return drafts.select_for_update().first()


def newer_told(story: Story, unit: Unit, edits: int) -> Retelling | None:
    """Return what has been told in the unit since a form with ``edits`` was opened; None: nothing.

    A correction starts from what was told, with its count of edits; a first retelling from 0.
    """
    telling = Telling.objects.filter(story=story, unit=unit).select_related("words").first()
    return telling.words if telling is not None and telling.words.edits != edits else None


def normal(contents: RetellingContents) -> RetellingContents:
    """Return ``contents`` as they come back from the database."""
    return RetellingContents(
        language=contents.language,
        texts={language: text for language, text in contents.texts.items() if text.strip()},
        link=contents.link,
        marks=[mark for mark in contents.marks if mark.kind],
        added=[text.strip() for text in contents.added if text.strip()],
    )


def contents_of(stored: Retelling) -> RetellingContents:
    """Return what stands in a retelling."""
    marks = list(stored.marks.all())
    return RetellingContents(
        language=stored.language,
        texts=stored.texts,
        link=stored.link,
        marks=[
            MarkContents(mark.key_point_id, mark.kind, mark.because)
            for mark in marks
            if mark.key_point_id is not None
        ],
        added=[mark.text for mark in marks if mark.kind == Mark.Kind.ADDED],
    )


def marks_of(contents: RetellingContents, retelling: Retelling) -> list[Mark]:
    """Return the marks to write; those on points of another story are left aside."""
    known = set(KeyPoint.objects.filter(story=retelling.story_id).values_list("pk", flat=True))
    sent = normal(contents)
    marks = [
        Mark(retelling=retelling, key_point_id=mark.key_point, kind=mark.kind, because=mark.because)
        for mark in sent.marks
        if mark.key_point in known
    ]
    added = [Mark(retelling=retelling, kind=Mark.Kind.ADDED, text=text) for text in sent.added[:MOST_ADDED]]
    return marks + added


@transaction.atomic
def discard_retelling_draft(*, story: Story, unit: Unit, by: Person) -> None:
    """Throw away the draft of ``by``; what was told stays. Without one nothing happens."""
    Retelling.objects.drafts_of(by).filter(story=story, unit=unit).delete()


@transaction.atomic
def tell_story(*, story: Story, unit: Unit, edits: int, by: Person) -> Retelling:
    """Tell the unit the draft of ``by``: from now on it is what the unit's people and those below read.

    A second time it is a new version; the former ones are kept. ``ValidationError`` where there are no
    words, or before the unit may retell. Without a draft, as at a double click, nothing changes.
    ``StaleFormError`` where the draft has changed since ``by`` looked at it.
    """
    check_unit_may_retell(story, unit)
    draft = draft_of(story, unit, by)
    telling = Telling.objects.select_for_update().filter(story=story, unit=unit).first()
    if draft is None:
        return already_told(telling)
    if draft.edits != edits:
        raise StaleFormError(draft)
    if not draft.words.text.strip():
        raise ValidationError(_("Write it in your own words first. Three sentences are enough."))
    told = Retelling.objects.told().filter(story=story, unit=unit)
    draft.number, draft.told_at = told.count() + 1, timezone.now()
    draft.save()
    if telling is None:
        gather_batches(tell_first(draft))
    else:
        telling.words = draft
        telling.save(update_fields=["words"])
    record_event("story.told", unit, by=by, details={"number": draft.number})
    return draft


def already_told(telling: Telling | None) -> Retelling:
    if telling is None:
        raise ValidationError(_("Write it in your own words first. Three sentences are enough."))
    return telling.words


@transaction.atomic
def save_rehearsal(*, story: Story, notes: str, edits: int, by: Person) -> Rehearsal:
    """Keep what ``by`` would answer each listener, as JSON by listener; nobody else reads it.

    ``StaleFormError`` when the form was opened before a newer save.
    """
    stored = Rehearsal.objects.select_for_update().filter(person=by, story=story).first()
    rehearsal = stored or Rehearsal(person=by, story=story)
    if rehearsal.edits != edits:
        if rehearsal.notes == notes:
            return rehearsal
        raise StaleFormError(rehearsal)
    rehearsal.notes, rehearsal.edits = notes, edits + 1
    rehearsal.save()
    return rehearsal
