"""Somebody's own notes: read, kept and erased by their author alone.

The address names a coaching and a session, never a note, and never an author: there is no way to ask for
another's.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.models import Engagement, Note, Session
from inhabit.coaching.notes.actions import (
    StaleNoteError,
    erase_note,
    keep_notes_elsewhere,
    keep_notes_here,
    read_note,
    save_note,
)
from inhabit.coaching.notes.forms import NoteForm
from inhabit.coaching.notes.permissions import opens_own_notes, whose_notes
from inhabit.coaching.notes.selectors import keeps_notes_here, sessions_with_notes
from inhabit.coaching.pages import tabs_of_engagement
from inhabit.coaching.permissions import in_the_agreed_engagement, is_in_agreed_engagement
from inhabit.coaching.private_notes import readers_of_private_notes
from inhabit.coaching.selectors import title_for

NO_SESSION = 0  # in an address: the note about the coaching as a whole


@requires(whose_notes)
def engagement_notes(request: PersonRequest, pk: int) -> HttpResponse:
    """List the reader's own notes, or say that they keep them elsewhere."""
    engagement, is_in = the_engagement(pk), is_in_agreed_engagement(request.person, pk)
    page, sessions = sessions_with_notes(engagement, request.person, request.GET.get("page"), is_in=is_in)
    text, _edits = read_note(engagement=engagement, session=None, by=request.person)
    shown = head(request, engagement, is_in=is_in) | {
        "page": page,
        "sessions": sessions,
        "has_note": bool(text),
        "is_here": is_in and keeps_notes_here(request.person),
    }
    return render(request, "coaching/notes/notes.html", shown)


@requires(whose_notes)
def private_note(request: PersonRequest, pk: int, session: int) -> HttpResponseBase:
    """Write a note about a session, or about the whole. POST keeps it. Whoever has left reads theirs."""
    if not is_in_agreed_engagement(request.person, pk):
        return kept_note(request, the_engagement(pk), session)
    engagement, about = the_engagement(pk), the_session(pk, session)
    if request.method != "POST":
        text, edits = read_note(engagement=engagement, session=about, by=request.person)
        return note_page(request, engagement, about, NoteForm(initial={"text": text, "edits": edits}))
    form = NoteForm(request.POST)
    if not form.is_valid():
        return note_page(request, engagement, about, form, status=422)
    try:
        save_note(engagement=engagement, session=about, by=request.person, **form.cleaned_data)
    except StaleNoteError as stale:
        form.data = {"text": form.data["text"], "edits": str(stale.edits)}
        return note_page(request, engagement, about, form, newer=stale.text, status=409)
    messages.success(request, _("Kept. Only you read it."))
    return redirect("engagement_notes", pk)


def kept_note(request: PersonRequest, engagement: Engagement, session: int) -> HttpResponse:
    """Show what somebody noted in a group that they have left."""
    note = get_object_or_404(
        Note.objects.select_related("session"),
        engagement=engagement,
        session=session or None,
        author=request.person,
    )
    text, _edits = read_note(engagement=engagement, session=note.session, by=request.person)
    about = {"session": note.session, "number": session, "text": text}
    shown = head(request, engagement, is_in=False) | about
    return render(request, "coaching/notes/kept.html", shown)


@requires(in_the_agreed_engagement)
@takes_posts_only
def private_note_draft(request: PersonRequest, pk: int, session: int) -> HttpResponse:
    """Autosave: keep what is typed so far and answer with the count of edits."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"message": _("This is too long to keep as it is.")}, status=422)
    about = the_session(pk, session)
    try:
        note = save_note(engagement=the_engagement(pk), session=about, by=request.person, **form.cleaned_data)
    except StaleNoteError:
        newer = _("A newer text is stored, perhaps from another window. Press the button to see both.")
        return JsonResponse({"message": newer}, status=409)
    return JsonResponse({"saved_at": timezone.now().isoformat(), "edits": note.edits})


@requires(whose_notes)
def private_note_removal(request: PersonRequest, pk: int, session: int) -> HttpResponseBase:
    """Ask once, then erase it."""
    is_in = is_in_agreed_engagement(request.person, pk)
    engagement, about = the_engagement(pk), the_session(pk, session)
    if request.method != "POST":
        shown = head(request, engagement, is_in=is_in) | {"session": about, "number": session}
        return render(request, "coaching/notes/removal.html", shown)
    erase_note(engagement=engagement, session=about, by=request.person)
    messages.success(request, _("Erased."))
    if not opens_own_notes(request.person, pk):
        return redirect("coaching")
    return redirect("engagement_notes", pk)


@requires(in_the_agreed_engagement)
@takes_posts_only
def notes_place(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Keep notes here, or elsewhere; the same for all of somebody's coachings."""
    if request.POST.get("place") == "elsewhere":
        keep_notes_elsewhere(by=request.person)
        messages.success(
            request, _("You keep your notes elsewhere. What stands here stays until you erase it.")
        )
    else:
        keep_notes_here(by=request.person)
    return redirect("engagement_notes", pk)


def note_page(
    request: PersonRequest,
    engagement: Engagement,
    about: Session | None,
    form: NoteForm,
    *,
    newer: str | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = head(request, engagement) | {
        "session": about,
        "number": about.pk if about else NO_SESSION,
        "form": form,
        "newer": newer,
    }
    return render(request, "coaching/notes/note.html", shown, status=status)


def head(request: PersonRequest, engagement: Engagement, *, is_in: bool = True) -> dict[str, object]:
    """Return what stands above; whoever has left has no other page of the coaching."""
    return {
        "engagement": engagement,
        "title": title_for(request.person, engagement),
        "tabs": tabs_of_engagement(engagement, "engagement_notes") if is_in else [],
        "has_left": not is_in,
        "readers": readers_of_private_notes(request.person).said_to(request.person),
    }


def the_engagement(pk: int) -> Engagement:
    rows = Engagement.objects.select_related("coach__person", "unit", "key")
    return get_object_or_404(rows, pk=pk)


def the_session(pk: int, session: int) -> Session | None:
    if session == NO_SESSION:
        return None
    return get_object_or_404(Session, pk=session, engagement=pk)
