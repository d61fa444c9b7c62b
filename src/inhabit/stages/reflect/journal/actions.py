"""What somebody does with their journal. Nothing here is audited, counted or logged."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from inhabit.people.models import Person, today
from inhabit.stages.reflect.journal.guides import questions_of, title_of
from inhabit.stages.reflect.journal.models import Reflection, ReflectionRhythm, Rhythm
from inhabit.stages.reflect.journal.pages import Passage, Written, written_of

MOST_DRAFTS = 20  # of one person; the oldest goes when there is one more
DAYS_OF_QUIET = 14


class NewerEntryError(Exception):
    """Another window has written on, or thrown the entry away; what was sent here was not stored."""


@transaction.atomic
def write_reflection(
    *, pk: UUID, guide: str, answers: dict[str, str], edits: int, by: Person, keep: bool
) -> Reflection:
    """Store what ``by`` wrote on the page ``guide``, under the number that the page chose.

    With ``keep`` it is an entry from now on, else a draft stays one; an entry stays an entry. The same
    words as are stored change nothing. Raises :class:`NewerEntryError` where another window was first,
    and ``Reflection.DoesNotExist`` where the number is somebody else's.
    """
    Person.objects.select_for_update().get(pk=by.pk)  # a draft sent twice at once is still one
    stored = Reflection.objects.filter(pk=pk).first()
    if stored is None:
        return begun(pk, guide, answers, by, keep)
    if stored.person_id != by.pk:
        raise Reflection.DoesNotExist
    written = with_answers(written_of(stored.content), answers)
    has_changed = written != written_of(stored.content)
    if stored.removed_at is not None or (has_changed and edits != stored.edits):
        raise NewerEntryError
    if keep and stored.kept_at is None:
        stored.kept_at = timezone.now()
    elif not has_changed:
        return stored
    return store(stored, written)


def begun(pk: UUID, guide: str, answers: dict[str, str], by: Person, keep: bool) -> Reflection:
    passages = [Passage(key=key, asked=asked) for key, asked in questions_of(guide)]
    written = with_answers(Written(guide=guide, title=title_of(guide), passages=passages), answers)
    now = timezone.now()
    entry = Reflection.objects.create(
        pk=pk,
        person=by,
        content=written.model_dump_json(),
        edits=1,
        begun_at=now,
        edited_at=now,
        kept_at=now if keep else None,
    )
    forget_oldest_drafts(by)
    return entry


def with_answers(written: Written, answers: dict[str, str]) -> Written:
    """Return an entry with new words; a question that ``answers`` does not speak of keeps its own."""
    passages = [
        Passage(key=one.key, asked=one.asked, words=answers.get(one.key, one.words).strip())
        for one in written.passages
    ]
    return Written(guide=written.guide, title=written.title, passages=passages)


def store(entry: Reflection, written: Written) -> Reflection:
    entry.content = written.model_dump_json()
    entry.edits += 1
    entry.edited_at = timezone.now()
    entry.save(update_fields=["content", "edits", "edited_at", "kept_at"])
    return entry


def forget_oldest_drafts(person: Person) -> None:
    drafts = Reflection.objects.drafts().filter(person=person).order_by("-edited_at", "pk")
    Reflection.objects.filter(pk__in=list(drafts.values_list("pk", flat=True)[MOST_DRAFTS:])).delete()


@transaction.atomic
def throw_away(*, entry: Reflection, by: Person) -> None:
    """Throw an entry or a draft away. Nobody reads it from now on; for a day it can come back."""
    mine = Reflection.objects.filter(pk=entry.pk, person=by, removed_at__isnull=True)
    mine.update(removed_at=timezone.now())


@transaction.atomic
def bring_back(*, entry: Reflection, by: Person) -> None:
    """Undo it. Twice is the same as once."""
    Reflection.objects.filter(pk=entry.pk, person=by).update(removed_at=None)


@transaction.atomic
def choose_rhythm(*, rhythm: Rhythm, by: Person) -> None:
    """Say how often one wants to be reminded of the journal."""
    ReflectionRhythm.objects.update_or_create(person=by, defaults={"rhythm": rhythm, "quiet_until": None})


@transaction.atomic
def be_quiet_for_now(*, by: Person) -> None:
    """Be reminded of nothing for two weeks."""
    until = today() + timedelta(days=DAYS_OF_QUIET)
    ReflectionRhythm.objects.update_or_create(person=by, defaults={"quiet_until": until})
