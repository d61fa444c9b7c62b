"""What matching does in the background. It can run twice without harm."""

from __future__ import annotations

from django.tasks import task
from django.utils import translation

from inhabit.access.languages import language_for
from inhabit.coaching.matching.runs import match_run
from inhabit.coaching.models import MatchingRun


@task
def match_cohort(run: int) -> None:
    """Match everybody of a cohort."""
    found = MatchingRun.objects.select_related("cohort", "made_by__account").get(pk=run)
    with translation.override(language_for(found.made_by)):
        match_run(found)
