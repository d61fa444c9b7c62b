"""A coach has a conflict of interest with somebody whom they coach."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.matching.choosing import end_for_conflict
from inhabit.coaching.matching.permissions import coach_of_one
from inhabit.coaching.models import Engagement
from inhabit.coaching.selectors import title_for


@requires(coach_of_one)
@require_http_methods(["GET", "HEAD", "POST"])
def engagement_conflict(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what the other learns, then end it kindly."""
    engagement = get_object_or_404(Engagement.objects.select_related("coach__person"), pk=pk)
    if request.method != "POST":
        context = {"engagement": engagement, "title": title_for(request.person, engagement)}
        return render(request, "coaching/matching/conflict.html", context)
    end_for_conflict(engagement=engagement, by=request.person)
    messages.success(request, _("It has ended. Why is not said to anybody."))
    return redirect("coaching")
