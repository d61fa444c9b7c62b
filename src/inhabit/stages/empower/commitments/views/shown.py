"""What others see of promises: a unit what its people show, a programme what became different."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.access.readers import Readers
from inhabit.people.circles import MembersOf
from inhabit.people.models import Unit, today
from inhabit.programme.models import Programme
from inhabit.programme.permissions import sponsor_or_team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.stages.empower.commitments.outcomes import (
    counted_in,
    finding_of,
    kept_and_told,
    outcomes_of,
)
from inhabit.stages.empower.commitments.permissions import is_member_of
from inhabit.stages.empower.commitments.selectors import open_commitments_of

PROMISES_PER_PAGE = 30
TOLD_PER_PAGE = 20


@requires(signed_in)
@require_safe
def unit_commitments(request: PersonRequest, pk: int) -> HttpResponse:
    """What the people of a unit have promised, where they show it there; to others, how many in pools."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    is_member = is_member_of(request.person, unit)
    shown = open_commitments_of(unit).readable_by(request.person)
    context = {
        "unit": unit,
        "above": list(Unit.objects.above(unit).exclude(pk=unit.pk)),
        "tabs": tabs_of_unit(unit, "unit_commitments"),
        "page": Paginator(shown, PROMISES_PER_PAGE).get_page(request.GET.get("page")),
        "is_member": is_member,
        "today": today(),
        "counted": counted_in(unit),
        "readers": Readers((MembersOf(unit),)).said_to(request.person),
    }
    return render(request, "empower/commitments/unit.html", context)


@requires(sponsor_or_team_of_the_programme)
@require_safe
def programme_outcomes(request: PersonRequest, pk: int) -> HttpResponse:
    """What was promised and what became of it, for each priority; nobody's name stands there."""
    programme = get_object_or_404(Programme.objects.select_related("strategy", "root_unit"), pk=pk)
    outcomes, told = outcomes_of(programme), kept_and_told(programme)
    context = {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "programme_outcomes"),
        "outcomes": outcomes,
        "finding": finding_of(outcomes),
        "page": Paginator(told, TOLD_PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "empower/commitments/outcomes.html", context)
