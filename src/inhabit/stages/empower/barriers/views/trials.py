"""Trials: beginning one, noting what is seen, keeping or dropping it, and trying what others tried."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Unit
from inhabit.people.selectors import own_unit_of, units_led_by
from inhabit.programme.models import Programme
from inhabit.programme.permissions import sponsor_or_team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.stages.empower.barriers.actions.trials import (
    Plan,
    begin_trial,
    end_trial,
    join_trial,
    note_on_trial,
    take_trial_over,
)
from inhabit.stages.empower.barriers.forms import EndForm, NoteForm, TrialForm
from inhabit.stages.empower.barriers.models import Trial
from inhabit.stages.empower.barriers.models.trials import TrialQuerySet
from inhabit.stages.empower.barriers.permissions import (
    in_the_trial,
    is_in,
    leads_a_unit,
    reads,
    sees_to_the_barrier,
)
from inhabit.stages.empower.barriers.readers import READERS_OF_TRIALS
from inhabit.stages.empower.barriers.selectors.trials import (
    counts_by_outcome,
    for_lists,
    of_programme,
    people_who_can_be_in,
    within,
)
from inhabit.stages.empower.barriers.views.one import found
from inhabit.surfaces.tabs import Tab

PAGE_SIZE = 20
MOST_NOTES = 100


@requires(sees_to_the_barrier)
def trial_new(request: PersonRequest, pk: UUID) -> HttpResponseBase:
    """Try another way to clear a barrier."""
    barrier = found(pk)
    people = people_who_can_be_in(barrier.unit, request.person)
    if request.method != "POST":
        return trial_form(request, TrialForm(people=people), barrier.unit, {"barrier": barrier})
    form = TrialForm(request.POST, people=people)
    if not form.is_valid():
        return trial_form(request, form, barrier.unit, {"barrier": barrier}, status=422)
    try:
        begun = begin_trial(
            barrier=barrier, plan=plan_of(form), people=form.cleaned_data["people"], by=request.person
        )
    except ValidationError as error:
        form.add_error(None, error)
        return trial_form(request, form, barrier.unit, {"barrier": barrier}, status=422)
    messages.success(request, _("It has begun. Note here what you see."))
    return redirect("trial", pk=begun.pk)


def plan_of(form: TrialForm) -> Plan:
    said = form.cleaned_data
    return Plan(said["change"], said["measure"], said["before"], said["weeks"])


def trial_form(
    request: PersonRequest, form: TrialForm, unit: Unit, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "unit": unit, "readers": READERS_OF_TRIALS.said_to(request.person)}
    return render(request, "empower/barriers/trial_new.html", context | more, status=status)


@requires(leads_a_unit)
def trial_here(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Try in one's own unit what another has tried."""
    tried = trial_called(pk)
    unit = own_unit_of(request.person)
    if unit is None:
        raise PermissionDenied
    people = people_who_can_be_in(unit, request.person)
    if request.method != "POST":
        as_there = {"change": tried.change, "measure": tried.measure, "weeks": tried.weeks}
        return trial_form(request, TrialForm(initial=as_there, people=people), unit, {"tried": tried})
    form = TrialForm(request.POST, people=people)
    if not form.is_valid():
        return trial_form(request, form, unit, {"tried": tried}, status=422)
    begun = take_trial_over(
        trial=tried,
        unit=unit,
        plan=plan_of(form),
        people=form.cleaned_data["people"],
        by=request.person,
    )
    messages.success(request, _("It has begun. Note here what you see."))
    return redirect("trial", pk=begun.pk)


def trial_called(pk: int) -> Trial:
    trials = Trial.objects.select_related("unit__lead", "barrier", "copied_from__unit", "ended_by")
    return get_object_or_404(trials, pk=pk)


@requires(signed_in)
def trial(request: PersonRequest, pk: int) -> HttpResponse:
    """What is tried, what was seen, and what became of it."""
    return trial_page(request, trial_called(pk))


def trial_page(
    request: PersonRequest,
    shown: Trial,
    *,
    noting: NoteForm | None = None,
    ending: EndForm | None = None,
    status: int = 200,
) -> HttpResponse:
    you = request.person
    people = list(shown.people.select_related("person"))
    is_mine = is_in(you, shown.pk)
    barrier = shown.barrier
    context: dict[str, Any] = {
        "trial": shown,
        "people": people,
        "notes": shown.notes.select_related("author")[:MOST_NOTES],
        "barrier": barrier if barrier is not None and reads(you, barrier.pk) else None,
        "is_mine": is_mine,
        "may_join": shown.is_running and all(row.person_id != you.pk for row in people),
        "may_copy": bool(units_led_by(you)) and own_unit_of(you) != shown.unit,
        "noting": noting or NoteForm(),
        "ending": ending or EndForm(),
        "readers": READERS_OF_TRIALS.said_to(you),
    }
    return render(request, "empower/barriers/trial.html", context, status=status)


@requires(in_the_trial)
@takes_posts_only
def trial_notes(request: PersonRequest, pk: int) -> HttpResponse:
    """Note in one line what was seen."""
    shown, form = trial_called(pk), NoteForm(request.POST)
    if not form.is_valid():
        return trial_page(request, shown, noting=form, status=422)
    try:
        note_on_trial(trial=shown, text=form.cleaned_data["text"], by=request.person)
    except ValidationError as error:
        form.add_error("text", error)
        return trial_page(request, trial_called(pk), noting=form, status=422)
    messages.success(request, _("Noted."))
    return redirect("trial", pk=pk)


@requires(signed_in)
@takes_posts_only
def trial_joining(request: PersonRequest, pk: int) -> HttpResponse:
    """Be in it too."""
    join_trial(trial=trial_called(pk), by=request.person)
    messages.success(request, _("You are in. Note here what you see."))
    return redirect("trial", pk=pk)


@requires(in_the_trial)
@takes_posts_only
def trial_end(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep it or drop it."""
    shown, form = trial_called(pk), EndForm(request.POST)
    if not form.is_valid():
        return trial_page(request, shown, ending=form, status=422)
    try:
        ended = end_trial(trial=shown, by=request.person, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return trial_page(request, trial_called(pk), ending=form, status=422)
    if ended.outcome == Trial.Outcome.KEPT:
        messages.success(request, _("Kept: it stands among what you do now."))
    else:
        messages.success(request, _("Dropped, with what you learned. That was worth it too."))
    return redirect("trial", pk=pk)


@requires(signed_in)
def unit_trials(request: PersonRequest, pk: int) -> HttpResponse:
    """What the unit and those below it try, have kept and have dropped."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    context = {
        "unit": unit,
        "above": list(Unit.objects.above(unit).exclude(pk=unit.pk)),
        "tabs": tabs_of_unit(unit, "unit_trials"),
    }
    return render(request, "empower/barriers/unit_trials.html", context | listed(request, within(unit)))


@requires(sponsor_or_team_of_the_programme)
def programme_trials(request: PersonRequest, pk: int) -> HttpResponse:
    """What the programme's units try, have kept and have dropped."""
    programme = get_object_or_404(Programme.objects.select_related("root_unit"), pk=pk)
    context = {"programme": programme, "tabs": tabs_of_programme(programme, "programme_trials")}
    rows = listed(request, of_programme(programme))
    return render(request, "empower/barriers/programme_trials.html", context | rows)


def listed(request: PersonRequest, trials: TrialQuerySet) -> dict[str, Any]:
    """Return a page of ``trials`` and the tabs that narrow them down by what became of them."""
    labels = {
        "": _("All"),
        "running": _("Running"),
        Trial.Outcome.KEPT.value: _("Kept"),
        Trial.Outcome.DROPPED.value: _("Dropped"),
    }
    shown = request.GET.get("show", "")
    shown = shown if shown in labels else ""
    counts = counts_by_outcome(trials)
    counts[""] = sum(counts.values())
    return {
        "page": Paginator(for_lists(trials, shown), PAGE_SIZE).get_page(request.GET.get("page")),
        "query": f"show={shown}&" if shown else "",
        "shown": shown,
        "filter_tabs": [
            Tab(label, f"?show={key}", key == shown, counts.get(key, 0)) for key, label in labels.items()
        ],
    }
