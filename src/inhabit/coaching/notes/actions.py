"""Somebody keeps private notes, erases them, or keeps them elsewhere. Nothing leaves a trace but the note.

No audit event, no notice, no log line: that and when somebody notes something is theirs, too.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Engagement, KeepsNotesElsewhere, Note, Session
from inhabit.coaching.sealed_texts import SealedTexts
from inhabit.people.models import Person


class StaleNoteError(Exception):
    """The stored note is newer than the form that somebody sends. ``text`` is what is stored."""

    def __init__(self, text: str, edits: int) -> None:
        super().__init__()
        self.text = text
        self.edits = edits


def purpose_for(author: Person) -> str:
    """Bind a note to its author: put into another's row, it opens for nobody."""
    return f"note:{author.pk}"


def read_note(*, engagement: Engagement, session: Session | None, by: Person) -> tuple[str, int]:
    """Return the text of ``by``'s own note and how often it was saved; ("", 0) where there is none."""
    note = Note.objects.filter(engagement=engagement, session=session, author=by).first()
    if note is None:
        return "", 0
    return open_in(engagement, note.text, purpose=purpose_for(by)), note.edits


@transaction.atomic
def save_note(*, engagement: Engagement, session: Session | None, text: str, edits: int, by: Person) -> Note:
    """Keep ``by``'s note. The same words sent again do no harm.

    Others from an outdated form raise ``StaleNoteError``; nothing is lost, since the form still holds them.
    """
    note, _is_new = Note.objects.select_for_update().get_or_create(
        engagement=engagement, session=session, author=by
    )
    stored = open_in(engagement, note.text, purpose=purpose_for(by))
    if note.edits == edits:
        note.text = seal_in(engagement, text, purpose=purpose_for(by))
        note.edits, note.edited_on = edits + 1, timezone.localdate()
        note.save()
    elif stored != text:
        raise StaleNoteError(stored, note.edits)
    return note


@transaction.atomic
def erase_note(*, engagement: Engagement, session: Session | None, by: Person) -> None:
    """Erase ``by``'s note for good. Twice is the same as once."""
    Note.objects.filter(engagement=engagement, session=session, author=by).delete()


def purpose_of(note: Note) -> str:
    return f"note:{note.author_id}"


NOTES = SealedTexts(Note, "engagement", {"text": purpose_of})


@transaction.atomic
def keep_notes_elsewhere(*, by: Person) -> None:
    """Keep no notes here from now on. What stands here stays until its author erases it."""
    KeepsNotesElsewhere.objects.get_or_create(person=by)


@transaction.atomic
def keep_notes_here(*, by: Person) -> None:
    KeepsNotesElsewhere.objects.filter(person=by).delete()
