"""Showing an entry to one person, and what becomes of it. Only the two of them learn of it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.notify.actions import send_notice
from inhabit.people.models import Person
from inhabit.stages.reflect.journal.models import Reflection, ShownEntry
from inhabit.stages.reflect.journal.sharing import may_be_shown


@transaction.atomic
def show_entry(*, entry: Reflection, reader: Person, word: str, by: Person) -> ShownEntry:
    """Show ``reader`` a copy of an entry as it is now, with a word for them.

    Showing it again shows them the entry as it has become; what is unchanged stays as it is.
    ``ValidationError`` where ``reader`` is no longer lead or coach of ``by``.
    """
    mine = Reflection.objects.of(by).kept().select_for_update().get(pk=entry.pk)
    if not may_be_shown(reader, by):
        raise ValidationError(_("%(reader)s is not your lead or your coach any more.") % {"reader": reader})
    shown = ShownEntry.objects.filter(reflection=mine, reader=reader).first()
    word = word.strip()
    if shown is not None and (shown.content, shown.word) == (mine.content, word):
        return shown
    if shown is not None:
        shown.delete()
    shown = ShownEntry.objects.create(reflection=mine, reader=reader, content=mine.content, word=word)
    address = reverse("shown_entry", args=[shown.pk])
    send_notice("reflect.entry_shown", to=[reader], address=address, key=str(shown.pk))
    return shown


@transaction.atomic
def take_back_shown(*, shown: ShownEntry, by: Person) -> None:
    """Take back what one showed: the copy and what was said to it are deleted."""
    ShownEntry.objects.filter(pk=shown.pk, reflection__person=by).delete()


@transaction.atomic
def note_reading(*, shown: ShownEntry, by: Person) -> None:
    """Note that ``by`` has opened what they were shown: its writer sees when."""
    now = timezone.now()
    mine = ShownEntry.objects.filter(pk=shown.pk, reader=by)
    mine.filter(first_read_at__isnull=True).update(first_read_at=now)
    mine.update(last_read_at=now)


@transaction.atomic
def answer_shown(*, shown: ShownEntry, words: str, by: Person) -> ShownEntry:
    """Answer with a line, for the writer alone. The same line again changes nothing."""
    stored = ShownEntry.objects.standing().select_for_update().get(pk=shown.pk, reader=by)
    words = words.strip()
    if stored.answer == words:
        return stored
    stored.answer, stored.answered_at = words, timezone.now() if words else None
    stored.save(update_fields=["answer", "answered_at"])
    if words:
        send_notice(
            "reflect.entry_answered",
            to=[stored.reflection.person_id],
            address=reverse("reflection", args=[stored.reflection_id]),
            key=str(stored.pk),
        )
    return stored
