"""A lead listens: what arrived, with names and without."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.programme.lead_pages import tabs_of_lead
from inhabit.programme.models import Programme
from inhabit.programme.permissions import sponsor_or_team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.stages.communicate.actions.hearing import mark_batch, mark_playback
from inhabit.stages.communicate.models import Playback, PlaybackBatch
from inhabit.stages.communicate.permissions.listening import (
    lead_of_a_unit,
    lead_who_is_told,
    lead_who_reads_the_batch,
)
from inhabit.stages.communicate.selectors.inbox import inbox_of
from inhabit.stages.communicate.selectors.listening_figures import listening_in


@requires(lead_of_a_unit)
def listening(request: PersonRequest) -> HttpResponse:
    """What the people in my units heard, and where I can write back."""
    inbox = inbox_of(request.person, request.GET)
    context = {"inbox": inbox, "lead_tabs": tabs_of_lead(request.person, "listening")}
    return render(request, "communicate/listening.html", context)


@requires(lead_who_is_told)
@takes_posts_only
def playback_mark(request: PersonRequest, pk: int) -> HttpResponse:
    """Mark a playback as heard, for my own overview, or take the mark away."""
    mark_playback(playback=Playback.objects.get(pk=pk), is_heard=is_heard(request), by=request.person)
    return back_to(request)


@requires(lead_who_reads_the_batch)
@takes_posts_only
def playback_batch_mark(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Mark five playbacks without a name as heard, or take the mark away."""
    mark_batch(batch=PlaybackBatch.objects.get(pk=pk), is_heard=is_heard(request), by=request.person)
    return back_to(request)


@requires(sponsor_or_team_of_the_programme)
def programme_listening(request: PersonRequest, pk: int) -> HttpResponse:
    """How many played the story back and to how many it came back: for the whole programme only."""
    programme = get_object_or_404(Programme.objects.select_related("root_unit"), pk=pk)
    context = {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "programme_listening"),
        "figures": listening_in(programme),
    }
    return render(request, "communicate/programme_listening.html", context)


def is_heard(request: PersonRequest) -> bool:
    return request.POST.get("heard") == "1"


def back_to(request: PersonRequest) -> HttpResponse:
    """Go back to the list as it was narrowed down."""
    numbers = {name: row_number(request.POST.get(name)) for name in ("unit", "story")}
    return redirect(reverse("listening", query={name: number for name, number in numbers.items() if number}))
