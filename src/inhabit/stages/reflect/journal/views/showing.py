"""Showing an entry to one person; reading and answering what one was shown."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.models import is_guest
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, inside, requires
from inhabit.people.models import Person
from inhabit.stages.reflect.journal.forms import AnswerForm, ShowForm
from inhabit.stages.reflect.journal.models import Reflection, ShownEntry
from inhabit.stages.reflect.journal.pages import written_of
from inhabit.stages.reflect.journal.permissions import (
    reader_of_shown,
    whose_kept_reflection,
    whose_showing,
)
from inhabit.stages.reflect.journal.selectors import shown_to
from inhabit.stages.reflect.journal.sharing import possible_readers, readers_of_shown
from inhabit.stages.reflect.journal.showing import answer_shown, note_reading, show_entry, take_back_shown
from inhabit.stages.reflect.journal.tabs import tabs_of_journal

ON_A_PAGE = 20


@requires(whose_kept_reflection)
def reflection_showing(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Choose one person, and show them this one entry as it is now."""
    entry = get_object_or_404(Reflection, pk=pk)
    readers = possible_readers(request.person)
    form = ShowForm(request.POST if request.method == "POST" else None, readers=readers)
    if form.is_valid():
        reader = get_object_or_404(Person, pk=form.cleaned_data["reader"])
        try:
            show_entry(entry=entry, reader=reader, word=form.cleaned_data["word"], by=request.person)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("%(reader)s can read it now. Nobody else.") % {"reader": reader})
            return redirect("reflection", pk)
    context = {
        "entry": entry,
        "written": written_of(entry.content),
        "form": form,
        "has_readers": bool(readers),
    }
    return render(request, "reflect/journal/showing.html", context, status=422 if form.errors else 200)


@requires(whose_showing)
@takes_posts_only
def showing_taken_back(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Take back what I showed."""
    shown = get_object_or_404(ShownEntry.objects.select_related("reader"), pk=pk)
    take_back_shown(shown=shown, by=request.person)
    messages.success(request, _("%(reader)s can’t read it any more.") % {"reader": shown.reader})
    return redirect("reflection", shown.reflection_id)


@requires(inside)
def shown_entries(request: PersonRequest) -> HttpResponse:
    """What others have shown me of their journals."""
    shown = shown_to(request.person).select_related("reflection__person").order_by("-shown_at", "pk")
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [(one, written_of(one.content)) for one in page],
        "tabs": [] if is_guest(request.person) else tabs_of_journal("shown_entries"),
    }
    return render(request, "reflect/journal/shown_entries.html", context)


@requires(reader_of_shown)
def shown_entry(request: PersonRequest, pk: UUID) -> HttpResponse:
    """An entry that I was shown. Its writer sees that I read it. POST answers with a line."""
    shown = get_object_or_404(ShownEntry.objects.select_related("reflection__person", "reader"), pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"answer": shown.answer})
    if form.is_valid():
        answer_shown(shown=shown, words=form.cleaned_data["answer"], by=request.person)
        messages.success(request, _("Kept. Only you two read it."))
        return redirect("shown_entry", pk)
    note_reading(shown=shown, by=request.person)
    writer = shown.reflection.person
    context = {
        "shown": shown,
        "writer": writer,
        "written": written_of(shown.content),
        "form": form,
        "readers": readers_of_shown(writer, shown.reader).said_to(request.person),
    }
    return render(request, "reflect/journal/shown_entry.html", context, status=422 if form.errors else 200)
