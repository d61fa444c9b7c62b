"""The programme team has coaches suggested to everybody of an offer at once."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.cohorts.permissions import team_of_the_cohort
from inhabit.coaching.matching.runs import start_matching, to_match
from inhabit.coaching.matching.tasks import match_cohort
from inhabit.coaching.models import Cohort, MatchingRun
from inhabit.surfaces.progress import count_in_words


@requires(team_of_the_cohort)
@takes_posts_only
def cohort_matching(request: PersonRequest, pk: int) -> HttpResponse:
    """Begin; a second press watches the same run."""
    cohort = get_object_or_404(Cohort, pk=pk)
    if to_match(cohort).exists():
        match_cohort.enqueue(start_matching(cohort=cohort, by=request.person).pk)
    return redirect("cohort", pk=pk)


@requires(team_of_the_cohort)
@require_safe
def cohort_matching_progress(request: PersonRequest, pk: int) -> HttpResponse:
    """How far it is, for the bar on the page."""
    run = MatchingRun.objects.filter(cohort=pk).first()
    if run is None or run.is_done:
        return JsonResponse({"state": "done", "done": 0, "total": 0, "count": ""})
    count = count_in_words(run.done, run.total)
    return JsonResponse({"state": "running", "done": run.done, "total": run.total, "count": count})
