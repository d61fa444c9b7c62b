"""Writing into the shared notes: kept while one types, each in paragraphs of their own."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.models import Paragraph, Session
from inhabit.coaching.permissions import in_the_session
from inhabit.coaching.rooms.actions.paragraphs import reword_paragraph, save_paragraph, text_of
from inhabit.coaching.rooms.actions.writing import engagement_of
from inhabit.coaching.rooms.forms import ParagraphForm, RewordingForm
from inhabit.coaching.rooms.permissions import author_of_the_paragraph
from inhabit.coaching.rooms.readers import readers_in_room
from inhabit.coaching.rooms.selectors import coachees_of, session_with_engagement
from inhabit.coaching.rooms.views.room import room_page
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.views import autosave


@requires(in_the_session)
@takes_posts_only
def session_writing(request: PersonRequest, pk: int) -> HttpResponse:
    """Finish the paragraph that one is writing; the next words begin another."""
    session = session_with_engagement(pk)
    form = ParagraphForm(request.POST)
    if not form.is_valid():
        return room_page(request, session, form=form, status=422)
    text, edits = form.cleaned_data["text"], form.cleaned_data["edits"]
    try:
        save_paragraph(session=session, text=text, edits=edits, is_finished=True, by=request.person)
    except StaleFormError as stale:
        return stale_page(request, session, form, stale)
    except ValidationError as error:
        form.add_error(None, error)
        return room_page(request, session, form=form, status=422)
    return redirect(f"{reverse('session_room', args=[pk])}#write")


def stale_page(
    request: PersonRequest, session: Session, form: ParagraphForm, stale: StaleFormError
) -> HttpResponse:
    """Show what is stored beside what was typed; pressing again keeps that, too."""
    stored = cast(Paragraph, stale.stored)
    form.data = with_edits(form.data, stored.edits)
    return room_page(request, session, form=form, status=422, newer=text_of(session, stored))


@requires(in_the_session)
@takes_posts_only
def session_draft(request: PersonRequest, pk: int) -> HttpResponse:
    """Autosave: keep what is typed so far and answer with the count of edits."""
    session = session_with_engagement(pk)
    form = ParagraphForm(request.POST)
    if not form.is_valid():
        return autosave.too_long()
    try:
        saved = save_paragraph(
            session=session,
            text=form.cleaned_data["text"],
            edits=form.cleaned_data["edits"],
            by=request.person,
        )
    except StaleFormError:
        return autosave.newer_is_stored()
    except ValidationError as error:
        return autosave.not_kept(" ".join(error.messages), status=409)
    return autosave.kept(saved)


@requires(author_of_the_paragraph)
def paragraph(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a paragraph of one's own; without any words it goes."""
    mine = get_object_or_404(Paragraph.objects.select_related("session__engagement__key"), pk=pk)
    session = session_with_engagement(mine.session_id)
    standing = text_of(session, mine)
    form = RewordingForm(request.POST or None, initial={"text": standing, "seen": standing})
    newer, status = "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                reword_paragraph(
                    paragraph=mine,
                    text=form.cleaned_data["text"],
                    seen=form.cleaned_data["seen"],
                    by=request.person,
                )
            except StaleFormError:
                newer = standing
                form.data = form.having_seen(standing)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("Changed."))
                return redirect(f"{reverse('session_room', args=[session.pk])}#notes")
    engagement = engagement_of(session)
    readers = readers_in_room(engagement, coachees_of(engagement)).said_to(request.person)
    shown = {"form": form, "session": session, "newer": newer, "readers": readers}
    return render(request, "coaching/rooms/paragraph.html", shown, status=status)
