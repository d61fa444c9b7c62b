"""What a coach keeps: credentials, supervision, conflicts of interest."""

from __future__ import annotations

import csv

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.models import is_guest
from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.coaches.actions.records import (
    add_credential,
    declare_conflict,
    log_supervision,
    remove_credential,
    remove_supervision,
)
from inhabit.coaching.coaches.forms import CredentialForm, SupervisionForm
from inhabit.coaching.coaches.permissions import known_coach, readers_of_introduction, readers_of_own_records
from inhabit.coaching.coaches.selectors import hours_and_minutes, minutes_of_supervision
from inhabit.coaching.coaches.views.own import known
from inhabit.coaching.models import Conflict
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import units_called

ROWS_A_PAGE = 30
FOUND_AT_MOST = 8


@requires(known_coach)
def coach_credentials(request: PersonRequest) -> HttpResponse:
    """What the reader has learnt as a coach, and until when it holds."""
    coach, form = known(request), CredentialForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_credential(coach=coach, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Kept."))
            return redirect("coach_credentials")
    context = {
        "form": form,
        "credentials": list(coach.credentials.all()),
        "readers": readers_of_introduction(coach).said_to(request.person),
    }
    return render(request, "coaching/coaches/credentials.html", context, status=422 if form.errors else 200)


@requires(known_coach)
@takes_posts_only
def credential_removal(request: PersonRequest) -> HttpResponse:
    """Take a credential off."""
    remove_credential(coach=known(request), number=row_number(request.POST.get("credential")))
    return redirect("coach_credentials")


@requires(known_coach)
def coach_supervision(request: PersonRequest) -> HttpResponse:
    """When and with whom the reader had supervision."""
    coach = known(request)
    form = (
        SupervisionForm(request.POST, coach=coach)
        if request.method == "POST"
        else SupervisionForm(coach=coach)
    )
    if request.method == "POST" and form.is_valid():
        try:
            log_supervision(coach=coach, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Kept."))
            return redirect("coach_supervision")
    year, total = minutes_of_supervision(coach)
    listed = Paginator(coach.supervisions.select_related("supervisor__person"), ROWS_A_PAGE)
    context = {
        "form": form,
        "page": listed.get_page(request.GET.get("page")),
        "of_the_year": hours_and_minutes(year),
        "in_all": hours_and_minutes(total),
        "readers": readers_of_own_records(request.person).said_to(request.person),
    }
    return render(request, "coaching/coaches/supervision.html", context, status=422 if form.errors else 200)


@requires(known_coach)
@takes_posts_only
def supervision_removal(request: PersonRequest) -> HttpResponse:
    """Take a line off the log."""
    remove_supervision(coach=known(request), number=row_number(request.POST.get("supervision")))
    return redirect("coach_supervision")


@requires(known_coach)
def supervision_file(request: PersonRequest) -> HttpResponse:
    """The log as a file, for whoever issues credentials."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="supervision.csv"'
    response.write("\ufeff")  # so that Excel reads umlauts
    lines = csv.writer(response)
    lines.writerow([_("Day"), _("Minutes"), _("How"), _("With")])
    for held in known(request).supervisions.select_related("supervisor__person").order_by("held_on", "pk"):
        lines.writerow(
            [held.held_on.isoformat(), held.minutes, held.get_kind_display(), harmless(held.with_whom)]
        )
    return response


def harmless(text: str) -> str:
    """Return ``text`` so that no program that opens the file takes it for a formula."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text


@requires(known_coach)
def coach_conflicts(request: PersonRequest) -> HttpResponse:
    """Whom the reader should not coach: found by name, and declared with a press."""
    coach = known(request)
    if request.method == "POST":
        return declared(request)
    words = " ".join(request.GET.get("q", "").split())[:100]
    may_search = not is_guest(request.person)  # the directory is not open to guests
    people = Person.objects.here().filter(name__gt="").matching(words).exclude(pk=request.person.pk)
    context = {
        "conflicts": list(Conflict.objects.of_coach(coach).select_related("person", "unit")),
        "may_search": may_search,
        "words": words,
        "people": list(people.order_by("name", "pk")[:FOUND_AT_MOST]) if words and may_search else [],
        "units": units_called(words, most=FOUND_AT_MOST) if words and may_search else [],
        "readers": readers_of_own_records(request.person).said_to(request.person),
    }
    return render(request, "coaching/coaches/conflicts.html", context)


def declared(request: PersonRequest) -> HttpResponse:
    """Keep a conflict that was chosen from what was found, or take one back."""
    coach = known(request)
    taken_back = row_number(request.POST.get("take_back"))
    if taken_back:
        Conflict.objects.of_coach(coach).filter(pk=taken_back).delete()
        return redirect("coach_conflicts")
    person, unit = row_number(request.POST.get("person")), row_number(request.POST.get("unit"))
    if not is_guest(request.person) and (person or unit):
        declare_conflict(
            coach=coach,
            person=get_object_or_404(Person.objects.here(), pk=person) if person else None,
            unit=get_object_or_404(Unit.objects.open(), pk=unit) if unit and not person else None,
            side=Conflict.Side.COACH,
            by=request.person,
        )
        messages.success(request, _("Kept. You are not suggested to each other."))
    return redirect("coach_conflicts")
