"""Reminding the lead of a unit by one click."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.models import Unit
from inhabit.programme.models import Programme
from inhabit.programme.nudges import nudge_lead
from inhabit.programme.permissions import sponsor_or_team_of_the_programme


@requires(sponsor_or_team_of_the_programme)
@takes_posts_only
def unit_nudge(request: PersonRequest, pk: int, unit: int) -> HttpResponse:
    """Remind whoever leads the unit; at most once a week."""
    programme = get_object_or_404(Programme, pk=pk)
    about = get_object_or_404(Unit.objects.select_related("lead"), pk=unit)
    try:
        nudge_lead(programme=programme, unit=about, by=request.person)
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
    else:
        messages.success(request, _("%(lead)s has been reminded, kindly.") % {"lead": about.lead})
    page = row_number(request.POST.get("causes")) or 1
    return redirect(reverse("programme", args=[pk], query={"causes": page}, fragment="causes"))
