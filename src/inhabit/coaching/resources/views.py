"""Guides: for everyone here to read; a coach suggests one to whoever they coach."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, inside, requires
from inhabit.coaching.models import Engagement, Format, Recommendation
from inhabit.coaching.pages import tabs_of_coaching
from inhabit.coaching.permissions import coach_of_the_engagement
from inhabit.coaching.resources.actions import recommend_guide, withdraw_recommendation
from inhabit.coaching.resources.guides import all_guides
from inhabit.coaching.resources.permissions import coach_of_the_recommendation
from inhabit.coaching.resources.selectors import coached_now_by


@requires(inside)
def guides(request: PersonRequest) -> HttpResponse:
    """All guides: for each stage, and for each of the three things that coaching builds."""
    every = list(all_guides().values())
    shown = {
        "of_stages": [guide for guide in every if guide.stage],
        "of_capacities": [guide for guide in every if guide.theme],
        "tabs": tabs_of_coaching(request.person, "guides"),
    }
    return render(request, "coaching/resources/guides.html", shown)


@requires(inside)
def guide(request: PersonRequest, key: str) -> HttpResponse:
    """One guide. A coach finds below it whom to suggest it to."""
    known = all_guides().get(key)
    if known is None:
        raise Http404
    shown = {
        "guide": known,
        "audiences": [(one, called(one)) for one in coached_now_by(request.person)],
        "language": get_language(),
    }
    return render(request, "coaching/resources/guide.html", shown)


def called(engagement: Engagement) -> str:
    """Name an engagement to its coach, of what was read along."""
    if engagement.name or engagement.format != Format.ONE_TO_ONE:
        return engagement.name or str(engagement.unit or _("A group"))
    people = [str(one.person) for one in engagement.participants.all() if one.left_at is None]
    return ", ".join(people)


@requires(coach_of_the_engagement)
@takes_posts_only
def recommendations(request: PersonRequest, pk: int) -> HttpResponse:
    """Suggest a guide to whoever is coached here."""
    engagement = get_object_or_404(Engagement, pk=pk)
    key = request.POST.get("guide", "")
    try:
        recommend_guide(engagement=engagement, guide=key, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Suggested. It stands under “From coaching”."))
    return redirect("guide", key=key) if key in all_guides() else redirect("guides")


@requires(coach_of_the_recommendation)
@takes_posts_only
def recommendation_removal(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a suggestion back."""
    stored = get_object_or_404(Recommendation, pk=pk)
    withdraw_recommendation(recommendation=stored, by=request.person)
    return redirect("engagement_actions", pk=stored.engagement_id)
