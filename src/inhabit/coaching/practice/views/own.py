"""A coach's own log of hours, and what they may invoice."""

from __future__ import annotations

from datetime import date
from itertools import chain

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.agreements.selectors import names_of
from inhabit.coaching.coaches.permissions import known_coach, readers_of_own_records
from inhabit.coaching.models import Coach, Engagement
from inhabit.coaching.permissions import coach_of_the_engagement
from inhabit.coaching.practice.billing import bills_of
from inhabit.coaching.practice.files import table_as_file
from inhabit.coaching.practice.log import (
    MOST_ROWS,
    coachings_with_signs,
    entry_of,
    held_by,
    learned_by,
    totals_of,
    years_of,
)

ENTRIES_A_PAGE = 50
COACHINGS_A_PAGE = 20


@requires(known_coach)
def coach_log(request: PersonRequest) -> HttpResponse:
    """List what the reader has held, with its sums, and what the signs stand for."""
    coach, year = coach_reading(request), year_in(request)
    page = Paginator(held_by(coach, year), ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    coachings = Paginator(coachings_with_signs(coach), COACHINGS_A_PAGE).get_page(request.GET.get("people"))
    names = names_of(list(coachings))
    shown = {
        "page": page,
        "entries": [entry_of(session) for session in page],
        "totals": totals_of(coach, year),
        "year": year,
        "years": years_of(coach),
        "kept": f"year={year}&" if year else "",
        "coachings": coachings,
        "signs": [(engagement, names[engagement.pk]) for engagement in coachings],
        "readers": readers_of_own_records(request.person).said_to(request.person),
    }
    return render(request, "coaching/practice/log.html", shown)


@requires(known_coach)
def coach_log_sheet(request: PersonRequest) -> HttpResponse:
    """The same on one sheet, to print."""
    coach, year = coach_reading(request), year_in(request)
    shown = {
        "coach": coach,
        "entries": [entry_of(session) for session in held_by(coach, year)[:MOST_ROWS]],
        "totals": totals_of(coach, year),
        "year": year,
    }
    return render(request, "coaching/practice/sheet.html", shown)


@requires(known_coach)
def coach_log_file(request: PersonRequest) -> HttpResponse:
    """The same as a file, with supervision and training: no names, each person and group by its sign."""
    coach, year = coach_reading(request), year_in(request)
    heads = [_("Day"), _("Minutes"), _("How"), _("Payment"), _("With")]
    entries = (entry_of(session) for session in held_by(coach, year)[:MOST_ROWS])
    rows = ([localtime(e.starts_at).date(), e.minutes, e.kind, e.payment, e.sign] for e in entries)
    learned = ([day, minutes, kind, "", ""] for day, minutes, kind in learned_by(coach, year))
    return table_as_file("hours", heads, chain(rows, learned))


@requires(coach_of_the_engagement)
@takes_posts_only
def coach_log_payment(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Say whether a coaching is paid or pro bono."""
    is_pro_bono = request.POST.get("payment") == "pro_bono"
    Engagement.objects.filter(pk=pk).update(is_pro_bono=is_pro_bono)
    return redirect("coach_log")


@requires(known_coach)
def coach_bills(request: PersonRequest) -> HttpResponse:
    """What the reader may invoice, by month and offer. ``?as=csv`` takes it along."""
    coach = coach_reading(request)
    bills = bills_of(coach)
    if request.GET.get("as") == "csv":
        month = request.GET.get("month", "")
        heads = [_("Month"), _("Offer"), _("Sessions"), _("Each"), _("Together"), _("Currency")]
        rows = (
            [b.in_address, b.offer, b.sessions, b.rate, b.amount, b.currency]
            for b in bills
            if month in {"", b.in_address}
        )
        return table_as_file("invoice", heads, rows)
    shown = {"coach": coach, "page": Paginator(bills, ENTRIES_A_PAGE).get_page(request.GET.get("page"))}
    return render(request, "coaching/practice/bills.html", shown)


def coach_reading(request: PersonRequest) -> Coach:
    return Coach.objects.select_related("person").get(person=request.person)


def year_in(request: PersonRequest) -> int | None:
    """Return the year that the address asks for; None for all."""
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and date.min.year < int(asked) < date.max.year else None
