"""Where a unit stands: its stage, its dates, and going on."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Unit, today
from inhabit.programme.band_picture import picture_of
from inhabit.programme.forms import UnitWeeksForm
from inhabit.programme.going_on import go_back, go_on, set_weeks, turn_of
from inhabit.programme.models import Programme, StageChange, UnitStage
from inhabit.programme.permissions import (
    lead_in_the_programme,
    lead_or_team_of_the_programme,
    runs,
)
from inhabit.programme.rhythm import Turn, plan_of_unit, weeks_of
from inhabit.programme.rhythm_tables import table_of_bands, table_of_changes
from inhabit.programme.rhythm_words import due_in_words, label_to_go_on, name_of
from inhabit.programme.selectors import (
    asked_programme,
    chosen_from,
    programmes_of,
    tabs_of_programmes,
)
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.surfaces.toasts import say_with_undo

CHANGES_PER_PAGE = 10


@requires(signed_in)
def unit_rhythm(request: PersonRequest, pk: int) -> HttpResponse:
    """The unit's stage, its plan, its history; for its lead, going on."""
    return page(request, pk, asked_programme(request))


def page(
    request: PersonRequest, pk: int, asked: int, form: forms.Form | None = None, *, status: int = 200
) -> HttpResponse:
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    programmes = programmes_of(unit)
    programme = chosen_from(programmes, asked)
    stage = UnitStage.objects.filter(programme=programme, unit=unit).first() if programme else None
    context: dict[str, object] = {
        "unit": unit,
        "above": [item for item in Unit.objects.above(unit) if item != unit],
        "tabs": tabs_of_unit(unit, "unit_rhythm"),
        "programme": programme,
        "programmes": tabs_of_programmes(programmes, programme),
    }
    if programme is not None and stage is not None:
        context |= words_of(unit, programme, stage, request)
        context["form"] = form or UnitWeeksForm(initial=weeks_now(stage, programme), stage=stage)
    return render(request, "programme/unit_rhythm.html", context, status=status)


def words_of(unit: Unit, programme: Programme, stage: UnitStage, request: PersonRequest) -> dict[str, object]:
    turn, calendar, day = turn_of(stage), programme.calendar, today()
    bands = plan_of_unit(stage, programme, day)
    changes = StageChange.objects.filter(programme=programme, unit=unit).select_related("changed_by")
    found = Paginator(changes, CHANGES_PER_PAGE).get_page(request.GET.get("page"))
    is_lead = unit.is_open and unit.lead_id == request.person.pk
    return {
        "stage": stage,
        "turn": turn,
        "turn_in_words": name_of(turn),
        "due": due_in_words(stage, programme, day),
        "has_not_shared": stage.shared_at is None,
        "picture": picture_of(bands, calendar, day, get_language() or "en") if bands else None,
        "bands": table_of_bands(bands),
        "changes": found,
        "table": table_of_changes(found),
        "is_lead": is_lead,
        "may_set_weeks": unit.is_open and (is_lead or runs(request.person, programme.pk)),
        "label": label_to_go_on(turn),
        "before": turn.previous and name_of(turn.previous),
    }


def weeks_now(stage: UnitStage, programme: Programme) -> dict[str, int]:
    return {name: weeks_of(name, programme, stage) for name in programme.weeks}


@requires(lead_in_the_programme)
@takes_posts_only
def unit_stage(request: PersonRequest, pk: int, unit: int) -> HttpResponse:
    """The unit goes on to its next stage."""
    about, programme = named(pk, unit)
    try:
        stage = go_on(programme=programme, unit=about, seen=request.POST.get("seen", ""), by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        turn = turn_of(stage)
        undo = reverse("unit_stage_return", args=[pk, unit]) + "?" + urlencode({"seen": turn.sign})
        say_with_undo(request, where_now(about, turn), undo=undo)
    return back_to(about, programme)


@requires(lead_in_the_programme)
@takes_posts_only
def unit_stage_return(request: PersonRequest, pk: int, unit: int) -> HttpResponse:
    """The unit goes back one stage. What it has seen comes with the form, or with the address of an undo."""
    about, programme = named(pk, unit)
    seen = request.POST.get("seen") or request.GET.get("seen", "")
    try:
        stage = go_back(programme=programme, unit=about, seen=seen, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, where_now(about, turn_of(stage)))
    return back_to(about, programme)


@requires(lead_or_team_of_the_programme)
@takes_posts_only
def unit_weeks(request: PersonRequest, pk: int, unit: int) -> HttpResponseBase:
    """The unit takes more weeks for a stage, or fewer."""
    about, programme = named(pk, unit)
    stage = get_object_or_404(UnitStage, programme=programme, unit=about)
    form = UnitWeeksForm(request.POST, stage=stage)
    if not form.is_valid():
        return page(request, unit, pk, form, status=422)
    try:
        set_weeks(programme=programme, unit=about, weeks=form.cleaned_data, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Kept. Only the dates of %(unit)s have changed.") % {"unit": about})
    return back_to(about, programme)


def named(pk: int, unit: int) -> tuple[Unit, Programme]:
    return get_object_or_404(Unit, pk=unit), get_object_or_404(Programme, pk=pk)


def where_now(unit: Unit, turn: Turn) -> str:
    return _("%(unit)s is in %(stage)s now.") % {"unit": unit, "stage": name_of(turn)}


def back_to(unit: Unit, programme: Programme) -> HttpResponse:
    return redirect(reverse("unit_rhythm", args=[unit.pk], query={"programme": programme.pk}))
