"""The page on which a unit looks back together, and the short question whether there is something new."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.circles import MembersOf
from inhabit.people.models import Person
from inhabit.programme.selectors import statements_now
from inhabit.stages.reflect.retrospectives.actions.taking_part import show_sign_of_life, take_seat
from inhabit.stages.reflect.retrospectives.forms import IdeaForm
from inhabit.stages.reflect.retrospectives.models import LIVE_PHASES, Phase, Retrospective, Seat
from inhabit.stages.reflect.retrospectives.permissions import of_the_retrospective
from inhabit.stages.reflect.retrospectives.readers import READERS_OF_AGREED, readers_of_cards
from inhabit.stages.reflect.retrospectives.selectors import Pulse, Room, pulse_of, room_of
from inhabit.strategy.models import Statement

COOKIE = "own-cards"
COOKIE_AGE = 60 * 60 * 48


@requires(of_the_retrospective)
def retrospective(request: PersonRequest, pk: int) -> HttpResponse:
    """The whole page; who opens it has come in."""
    stored = retrospective_by_number(pk)
    if stored.is_over:
        return redirect("retrospective_summary", pk=pk)
    return live_page(request, stored)


def live_page(
    request: PersonRequest, stored: Retrospective, *, status: int = 200, **further: Any
) -> HttpResponse:
    """Show where it stands; ``further`` is what a form that was refused adds."""
    seat = take_seat(retrospective=stored, by=request.person)
    secret = secret_of(request)
    pulse = pulse_of(stored.pk, request.person)
    context = room_shown(request.person, stored, seat, pulse, secret) | further
    response = render(request, "reflect/retrospectives/live.html", context, status=status)
    address = reverse("retrospective", args=[stored.pk])
    response.set_cookie(
        COOKIE,
        secret,
        max_age=COOKIE_AGE,
        path=address,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


@requires(of_the_retrospective)
def retrospective_state(request: PersonRequest, pk: int) -> HttpResponse:
    """Answer without content as long as the page that asks is up to date; else with what is on it now."""
    pulse = pulse_of(pk, request.person)
    if pulse is not None and pulse.needs_sign:
        show_sign_of_life(pk, request.person)
    if pulse is not None and pulse.mark == request.GET.get("seen"):
        return HttpResponse(status=204)
    stored = retrospective_by_number(pk)
    if stored.is_over:
        return HttpResponse(status=205)
    seat = Seat.objects.filter(retrospective=stored, person=request.person).first()
    if seat is None:  # it was ended and reopened while this page was open
        seat = take_seat(retrospective=stored, by=request.person)
    context = room_shown(request.person, stored, seat, pulse, secret_of(request))
    return render(request, "reflect/retrospectives/_live.html", context)


def secret_of(request: PersonRequest) -> str:
    """Return what this browser finds its own cards by: what it holds already, else a new one."""
    held = request.COOKIES.get(COOKIE, "")
    return held if 20 <= len(held) <= 60 else secrets.token_urlsafe(24)


def retrospective_by_number(pk: int) -> Retrospective:
    rows = Retrospective.objects.select_related("unit__lead", "facilitator", "programme")
    return get_object_or_404(rows, pk=pk)


def room_shown(
    person: Person, stored: Retrospective, seat: Seat | None, pulse: Pulse | None, secret: str
) -> dict[str, Any]:
    """Return what the templates need of a retrospective that goes on."""
    assert pulse is not None  # noqa: S101  # it was found above
    room = room_of(stored, pulse, seat, person, secret)
    is_facilitator = stored.facilitator_id == person.pk
    return {
        "retrospective": stored,
        "unit": stored.unit,
        "room": room,
        "is_facilitator": is_facilitator,
        "is_lead_facilitating": stored.facilitator_id == stored.unit.lead_id
        and stored.facilitator_id is not None,
        "others": other_people(stored) if is_facilitator else [],
        "steps": steps_of(room),
        "before": beside(room, -1),
        "after": beside(room, 1),
        "readers": readers_of_cards(stored).said_to(person),
        "readers_of_agreed": READERS_OF_AGREED.said_to(person),
        "idea_form": idea_form(stored),
        "new_key": uuid4,
        "reader": person,
    }


def idea_form(stored: Retrospective) -> IdeaForm | None:
    if stored.phase != Phase.AGREE:
        return None
    return IdeaForm(initial={"key": uuid4()}, statements=statements_behind(stored))


def statements_behind(stored: Retrospective) -> list[Statement]:
    """Return the priorities of the programme in which the unit looks back; none without one."""
    return statements_now(stored.programme) if stored.programme else []


def other_people(stored: Retrospective) -> list[Person]:
    """Return to whom the facilitation can be handed over: a few; of a large unit those who are here."""
    here = stored.seats.values("person")
    return list(
        MembersOf(stored.unit).people().filter(pk__in=here).exclude(pk=stored.facilitator_id or 0)[:100]
    )


def steps_of(room: Room) -> list[tuple[Phase, bool, bool]]:
    """Return each phase, whether it is now, and whether it is over."""
    now = LIVE_PHASES.index(Phase(room.retrospective.phase))
    return [(phase, number == now, number < now) for number, phase in enumerate(LIVE_PHASES)]


def beside(room: Room, by: int) -> Phase | None:
    """Return the phase before (-1) or after (1) this one."""
    there = LIVE_PHASES.index(Phase(room.retrospective.phase)) + by
    return LIVE_PHASES[there] if 0 <= there < len(LIVE_PHASES) else None
