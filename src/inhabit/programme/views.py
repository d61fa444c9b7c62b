"""Programmes: which run, and starting one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.models import Role
from inhabit.access.permissions import (
    PersonRequest,
    has_role,
    requires,
    sponsor_or_steward,
    steward,
    units_of_role,
)
from inhabit.people.models import Person, Unit, UnitAncestor
from inhabit.programme.actions import end_programme, launch_programme
from inhabit.programme.forms import MOST_LEVELS, ProgrammeForm
from inhabit.programme.models import Programme
from inhabit.programme.permissions import team_of_the_programme
from inhabit.strategy.models import Version


@requires(sponsor_or_steward)
def programmes(request: PersonRequest) -> HttpResponse:
    """All programmes with how many units have shared."""
    shared = Count("unit_stages", filter=Q(unit_stages__shared_at__isnull=False))
    units = Count("unit_stages")
    context = {
        "programmes": Programme.objects.select_related("strategy", "root_unit").annotate(
            units=units, shared=shared
        ),
        "may_start": has_role(request.person, Role.STEWARD),
        "has_people": Unit.objects.open().exists(),
        "has_strategy": Version.objects.published().exists(),
    }
    return render(request, "programme/programmes.html", context)


@requires(steward)
def new_programme(request: PersonRequest) -> HttpResponse:
    """Start a programme for a unit that I am of the programme team for."""
    form = ProgrammeForm(request.POST or None, units=units_to_start_from(request.person))
    if request.method == "POST" and form.is_valid():
        try:
            programme = launch_programme(by=request.person, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request,
                _("%(programme)s has started. Every unit has its first stage.") % {"programme": programme},
            )
            return redirect("map_of_unit", pk=programme.root_unit_id)
    status = 422 if form.is_bound else 200
    return render(request, "programme/new_programme.html", {"form": form}, status=status)


@requires(team_of_the_programme)
def programme_end(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask once, saying what ends and what stays; then end the programme."""
    programme = get_object_or_404(Programme.objects.select_related("root_unit"), pk=pk)
    if request.method != "POST":
        return render(request, "programme/programme_end.html", {"programme": programme})
    end_programme(programme=programme, by=request.person)
    messages.success(request, _("%(programme)s has ended.") % {"programme": programme})
    return redirect("programmes")


def units_to_start_from(person: Person) -> QuerySet[Unit]:
    """Return the units for which ``person`` is of the programme team, and two levels below each."""
    over = units_of_role(person, Role.STEWARD)
    near = UnitAncestor.objects.filter(ancestor__in=over, distance__lte=MOST_LEVELS)
    return Unit.objects.open().filter(pk__in=near.values("unit"))
