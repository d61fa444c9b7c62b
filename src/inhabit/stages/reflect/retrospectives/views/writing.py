"""What everybody sends: cards, where they belong, names, voices, ideas."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.stages.reflect.retrospectives.actions.cards import save_card
from inhabit.stages.reflect.retrospectives.actions.changing import PhaseIsOverError
from inhabit.stages.reflect.retrospectives.actions.ideas import (
    agree_on,
    put_down,
    take_off_idea,
    take_on,
    write_idea,
)
from inhabit.stages.reflect.retrospectives.actions.taking_part import take_seat
from inhabit.stages.reflect.retrospectives.actions.topics import name_topic, put_card
from inhabit.stages.reflect.retrospectives.actions.voices import give_voice, go_with
from inhabit.stages.reflect.retrospectives.forms import (
    CardForm,
    IdeaActForm,
    IdeaForm,
    PlaceForm,
    TitleForm,
    VoiceForm,
)
from inhabit.stages.reflect.retrospectives.models import Retrospective, Seat
from inhabit.stages.reflect.retrospectives.permissions import of_the_retrospective
from inhabit.stages.reflect.retrospectives.receipts import receipt_for
from inhabit.stages.reflect.retrospectives.views.answering import answer, is_from_script
from inhabit.stages.reflect.retrospectives.views.live import (
    live_page,
    retrospective_by_number,
    secret_of,
    statements_behind,
)


@requires(of_the_retrospective)
@takes_posts_only
def retrospective_card(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep a card, or take it back where its text is empty."""
    form = CardForm(request.POST)

    def act() -> None:
        said: dict[str, Any] = dict(form.cleaned_data)
        card = said.pop("key")
        receipt = receipt_for(secret_of(request), request.person, card)
        save_card(retrospective=pk, card=card, receipt=receipt, author=request.person, **said)

    return answer(request, pk, act, form)


@requires(of_the_retrospective)
@takes_posts_only
def retrospective_place(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a card with others, or by itself."""
    form = PlaceForm(request.POST)
    return answer(request, pk, lambda: put_card(retrospective=pk, **form.cleaned_data), form)


@requires(of_the_retrospective)
@takes_posts_only
def retrospective_title(request: PersonRequest, pk: int) -> HttpResponse:
    """Give what belongs together a name."""
    form = TitleForm(request.POST)
    return answer(request, pk, lambda: name_topic(retrospective=pk, **form.cleaned_data), form)


@requires(of_the_retrospective)
@takes_posts_only
def retrospective_voice(request: PersonRequest, pk: int) -> HttpResponse:
    """Give one of one's three voices, or take it back."""
    form = VoiceForm(request.POST)

    def act() -> None:
        said = form.cleaned_data
        seat = own_seat(pk, request)
        give_voice(seat=seat, key=said["key"], topic=said["about"], is_given=said["is_given"])

    return answer(request, pk, act, form)


@requires(of_the_retrospective)
@takes_posts_only
def retrospective_support(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that one can go with an idea, or not any more."""
    form = VoiceForm(request.POST)

    def act() -> None:
        said = form.cleaned_data
        seat = own_seat(pk, request)
        go_with(seat=seat, key=said["key"], idea=said["about"], is_given=said["is_given"])

    return answer(request, pk, act, form)


def own_seat(pk: int, request: PersonRequest) -> Seat:
    """Return the seat of who asks. ``PhaseIsOverError`` once it has ended."""
    seat = Seat.objects.filter(retrospective=pk, person=request.person).first()
    if seat is None:
        seat = take_seat(retrospective=get_object_or_404(Retrospective, pk=pk), by=request.person)
    if seat is None:
        raise PhaseIsOverError
    return seat


@requires(of_the_retrospective)
@takes_posts_only
def retrospective_idea(request: PersonRequest, pk: int) -> HttpResponse:
    """Put an idea on the table."""
    stored = retrospective_by_number(pk)
    form = IdeaForm(request.POST, statements=statements_behind(stored))
    if not form.is_valid() and not is_from_script(request) and not stored.is_over:
        return live_page(request, stored, status=422, idea_form=form)
    return answer(request, pk, lambda: write_idea(retrospective=pk, **form.said), form)


@requires(of_the_retrospective)
@takes_posts_only
def retrospective_act(request: PersonRequest, pk: int) -> HttpResponse:
    """Agree on an idea, take it on, give it back, or take it off the table."""
    form = IdeaActForm(request.POST)
    return answer(request, pk, lambda: do_to_idea(request, pk, **form.cleaned_data), form)


def do_to_idea(request: PersonRequest, pk: int, *, idea: Any, act: str) -> None:
    stored = get_object_or_404(Retrospective, pk=pk)
    if act in {"agree", "unagree"}:
        agree_on(retrospective=stored, idea=idea, is_agreed=act == "agree", by=request.person)
    elif act == "take":
        take_on(retrospective=stored, idea=idea, by=request.person)
    elif act == "give":
        put_down(retrospective=stored, idea=idea, by=request.person)
    else:
        take_off_idea(retrospective=stored, idea=idea, by=request.person)
