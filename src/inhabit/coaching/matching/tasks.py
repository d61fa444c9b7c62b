"""What matching does in the background. Each can run twice without harm."""

from __future__ import annotations

from django.tasks import task
from django.utils import translation

from inhabit.access.languages import language_for
from inhabit.coaching.matching.runs import match_run
from inhabit.coaching.matching.waiting import cancel_vain_meetings, serve_waiting_list, settle_matching
from inhabit.coaching.models import MatchingRun


@task
def match_cohort(run: int) -> None:
    """Match everybody of a cohort, and tell them."""
    found = MatchingRun.objects.select_related("cohort", "made_by__account").get(pk=run)
    with translation.override(language_for(found.made_by)):
        match_run(found)
    settle_matching(found)


@task
def serve_who_waits() -> None:
    """Look whether a place or a coach has come free for those on the waiting list."""
    cancel_vain_meetings()
    serve_waiting_list()
