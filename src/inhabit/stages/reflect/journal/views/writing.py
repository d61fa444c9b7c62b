"""Writing a page of the journal: what is typed is kept as it comes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.views.autosave import kept, newer_is_stored, too_long
from inhabit.stages.reflect.journal.actions import (
    NewerEntryError,
    bring_back,
    throw_away,
    write_reflection,
)
from inhabit.stages.reflect.journal.forms import EntryForm
from inhabit.stages.reflect.journal.guides import FREE, is_known, questions_of, title_of
from inhabit.stages.reflect.journal.models import Reflection
from inhabit.stages.reflect.journal.pages import Passage, Written, written_of
from inhabit.stages.reflect.journal.permissions import (
    whose_reflection,
    whose_reflection_it_was,
    writer_of_the_page,
)
from inhabit.stages.reflect.journal.selectors import DraftLine, drafts_of
from inhabit.stages.reflect.journal.sharing import readers_of_reflections
from inhabit.surfaces.toasts import say_with_undo

ROWS, ROWS_OF_A_FREE_PAGE = 3, 14


@requires(signed_in)
def new_reflection(request: PersonRequest, guide: str) -> HttpResponse:
    """An empty page. Nothing is kept until something is written."""
    if not is_known(guide):
        raise Http404
    pk = uuid4()
    before = [draft for draft in drafts_of(request.person) if draft.guide == guide]
    written = empty_page(guide)
    form = form_of(written, initial={"entry": pk, "edits": 0})
    return writing_page(request, pk, written, form, before=before)


@requires(writer_of_the_page)
def reflection_change(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Write on, or change an entry. POST keeps it; with ``later`` it stays a draft."""
    stored = Reflection.objects.of(request.person).filter(pk=pk).first()
    written = written_of(stored.content) if stored else empty_page(asked_guide(request))
    if request.method != "POST":
        if stored is None:
            raise Http404
        form = form_of(written, initial={"entry": pk, "edits": stored.edits})
        return writing_page(request, pk, written, form, stored)
    form = form_of(written, request.POST)
    if form.is_valid() and not any(form.answers.values()):
        form.add_error(None, _("There is nothing on the page yet. One line to one question is enough."))
    if not form.is_valid():
        return writing_page(request, pk, written, form, stored, status=422)
    return keep_what_was_sent(request, pk, written, form)


def keep_what_was_sent(request: PersonRequest, pk: UUID, written: Written, form: EntryForm) -> HttpResponse:
    is_for_later = "later" in request.POST
    try:
        entry = write_reflection(
            pk=pk,
            guide=written.guide,
            answers=form.answers,
            edits=form.cleaned_data["edits"],
            by=request.person,
            keep=not is_for_later,
        )
    except NewerEntryError:
        return newer_page(request, pk, form)
    if entry.kept_at is None:
        messages.success(request, _("It waits in your journal until you go on."))
        return redirect("journal")
    messages.success(request, _("Kept in your journal. Only you read it."))
    return redirect("reflection", pk)


def newer_page(request: PersonRequest, pk: UUID, form: EntryForm) -> HttpResponse:
    """Show what another window stored beside what was typed in this one."""
    stored = Reflection.objects.of(request.person).filter(pk=pk).first()
    if stored is None:
        messages.info(request, _("You threw this page away in another window. You can bring it back there."))
        return redirect("journal")
    form.data = with_edits(form.data, stored.edits)
    newer = written_of(stored.content)
    return writing_page(request, pk, newer, form, stored, newer=newer, status=422)


@requires(writer_of_the_page)
@takes_posts_only
def reflection_draft(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Keep what is typed so far."""
    stored = Reflection.objects.of(request.person).filter(pk=pk).first()
    written = written_of(stored.content) if stored else empty_page(asked_guide(request))
    form = form_of(written, request.POST)
    if not form.is_valid():
        return too_long()
    try:
        entry = write_reflection(
            pk=pk,
            guide=written.guide,
            answers=form.answers,
            edits=form.cleaned_data["edits"],
            by=request.person,
            keep=False,
        )
    except NewerEntryError:
        return newer_is_stored()
    return kept(entry)


def asked_guide(request: PersonRequest) -> str:
    guide = request.POST.get("guide", "")
    if not is_known(guide):
        raise Http404
    return guide


def empty_page(guide: str) -> Written:
    passages = [Passage(key=key, asked=asked) for key, asked in questions_of(guide)]
    return Written(guide=guide, title=title_of(guide), passages=passages)


def form_of(written: Written, data: object = None, *, initial: dict[str, object] | None = None) -> EntryForm:
    rows = ROWS_OF_A_FREE_PAGE if written.guide == FREE else ROWS
    return EntryForm(data, initial=initial, passages=written.passages, rows=rows)


def writing_page(
    request: PersonRequest,
    pk: UUID,
    written: Written,
    form: EntryForm,
    stored: Reflection | None = None,
    *,
    before: Sequence[DraftLine] = (),
    newer: Written | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "pk": pk,
        "written": written,
        "form": form,
        "stored": stored,
        "before": before[0] if before else None,
        "newer": newer,
        "readers": readers_of_reflections(request.person).said_to(request.person),
    }
    return render(request, "reflect/journal/writing.html", context, status=status)


@requires(whose_reflection)
def reflection_removal(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Name what goes, then throw it away; for a day it can come back."""
    entry = get_object_or_404(Reflection, pk=pk)
    if request.method != "POST":
        return render(request, "reflect/journal/removal.html", {"entry": entry})
    throw_away(entry=entry, by=request.person)
    say_with_undo(request, _("Thrown away."), undo=reverse("reflection_return", args=[pk]))
    return redirect("journal")


@requires(whose_reflection_it_was)
@takes_posts_only
def reflection_return(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Bring back what was thrown away."""
    bring_back(entry=get_object_or_404(Reflection, pk=pk), by=request.person)
    messages.success(request, _("It is in your journal again."))
    return redirect("reflection", pk)
