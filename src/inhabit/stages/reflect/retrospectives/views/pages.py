"""The retrospectives of a unit, starting one, and what came of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.circles import MembersOf
from inhabit.people.models import Unit
from inhabit.programme.selectors import asked_programme, programme_of
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.stages.reflect.retrospectives.actions.starting import start_retrospective
from inhabit.stages.reflect.retrospectives.forms import StartForm
from inhabit.stages.reflect.retrospectives.models import LEAST_UNNAMED, REOPENED_WITHIN, Phase, Retrospective
from inhabit.stages.reflect.retrospectives.permissions import is_of_unit, of_the_unit, takes_part
from inhabit.stages.reflect.retrospectives.readers import READERS_OF_AGREED, readers_in_unit
from inhabit.stages.reflect.retrospectives.selectors import retrospectives_of, summary_of
from inhabit.stages.reflect.retrospectives.views.live import retrospective_by_number

PER_PAGE = 12


@requires(signed_in)
def unit_retrospectives(request: PersonRequest, pk: int) -> HttpResponse:
    """What the unit has agreed on in its retrospectives; who is of it finds the one that goes on here."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    is_of_it = is_of_unit(request.person, pk)
    context = head_of(unit) | {
        "page": Paginator(retrospectives_of(unit), PER_PAGE).get_page(request.GET.get("page")),
        "is_of_unit": is_of_it,
        "open": Retrospective.objects.open().filter(unit=unit).first() if is_of_it else None,
        "now": timezone.now(),
        "readers": READERS_OF_AGREED.said_to(request.person),
    }
    return render(request, "reflect/retrospectives/unit.html", context)


def head_of(unit: Unit) -> dict[str, Any]:
    """Return what the head of the unit's pages needs."""
    above = Unit.objects.above(unit).exclude(pk=unit.pk)
    return {"unit": unit, "above": list(above), "tabs": tabs_of_unit(unit, "unit_retrospectives")}


@requires(of_the_unit)
def new_retrospective(request: PersonRequest, pk: int) -> HttpResponse:
    """Begin one now, or plan it."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    there = Retrospective.objects.open().filter(unit=unit).first()
    if there is not None:
        return redirect("retrospective", pk=there.pk)
    form = StartForm(request.POST or None, unit=unit)
    if request.method == "POST" and form.is_valid():
        programme = programme_of(unit, asked_programme(request))
        try:
            started = start_retrospective(unit=unit, programme=programme, by=request.person, **form.said)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("retrospective", pk=started.pk)
    context = {
        "unit": unit,
        "form": form,
        "is_small": MembersOf(unit).people().count() < LEAST_UNNAMED,
        "readers": readers_in_unit(unit).said_to(request.person),
    }
    return render(request, "reflect/retrospectives/new.html", context, status=422 if form.errors else 200)


@requires(signed_in)
def retrospective_summary(request: PersonRequest, pk: int) -> HttpResponse:
    """What was agreed on, for everybody; who is of the unit reads the cards, too, while they are kept."""
    stored = retrospective_by_number(pk)
    if not stored.is_over:
        if takes_part(request.person, pk):
            return redirect("retrospective", pk=pk)
        return redirect("unit_retrospectives", pk=stored.unit_id)
    if stored.phase == Phase.CALLED_OFF:
        return redirect("unit_retrospectives", pk=stored.unit_id)
    is_recent = stored.closed_at is not None and timezone.now() < stored.closed_at + REOPENED_WITHIN
    context = {
        "summary": summary_of(stored, is_of_unit=takes_part(request.person, pk)),
        "retrospective": stored,
        "unit": stored.unit,
        "may_reopen": is_recent and stored.facilitator_id == request.person.pk,
        "is_lead": stored.unit.lead_id == request.person.pk,
        "readers_of_agreed": READERS_OF_AGREED.said_to(request.person),
        "readers_of_cards": readers_in_unit(stored.unit).said_to(request.person),
    }
    return render(request, "reflect/retrospectives/summary.html", context)
