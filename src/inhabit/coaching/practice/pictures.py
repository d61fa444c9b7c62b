"""The charts of the practice, each with what it says as its title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.charts.frame import Frame, RowsPicture
from inhabit.charts.waits import Waited, WaitsChart, draw_waits
from inhabit.charts.weeks import Counted, WeeksChart, draw_weeks
from inhabit.coaching.models import Session
from inhabit.coaching.practice.budget import Use
from inhabit.coaching.practice.totals import FEWEST
from inhabit.coaching.practice.waits import at_midnight
from inhabit.people.models import today

WEEKS = 16


def weeks_until(day: date) -> tuple[date, ...]:
    """Return the Mondays of the last weeks, the one of ``day`` the last."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday - timedelta(weeks=number) for number in range(WEEKS - 1, -1, -1))


def sessions_by_week(uses: Sequence[Use]) -> RowsPicture:
    """Draw how many sessions of each offer were held in each week, beside what its budget is.

    Only of offers in which eight people are coached: of fewer it would say when somebody met their coach.
    """
    weeks = weeks_until(today())
    counts = counts_by_week(uses, weeks)
    rows = tuple(
        Counted(
            str(use.cohort),
            tuple(counts[use.cohort.pk][week] for week in weeks),
            used_in_words(use),
            reverse("cohort", args=[use.cohort.pk]),
        )
        for use in uses
        if use.is_of_many
    )
    frame = Frame(
        slug="sessions-by-week",
        finding=finding_of_weeks([sum(row.counts[index] for row in rows) for index in range(WEEKS)]),
        what=_("Sessions held a week, and of the budget in all"),
        on=today(),
    )
    return draw_weeks(WeeksChart(frame, weeks, rows, sessions_in_words))


def counts_by_week(uses: Sequence[Use], weeks: Sequence[date]) -> dict[int, dict[date, int]]:
    """Count by the bounds of the weeks: the database needs no calendar for each session."""
    zone = get_default_timezone()
    begun = [at_midnight(week, zone) for week in (*weeks, weeks[-1] + timedelta(weeks=1))]
    met = Session.objects.held().filter(
        engagement__cohort__in=[use.cohort.pk for use in uses if use.is_of_many], starts_at__gte=begun[0]
    )
    within = (
        Count("pk", filter=Q(starts_at__gte=first, starts_at__lt=until)) for first, until in pairwise(begun)
    )
    by_week = {f"week_{number}": counted for number, counted in enumerate(within)}
    rows = met.order_by().values_list("engagement__cohort").annotate(**by_week)
    return defaultdict(
        lambda: dict.fromkeys(weeks, 0),
        {cohort: dict(zip(weeks, counts, strict=True)) for cohort, *counts in rows},
    )


def sessions_in_words(number: int) -> str:
    return ngettext("%(number)d session", "%(number)d sessions", number) % {"number": number}


def used_in_words(use: Use) -> str:
    return _("%(held)d of %(budget)d") % {"held": use.held, "budget": use.budget}


def finding_of_weeks(counts: Sequence[int]) -> str:
    """Say how the last four weeks stand to the four before."""
    lately, before = sum(counts[-4:]), sum(counts[-8:-4])
    said = {"lately": lately, "before": before}
    if not lately and not before:
        return _("No session was held in the last eight weeks.")
    if lately > before:
        return (
            _("More sessions than before: %(lately)d in the last four weeks, %(before)d in the four before.")
            % said
        )
    if lately < before:
        return (
            _("Fewer sessions than before: %(lately)d in the last four weeks, %(before)d in the four before.")
            % said
        )
    return _("As many sessions as before: %(lately)d in the last four weeks.") % said


def waits_picture(waits: Sequence[Waited]) -> RowsPicture:
    """Draw how long people waited for their first session."""
    frame = Frame(
        slug="waiting",
        finding=finding_of_waits(waits),
        what=_("Weeks from asking to the first session, by the quarter of that session"),
        base=_("quarters with %(number)d people or more") % {"number": FEWEST},
        on=today(),
    )
    return draw_waits(WaitsChart(frame, tuple(waits)))


def finding_of_waits(waits: Sequence[Waited]) -> str:
    shown = [waited for waited in waits if waited.half is not None]
    if not shown:
        return _("Too few first sessions in any quarter to say how long people wait.")
    last = shown[-1]
    said = ngettext(
        "From %(quarter)s, half of the people met their coach within a week.",
        "From %(quarter)s, half of the people met their coach within %(number)d weeks.",
        last.half or 0,
    )
    return said % {"quarter": last.name, "number": last.half}
