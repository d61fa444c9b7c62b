"""Where coaching begins: what I have of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from inhabit.access.models import is_guest
from inhabit.access.permissions import PersonRequest, inside, requires
from inhabit.coaching.booking.selectors import sessions_ahead
from inhabit.coaching.booking.zones import now_here
from inhabit.coaching.coaches.permissions import asked_to_coach
from inhabit.coaching.cohorts.panels import offers_panel
from inhabit.coaching.groups.selectors import seats_to_answer
from inhabit.coaching.pages import tabs_of_coaching
from inhabit.coaching.private_notes import left_with_notes
from inhabit.coaching.selectors import cards_of


@requires(inside)
def coaching(request: PersonRequest) -> HttpResponse:
    """Show the reader's own coaching, or how to come to it. A guest is here as a coach."""
    if is_guest(request.person) and asked_to_coach.holds(request.person):
        return redirect("as_coach")
    shown: dict[str, Any] = {
        "cards": cards_of(request.person),
        "left": left_with_notes(request.person),
        "seats": seats_to_answer(request.person),
        "tabs": tabs_of_coaching(request.person, "coaching"),
    }
    shown |= offers_panel(request.person)
    shown |= {"ahead": sessions_ahead(request.person, now_here())}
    return render(request, "coaching/coaching.html", shown)
