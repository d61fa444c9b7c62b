"""A listener says what they heard, with their name or without."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Unit
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.communicate.actions.playbacks import (
    play_back,
    play_back_unnamed,
    put_aside,
    receiver_for,
    take_back_playback,
)
from inhabit.stages.communicate.forms.playbacks import Name, PlaybackForm
from inhabit.stages.communicate.models import Playback, Telling
from inhabit.stages.communicate.permissions.listening import hearer_of_the_telling
from inhabit.stages.communicate.readers.playbacks import readers_of_playback, readers_of_unnamed
from inhabit.stages.communicate.selectors.listening import (
    echoes_that_came_back,
    has_spoken_unnamed,
    told_to,
)
from inhabit.stages.communicate.unnamed import new_receipt


@requires(signed_in)
def playbacks(request: PersonRequest) -> HttpResponse:
    """What I played back with my name, what I could play back, and what came back."""
    mine = list(
        Playback.objects.filter(person=request.person).select_related(
            "telling__story__programme", "telling__unit__lead"
        )
    )
    said = {playback.telling_id for playback in mine}
    context = {
        "mine": [
            {
                "playback": playback,
                "readers": readers_of_playback(request.person, playback.telling.unit).said_to(request.person),
            }
            for playback in mine
        ],
        "told": [telling for telling in told_to(request.person) if telling.pk not in said],
        "echoes": echoes_that_came_back(request.person),
    }
    return render(request, "communicate/playbacks.html", context)


@requires(hearer_of_the_telling)
def playback(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Say what I heard in one telling. POST sends it."""
    telling = telling_of(pk)
    mine = Playback.objects.filter(telling=telling, person=request.person).first()
    receiver = receiver_for(request.person, telling.story)
    if request.method != "POST":
        return page(request, telling, mine, PlaybackForm(initial=initial_of(receiver, mine)), receiver)
    form = PlaybackForm(request.POST)
    is_unnamed = form["name"].value() == Name.WITHOUT
    if form.is_valid() and is_unnamed and form.cleaned_data["unit"] != (receiver and receiver.pk):
        form.add_error("name", _("Meanwhile somebody else would read it. See below who that is now."))
        form.data = renewed(form, receiver)
    if not form.is_valid():
        return page(request, telling, mine, form, receiver, status=422)
    try:
        return send(request, telling, form, is_unnamed=is_unnamed)
    except StaleFormError as stale:
        stored = Playback.objects.get(pk=stale.stored.pk)
        form.data = with_edits(form.data, stored.edits)
        return page(request, telling, stored, form, receiver, newer=stored, status=422)
    except ValidationError as error:
        form.add_error(None if is_unnamed and not hasattr(error, "error_dict") else "heard", error.messages)
        return page(request, telling, mine, form, receiver, status=422)


def send(
    request: PersonRequest, telling: Telling, form: PlaybackForm, *, is_unnamed: bool
) -> HttpResponseBase:
    words = {"heard": form.cleaned_data["heard"], "means": form.cleaned_data["means"]}
    if not is_unnamed:
        play_back(telling=telling, edits=form.cleaned_data["edits"], by=request.person, **words)
        messages.success(request, _("Sent. You can change it or take it back here at any time."))
        return redirect("playbacks")
    receipt = form.cleaned_data["receipt"] or new_receipt()
    play_back_unnamed(telling=telling, receipt=receipt, by=request.person, **words)
    # Not a redirect: the receipt would have to be stored, or stand in an address and so in logs.
    context = {"telling": telling, "receipt": receipt}
    return render(request, "communicate/playback_sent.html", context)


@requires(hearer_of_the_telling)
def playback_removal(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask once, naming what goes; then delete what I played back with my name."""
    telling = telling_of(pk)
    mine = Playback.objects.filter(telling=telling, person=request.person).first()
    if request.method != "POST" and mine is not None:
        return render(request, "communicate/playback_removal.html", {"playback": mine})
    if request.method == "POST":
        take_back_playback(telling=telling, by=request.person)
        messages.success(request, _("Taken back. Your words are gone."))
    return redirect("playbacks")


@requires(hearer_of_the_telling)
@takes_posts_only
def playback_dismissal(request: PersonRequest, pk: int) -> HttpResponse:
    """Don't ask me what I heard in this story."""
    put_aside(telling=telling_of(pk), by=request.person)
    messages.success(request, _("Fine. You find the story under “What I heard” whenever you like."))
    return redirect("home")


def telling_of(pk: int) -> Telling:
    return get_object_or_404(
        Telling.objects.select_related("story__programme", "unit__lead", "words__author"), pk=pk
    )


def initial_of(receiver: Unit | None, mine: Playback | None) -> dict[str, object]:
    return {
        "heard": mine.heard if mine else "",
        "means": mine.means if mine else "",
        "edits": mine.edits if mine else 0,
        "unit": receiver.pk if receiver else "",
        "receipt": new_receipt(),
    }


def renewed(form: PlaybackForm, receiver: Unit | None) -> Any:
    """Return what was posted, with whoever would read it now."""
    data: Any = form.data
    data = data.copy()
    data["unit"] = receiver.pk if receiver else ""
    return data


def page(
    request: PersonRequest,
    telling: Telling,
    mine: Playback | None,
    form: PlaybackForm,
    receiver: Unit | None,
    *,
    newer: Playback | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "telling": telling,
        "mine": mine,
        "form": form,
        "newer": newer,
        "named": readers_of_playback(request.person, telling.unit).said_to(request.person),
        "receiver": receiver,
        "unnamed": readers_of_unnamed(receiver).said_to(request.person) if receiver else None,
        "has_spoken": has_spoken_unnamed(request.person, telling),
        "chosen": form["name"].value(),
    }
    return render(request, "communicate/playback.html", context, status=status)
