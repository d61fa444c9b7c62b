"""Reminders to oneself: set, switched off and on, taken out."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.models import Nudge
from inhabit.coaching.permissions import in_the_agreed_engagement
from inhabit.coaching.rooms.actions.nudges import delete_nudge, set_nudge, switch_nudge
from inhabit.coaching.rooms.forms import NudgeForm
from inhabit.coaching.rooms.permissions import author_of_the_nudge
from inhabit.coaching.rooms.selectors import coachees_of
from inhabit.coaching.rooms.views.room import takers
from inhabit.coaching.rooms.views.steps import between_page, engagement_with_key, step_form


@requires(in_the_agreed_engagement)
@takes_posts_only
def engagement_nudges(request: PersonRequest, pk: int) -> HttpResponse:
    """Set a reminder for oneself."""
    engagement = engagement_with_key(pk)
    form = NudgeForm(request.POST)
    if form.is_valid():
        try:
            set_nudge(engagement=engagement, **form.cleaned_data, by=request.person)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect_to_nudges(pk)
    coachees = coachees_of(engagement)
    steps = step_form(request, takers(engagement, coachees, request.person))
    return between_page(request, engagement, coachees, steps, form)


@requires(author_of_the_nudge)
@takes_posts_only
def nudge_switch(request: PersonRequest, pk: int) -> HttpResponse:
    """Switch a reminder off or on, or take it out, as the button says."""
    nudge = get_object_or_404(Nudge.objects.select_related("person__account", "engagement"), pk=pk)
    if "delete" in request.POST:
        delete_nudge(nudge=nudge, by=request.person)
    else:
        switch_nudge(nudge=nudge, is_on="on" in request.POST, by=request.person)
    return redirect_to_nudges(nudge.engagement_id)


def redirect_to_nudges(pk: int) -> HttpResponse:
    return redirect(f"{reverse('engagement_actions', args=[pk])}#reminders")
