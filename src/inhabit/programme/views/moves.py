"""The next steps of a programme: to look at, to reword, to order, to leave out."""

from __future__ import annotations

import json

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.programme.forms import MoveWordsForm
from inhabit.programme.models import Programme
from inhabit.programme.move_actions import (
    WordsAreNewerError,
    leave_out_move,
    place_move,
    restore_move,
    reword_move,
)
from inhabit.programme.move_rows import chapters_of_moves
from inhabit.programme.moves import MOVES, Move, WordsOfMove
from inhabit.programme.permissions import runs, sponsor_or_team_of_the_programme, team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme


@requires(sponsor_or_team_of_the_programme)
@require_safe
def programme_moves(request: PersonRequest, pk: int) -> HttpResponse:
    """Every next step that the programme can ask for, by stage and role."""
    programme = get_object_or_404(Programme, pk=pk)
    context = {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "programme_moves"),
        "chapters": list(chapters_of_moves(programme)),
        "may_edit": programme.ended_at is None and runs(request.person, pk),
    }
    return render(request, "programme/moves.html", context)


@requires(team_of_the_programme)
def programme_move(request: PersonRequest, pk: int, key: str) -> HttpResponse:
    """The programme's own words for one move."""
    programme, move = get_object_or_404(Programme, pk=pk), move_named(key)
    words: WordsOfMove = programme.moves.get("words", {}).get(key, {})
    form = MoveWordsForm(request.POST if request.method == "POST" else None, words=words)
    if request.method != "POST":
        return page(request, programme, move, form)
    if not form.is_valid():
        return page(request, programme, move, form, status=422)
    try:
        seen = form.cleaned_data["seen"] or {}
        reword_move(programme=programme, move=move, words=form.words, seen=seen, by=request.person)
    except WordsAreNewerError as error:
        form.add_error(None, error)
        form.data = {**request.POST.dict(), "seen": json.dumps(words)}
        return page(request, programme, move, form, newer=in_languages(words), status=422)
    except ValidationError as error:
        form.add_error(None, error)
        return page(request, programme, move, form, status=422)
    messages.success(request, _("Kept. Home says it like this from now on."))
    return back_to(programme, move)


@requires(team_of_the_programme)
@takes_posts_only
def programme_move_place(request: PersonRequest, pk: int, key: str) -> HttpResponse:
    """Put a move on another place among those of its stage and role."""
    programme, move = get_object_or_404(Programme, pk=pk), move_named(key)
    place = row_number(request.POST.get("place"))
    try:
        place_move(programme=programme, move=move, place=place, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return back_to(programme, move)


@requires(team_of_the_programme)
@takes_posts_only
def programme_move_absence(request: PersonRequest, pk: int, key: str) -> HttpResponse:
    """Leave a move out, or take it up again."""
    programme, move = get_object_or_404(Programme, pk=pk), move_named(key)
    is_off = request.POST.get("is_off") == "1"
    try:
        leave_out_move(programme=programme, move=move, is_off=is_off, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return back_to(programme, move)


@requires(team_of_the_programme)
@takes_posts_only
def programme_move_default(request: PersonRequest, pk: int, key: str) -> HttpResponse:
    """Make a move as it was delivered."""
    programme, move = get_object_or_404(Programme, pk=pk), move_named(key)
    try:
        restore_move(programme=programme, move=move, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return back_to(programme, move)


def move_named(key: str) -> Move:
    if key not in MOVES:
        raise Http404
    return MOVES[key]


def back_to(programme: Programme, move: Move) -> HttpResponse:
    return redirect(reverse("programme_moves", args=[programme.pk], fragment=f"move-{move.key}"))


def in_languages(words: WordsOfMove) -> list[tuple[str, dict[str, str]]]:
    return [(str(name), words[code]) for code, name in settings.LANGUAGES if code in words]


def page(
    request: PersonRequest,
    programme: Programme,
    move: Move,
    form: MoveWordsForm,
    *,
    newer: list[tuple[str, dict[str, str]]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"programme": programme, "move": move, "form": form, "newer": newer}
    return render(request, "programme/move.html", context, status=status)
