"""Where coaching begins: what I have of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from inhabit.access.permissions import PersonRequest, inside, requires
from inhabit.coaching.booking.selectors import sessions_ahead
from inhabit.coaching.booking.zones import now_here
from inhabit.coaching.cohorts.panels import offers_panel
from inhabit.coaching.models import Engagement
from inhabit.coaching.pages import tabs_of_coaching


@requires(inside)
def coaching(request: PersonRequest) -> HttpResponse:
    """Show the reader's own coaching, or how to come to it."""
    mine = Engagement.objects.with_coachee(request.person).select_related("coach__person", "unit")
    shown = {"engagements": mine, "tabs": tabs_of_coaching(request.person, "coaching")}
    shown |= offers_panel(request.person)
    shown |= {"ahead": sessions_ahead(request.person, now_here())}
    return render(request, "coaching/coaching.html", shown)
