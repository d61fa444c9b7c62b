"""What changed because somebody spoke: in a unit, in a programme, everywhere."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Unit
from inhabit.programme.models import Programme
from inhabit.programme.permissions import follows
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.stages.reflect.adjustments.changes import Scope, latest_changes
from inhabit.stages.reflect.adjustments.selectors import open_about, shown

PER_PAGE = 20
MOST_OPEN = 10


@requires(signed_in)
def unit_changes(request: PersonRequest, pk: int) -> HttpResponse:
    """What changed in a unit because somebody spoke, and what is proposed for its words and waits."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    above = Unit.objects.above(unit).exclude(pk=unit.pk)
    context = page_of(request, Scope(unit=unit)) | {
        "unit": unit,
        "above": list(above),
        "tabs": tabs_of_unit(unit, "unit_changes"),
        "waiting": [shown(each) for each in open_about(unit.pk)[:MOST_OPEN]],
    }
    return render(request, "reflect/adjustments/unit_changes.html", context)


@requires(signed_in)
def changes(request: PersonRequest) -> HttpResponse:
    """What changed anywhere because somebody spoke."""
    return render(request, "reflect/adjustments/changes.html", page_of(request, Scope()))


@requires(signed_in)
def programme_changes(request: PersonRequest, pk: int) -> HttpResponse:
    """What changed in a programme because somebody spoke."""
    programme = get_object_or_404(Programme.objects.select_related("strategy", "root_unit"), pk=pk)
    tabs = tabs_of_programme(programme, "programme_changes") if follows(request.person, programme) else []
    context = page_of(request, Scope(root=programme.root_unit)) | {"programme": programme, "tabs": tabs}
    return render(request, "reflect/adjustments/changes.html", context)


def page_of(request: HttpRequest, scope: Scope) -> dict[str, Any]:
    return {"page": Paginator(latest_changes(scope), PER_PAGE).get_page(request.GET.get("page"))}
