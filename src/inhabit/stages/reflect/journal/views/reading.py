"""One's own journal: everything that one kept, an entry, and all of it as a file."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.companion.choosing import stage_of
from inhabit.companion.listening import speaks_of_harm
from inhabit.people.models import today
from inhabit.stages.reflect.journal.guides import guides_for
from inhabit.stages.reflect.journal.models import Reflection
from inhabit.stages.reflect.journal.pages import written_of
from inhabit.stages.reflect.journal.permissions import whose_reflection
from inhabit.stages.reflect.journal.selectors import (
    drafts_of,
    found_in_journal,
    lines_at,
    places_in_journal,
    showings_of,
    whole_journal,
)
from inhabit.stages.reflect.journal.sharing import readers_of_reflections
from inhabit.stages.reflect.journal.tabs import tabs_of_journal

ON_A_PAGE = 12
MOST_WORDS_LOOKED_FOR = 100  # characters
KINDS_OF_FILE = {"html": "text/html", "md": "text/markdown"}


@requires(signed_in)
def journal(request: PersonRequest) -> HttpResponse:
    """What I wrote and what I thought through and kept, the newest first."""
    page = Paginator(places_in_journal(request.person), ON_A_PAGE).get_page(request.GET.get("page"))
    fitting, _others = guides_for(stage_of(request.person))
    context = {
        "page": page,
        "lines": lines_at(page),
        "drafts": drafts_of(request.person),
        "guides": fitting,
        "tabs": tabs_of_journal("journal"),
        "readers": readers_of_reflections(request.person).said_to(request.person),
    }
    return render(request, "reflect/journal/journal.html", context)


@requires(signed_in)
def journal_found(request: PersonRequest) -> HttpResponse:
    """What of it holds the words looked for. They are sent, so that no address and no log keeps them."""
    words = " ".join(request.POST.get("words", "").split())[:MOST_WORDS_LOOKED_FOR]
    if not words:
        return redirect("journal")
    context = {
        "words": words,
        "lines": found_in_journal(request.person, words),
        "tabs": tabs_of_journal("journal"),
    }
    return render(request, "reflect/journal/found.html", context)


@requires(signed_in)
def journal_pages(request: PersonRequest) -> HttpResponse:
    """Choose a page to write on."""
    fitting, others = guides_for(stage_of(request.person))
    context = {
        "fitting": fitting,
        "others": others,
        "tabs": tabs_of_journal("journal"),
        "readers": readers_of_reflections(request.person).said_to(request.person),
    }
    return render(request, "reflect/journal/pages.html", context)


@requires(whose_reflection)
def reflection(request: PersonRequest, pk: UUID) -> HttpResponse:
    """An entry; a draft leads to where one writes on."""
    entry = get_object_or_404(Reflection, pk=pk)
    if entry.kept_at is None:
        return redirect("reflection_change", pk)
    written = written_of(entry.content)
    context = {
        "entry": entry,
        "written": written,
        "showings": showings_of(entry, request.person),
        "is_heavy": any(speaks_of_harm(one.words) for one in written.answered),
        "help_here": settings.HELP_HERE,
        "readers": readers_of_reflections(request.person).said_to(request.person),
    }
    return render(request, "reflect/journal/entry.html", context)


@requires(signed_in)
def journal_file(request: PersonRequest, kind: str) -> HttpResponse:
    """The whole journal as a file to read, of my own."""
    if kind not in KINDS_OF_FILE:
        raise Http404
    context = {"lines": whole_journal(request.person), "person": request.person, "today": today()}
    text = render_to_string(f"reflect/journal/file.{kind}", context, request)
    response = HttpResponse(text, content_type=f"{KINDS_OF_FILE[kind]}; charset=utf-8")
    name = _("my-journal")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response.headers["Cache-Control"] = "no-store"
    return response
