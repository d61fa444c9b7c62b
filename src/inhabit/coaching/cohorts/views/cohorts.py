"""The programme team offers coaching: making, changing, sending, closing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, steward, steward_of_all
from inhabit.coaching.cohorts.actions import (
    CohortIsNewerError,
    change_cohort,
    close_cohort,
    make_cohort,
    sign_of,
    withdraw_offer,
)
from inhabit.coaching.cohorts.forms import CohortForm, first_values, values_of
from inhabit.coaching.cohorts.offering import begin_offering, progress_of
from inhabit.coaching.cohorts.permissions import cohorts_run_by, team_of_the_cohort
from inhabit.coaching.cohorts.selectors import people_offered, reach_of, standing_of
from inhabit.coaching.cohorts.tasks import send_offers
from inhabit.coaching.matching.outcome import matching_of
from inhabit.coaching.models import Coach, Cohort
from inhabit.coaching.pages import tabs_of_team
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import units_run_by
from inhabit.people.picking import Picker, as_typed, is_searching, picker_of, words_for
from inhabit.people.words import every_word_begins
from inhabit.programme.models import Programme
from inhabit.surfaces.progress import count_in_words

COHORTS_A_PAGE = 20
PEOPLE_A_PAGE = 50


@requires(steward)
@require_safe
def cohorts(request: PersonRequest) -> HttpResponse:
    """The offers of coaching that the reader runs."""
    mine = cohorts_run_by(request.person).prefetch_related("units").order_by("-made_at", "-pk")
    page = Paginator(mine, COHORTS_A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "tabs": tabs_of_team(request.person, "cohorts")} | coaches_for(request.person)
    return render(request, "coaching/cohorts/cohorts.html", shown)


@requires(steward)
@require_http_methods(["GET", "HEAD", "POST"])
def cohort_new(request: PersonRequest) -> HttpResponse:
    """Whom to offer coaching; whoever comes from a unit's page has it ticked."""
    initial = first_values() | {"units": request.GET.getlist("unit")}
    form = cohort_form(request, initial)
    if form.is_bound and form.is_valid():
        cohort = make_cohort(by=request.person, **form.cleaned_data)
        return redirect("cohort", pk=cohort.pk)
    return form_page(request, form)


@requires(team_of_the_cohort)
@require_http_methods(["GET", "HEAD", "POST"])
def cohort_edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change an offer; nothing typed is lost where somebody else was quicker."""
    cohort = get_object_or_404(Cohort, pk=pk)
    form = cohort_form(request, values_of(cohort))
    seen = request.POST.get("seen") or sign_of(cohort)
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            change_cohort(cohort=cohort, seen=seen, by=request.person, **given)
        except CohortIsNewerError as error:
            form.add_error(None, error)
            return form_page(request, form, cohort, newer=cohort)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Kept. What was agreed before stays as it was agreed."))
            return redirect("cohort", pk=pk)
    return form_page(request, form, cohort)


def cohort_form(request: PersonRequest, initial: dict[str, object]) -> CohortForm:
    """Return the form: as it was sent; as it was typed, where it was sent to find something; or new."""
    choices: dict[str, Any] = {
        "units": units_to_choose(request.person),
        "programmes": Programme.objects.running(),
    }
    if request.method != "POST":
        return CohortForm(initial=initial, **choices)
    if is_searching(request.POST):
        return CohortForm(initial=as_typed(CohortForm, request.POST), **choices)
    return CohortForm(request.POST, **choices)


def units_to_choose(person: Person) -> QuerySet[Unit]:
    return units_run_by(person).open().select_related("parent").order_by("depth", "name", "pk")


def form_page(
    request: PersonRequest, form: CohortForm, cohort: Cohort | None = None, *, newer: Cohort | None = None
) -> HttpResponse:
    stored = newer or cohort
    context = {
        "form": form,
        "cohort": cohort,
        "newer": newer,
        "units": unit_picker(request, form),
        "party": party_picker(request, form),
        # Whoever has read what is newer keeps theirs by sending it once more.
        "seen": sign_of(stored) if stored and (newer or not form.is_bound) else request.POST.get("seen", ""),
    }
    return render(request, "coaching/cohorts/form.html", context, status=422 if form.errors else 200)


def unit_picker(request: PersonRequest, form: CohortForm) -> Picker:
    return picker_of(
        form["units"],
        units_to_choose(request.person),
        words=words_for("units", request.POST),
        found=lambda rows, words: rows.filter(every_word_begins("name", words)),
        note=lambda unit: _("in %(unit)s") % {"unit": unit.parent} if unit.parent else "",
    )


def party_picker(request: PersonRequest, form: CohortForm) -> Picker:
    people = Person.objects.here().filter(name__gt="").order_by("name", "pk")
    return picker_of(
        form["party"],
        people,
        words=words_for("party", request.POST),
        found=lambda rows, words: rows.filter(every_word_begins("name", words)),
        note=lambda person: person.job_title,
        is_single=True,
    )


@requires(team_of_the_cohort)
@require_safe
def cohort(request: PersonRequest, pk: int) -> HttpResponse:
    """Whom an offer reaches, how far it has come, and what can be done with it."""
    shown = get_object_or_404(Cohort.objects.select_related("programme", "party"), pk=pk)
    context: dict[str, Any] = {"cohort": shown, "units": list(shown.units.all())}
    if shown.sending_since is not None:
        done, total = progress_of(shown)
        context |= {"done": done, "total": total, "count": count_in_words(done, total)}
    words = request.GET.get("q", "").strip()
    offered = people_offered(shown).filter(every_word_begins("name", words))
    people = Paginator(offered, PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    context |= {"standing": standing_of(shown), "reach": reach_of(shown), "people": people}
    query = urlencode({"q": words}) + "&" if words else ""
    context |= {"words": words, "query": query, "clear": request.path if words else ""}
    if shown.is_matched_together:
        context["matching"] = matching_of(shown)
    if not context["standing"].offered:
        context |= coaches_for(request.person)
    return render(request, "coaching/cohorts/cohort.html", context)


def coaches_for(person: Person) -> dict[str, Any]:
    """Return whether an offer would lead to anybody, and whether ``person`` can see to it."""
    return {
        "has_coaches": Coach.objects.may_be_booked().exists(),
        "manages_coaches": steward_of_all.holds(person),
    }


@requires(team_of_the_cohort)
@require_safe
def cohort_progress(request: PersonRequest, pk: int) -> HttpResponse:
    """How far sending is, for the bar on the page."""
    shown = get_object_or_404(Cohort, pk=pk)
    if shown.sending_since is None:
        return JsonResponse({"state": "done", "done": 0, "total": 0, "count": ""})
    done, total = progress_of(shown)
    answer = {"state": "sending", "done": done, "total": total, "count": count_in_words(done, total)}
    return JsonResponse(answer)


@requires(team_of_the_cohort)
@takes_posts_only
def cohort_offers(request: PersonRequest, pk: int) -> HttpResponse:
    """Send the offers: to all at first, later to whoever is new."""
    shown = get_object_or_404(Cohort, pk=pk)
    try:
        begin_offering(cohort=shown, by=request.person)
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
    else:
        send_offers.enqueue(shown.pk)
    return redirect("cohort", pk=pk)


@requires(team_of_the_cohort)
@require_http_methods(["GET", "HEAD", "POST"])
def cohort_closure(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what ends and what goes on, then close the offer."""
    shown = get_object_or_404(Cohort, pk=pk)
    if request.method != "POST":
        return render(request, "coaching/cohorts/closure.html", {"cohort": shown})
    close_cohort(cohort=shown, by=request.person)
    messages.success(request, _("Closed. Whoever has a coach goes on with them."))
    return redirect("cohort", pk=pk)


@requires(team_of_the_cohort)
@require_http_methods(["GET", "HEAD", "POST"])
def cohort_withdrawal(request: PersonRequest, pk: int, member_pk: int) -> HttpResponse:
    """Withdraw the offer from one person, unless they have answered; which of the two isn't said."""
    shown = get_object_or_404(Cohort, pk=pk)
    whom = get_object_or_404(people_offered(shown), pk=member_pk)
    if request.method != "POST":
        context = {"cohort": shown, "whom": whom}
        return render(request, "coaching/cohorts/withdrawal.html", context)
    withdraw_offer(cohort=shown, person=whom, by=request.person)
    said = _("If %(person)s had not answered yet, the offer to them is withdrawn now.")
    messages.success(request, said % {"person": whom})
    return redirect("cohort", pk=pk)
