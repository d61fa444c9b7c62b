"""What the page of somebody's own notes lists."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from inhabit.coaching.models import Engagement, KeepsNotesElsewhere, Note, Session
from inhabit.people.models import Person

A_PAGE = 20


@dataclass(frozen=True)
class SessionNote:
    """A session, and whether its reader has noted something about it."""

    session: Session
    has_note: bool


def sessions_with_notes(
    engagement: Engagement, author: Person, page: str | None, *, is_in: bool
) -> tuple[Page[Session], list[SessionNote]]:
    """Return the sessions of ``engagement``, the latest first, and about which ``author`` has a note.

    Whoever is not in it any more (``is_in``) sees only sessions that they have noted something about.
    """
    sessions = Session.objects.filter(engagement=engagement).exclude(state=Session.State.CANCELLED)
    if not is_in:
        sessions = sessions.filter(pk__in=Note.objects.filter(author=author).values("session"))
    shown = Paginator(sessions.order_by("-starts_at", "pk"), A_PAGE).get_page(page)
    own = Note.objects.filter(engagement=engagement, author=author).exclude(text="")
    noted = set(own.values_list("session", flat=True))
    return shown, [SessionNote(session, session.pk in noted) for session in shown]


def keeps_notes_here(person: Person) -> bool:
    return not KeepsNotesElsewhere.objects.filter(person=person).exists()
