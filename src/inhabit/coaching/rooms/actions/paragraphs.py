"""The shared notes of a session: paragraphs, each by one author, so that nobody writes over another."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Paragraph, Session
from inhabit.coaching.rooms.actions.writing import engagement_of, refuse_where_closed
from inhabit.people.models import Person
from inhabit.stages.clarify.actions import StaleFormError

LONGEST_PARAGRAPH, MOST_PARAGRAPHS = 5000, 300


def text_of(session: Session, paragraph: Paragraph) -> str:
    """Return the words of ``paragraph``, opened with the key of its session's engagement."""
    return open_in(engagement_of(session), paragraph.content, purpose=purpose_of(paragraph))


def purpose_of(paragraph: Paragraph) -> str:
    return f"paragraph:{paragraph.pk}:{paragraph.author_id}"


@transaction.atomic
def save_paragraph(
    *, session: Session, text: str, edits: int, is_finished: bool = False, by: Person
) -> Paragraph:
    """Keep what ``by`` is writing; with ``is_finished`` the next words begin a new paragraph.

    ``edits`` counts the saves that the form follows. ``StaleFormError`` when a newer one is stored.
    Words that have arrived already are not written a second time.
    """
    refuse_where_closed(session)
    Session.objects.select_for_update().get(pk=session.pk)  # two windows of one author: one after the other
    mine = Paragraph.objects.filter(session=session, author=by).order_by("-edits")
    latest = mine.first()
    if latest is not None and latest.edits != edits:
        if text_of(session, latest) == text and latest.is_open != is_finished:
            return latest
        raise StaleFormError(latest)
    if not text.strip() and (latest is None or not latest.is_open):
        return latest or Paragraph(session=session, author=by, edited_at=timezone.now())
    is_new = latest is None or not latest.is_open
    if is_new and Paragraph.objects.filter(session=session).count() >= MOST_PARAGRAPHS:
        raise ValidationError(_("A lot is written down already. Go on in one of your paragraphs."))
    paragraph = Paragraph(session=session, author=by) if is_new or latest is None else latest
    if is_finished and not text.strip():
        return emptied(paragraph)
    return stored(session, paragraph, text, edits=edits, is_open=not is_finished)


def emptied(paragraph: Paragraph) -> Paragraph:
    """Finish a paragraph from which its author took every word. It stays, unseen, for its count of edits."""
    paragraph.content, paragraph.is_open, paragraph.edits = "", False, paragraph.edits + 1
    paragraph.save()
    return paragraph


def stored(session: Session, paragraph: Paragraph, text: str, *, edits: int, is_open: bool) -> Paragraph:
    paragraph.content = seal_in(engagement_of(session), text, purpose=purpose_of(paragraph))
    paragraph.is_open, paragraph.edits = is_open, edits + 1
    paragraph.save()
    return paragraph


@transaction.atomic
def reword_paragraph(*, paragraph: Paragraph, text: str, seen: str, by: Person) -> Paragraph:
    """Change a finished paragraph of one's own; without any words it goes.

    ``seen`` is what the form began with: ``StaleFormError`` where other words stand there by now.
    """
    session = paragraph.session
    refuse_where_closed(session)
    if len(text) > LONGEST_PARAGRAPH:
        raise ValidationError(_("This is too long to keep as it is."))
    locked = Paragraph.objects.select_for_update().get(pk=paragraph.pk)
    standing = text_of(session, locked)
    if standing == text:
        return locked
    if standing != seen:
        raise StaleFormError(locked)
    locked.content = seal_in(engagement_of(session), text.strip() and text, purpose=purpose_of(locked))
    locked.save(update_fields=["content", "edited_at"])
    return locked
