"""What the programme team, and of the whole the sponsor, sees of how coaching goes."""

from __future__ import annotations

from datetime import date, datetime

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest, requires, steward, steward_of_all
from inhabit.charts.downloads import download_of
from inhabit.coaching.cohorts.permissions import cohorts_run_by
from inhabit.coaching.feedback.selectors import alliance_of_organisation
from inhabit.coaching.pages import tabs_of_team
from inhabit.coaching.practice.billing import coaches_to_pay
from inhabit.coaching.practice.budget import use_of
from inhabit.coaching.practice.files import table_as_file
from inhabit.coaching.practice.pages import tabs_of_practice
from inhabit.coaching.practice.permissions import reads_practice, sponsor_or_team_of_all
from inhabit.coaching.practice.pictures import sessions_by_week, waits_picture
from inhabit.coaching.practice.totals import acceptance, coverage, drop_outs, places_taken, totals
from inhabit.coaching.practice.waits import begun_in_words, waiting_too_long, waits_by_quarter
from inhabit.people.models import today

COHORTS_A_PAGE = 10
COACHES_A_PAGE = 50


@requires(reads_practice)
def practice(request: PersonRequest) -> HttpResponseBase:
    """The budget of each offer that the reader runs: used, promised, and where it goes.

    A sponsor, who runs none, comes to the figures of all.
    """
    if not steward.holds(request.person):
        return redirect("practice_summary")
    mine = cohorts_run_by(request.person).order_by("-starts_on", "-pk")
    page = Paginator(mine, COHORTS_A_PAGE).get_page(request.GET.get("page"))
    uses = use_of(list(page))
    picture = sessions_by_week(uses)
    file = download_of(request, picture)
    if file is not None:
        return file
    shown = {
        "page": page,
        "uses": uses,
        "chart": picture,
        "tabs": tabs_of_team(request.person, "practice"),
        "pages": tabs_of_practice(request.person, "practice"),
    }
    return render(request, "coaching/practice/practice.html", shown)


@requires(sponsor_or_team_of_all)
def practice_summary(request: PersonRequest) -> HttpResponseBase:
    """Figures of all coaching, from eight people on and by the month."""
    waits = waits_by_quarter(today())
    picture = waits_picture(waits)
    file = download_of(request, picture)
    if file is not None:
        return file
    shown = {
        "chart": picture,
        "has_waits": any(waited.half is not None for waited in waits),
        "until": begun_in_words(),
        "totals": totals(),
        "acceptance": acceptance(),
        "drop_outs": drop_outs(),
        "coverage": coverage(),
        "places": places_taken(),
        "too_long": waiting_too_long().count(),
        "alliance": alliance_of_organisation(),
        "tabs": tabs_of_team(request.person, "practice"),
        "pages": tabs_of_practice(request.person, "practice_summary"),
    }
    return render(request, "coaching/practice/summary.html", shown)


@requires(steward_of_all)
def practice_invoices(request: PersonRequest) -> HttpResponse:
    """What coaches from outside may invoice for a month, to check what they send."""
    month = month_in(request)
    bills = coaches_to_pay(month)
    if request.GET.get("as") == "csv":
        heads = [_("Coach"), _("Sessions"), _("Each"), _("Together"), _("Currency")]
        rows = ([b.coach, b.sessions, b.coach.rate or "", b.amount or "", b.coach.currency] for b in bills)
        return table_as_file(f"invoices-{month:%Y-%m}", heads, rows)
    shown = {
        "month": month,
        "in_address": f"{month:%Y-%m}",
        "page": Paginator(bills, COACHES_A_PAGE).get_page(request.GET.get("page")),
        "tabs": tabs_of_team(request.person, "practice"),
        "pages": tabs_of_practice(request.person, "practice_invoices"),
    }
    return render(request, "coaching/practice/invoices.html", shown)


def month_in(request: PersonRequest) -> date:
    """Return the first day of the month that the address asks for, as in 2026-11; else of this one."""
    try:
        return datetime.strptime(request.GET.get("month", ""), "%Y-%m").date()  # noqa: DTZ007  # a month has no zone
    except ValueError:
        return today().replace(day=1)
