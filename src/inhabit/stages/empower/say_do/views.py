"""Say and do: of a programme, and of a unit."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.charts.downloads import download_of
from inhabit.people.models import Unit
from inhabit.programme.models import Programme
from inhabit.programme.permissions import sponsor_or_team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.programme.selectors import asked_programme, chosen_from, programmes_of, tabs_of_programmes
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.stages.empower.say_do.picture import distance_in_words, picture_of, what_to_do
from inhabit.stages.empower.say_do.selectors import say_do_of


@requires(sponsor_or_team_of_the_programme)
@require_safe
def programme_say_do(request: PersonRequest, pk: int) -> HttpResponse:
    """What is said against what is done, in the whole programme."""
    programme = get_object_or_404(Programme.objects.select_related("root_unit", "strategy"), pk=pk)
    shown = picture_in(programme, programme.root_unit)
    if "chart" in shown and (file := download_of(request, shown["chart"])) is not None:
        return file
    context = shown | {"programme": programme, "tabs": tabs_of_programme(programme, "programme_say_do")}
    return render(request, "empower/say_do/programme.html", context)


@requires(signed_in)
@require_safe
def unit_say_do(request: PersonRequest, pk: int) -> HttpResponse:
    """The same in a unit, or where it has no figure of its own, in the nearest above."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    programmes = programmes_of(unit)
    programme = chosen_from(programmes, asked_programme(request))
    shown = picture_in(programme, unit) if programme is not None and unit.is_open else {}
    if "chart" in shown and (file := download_of(request, shown["chart"])) is not None:
        return file
    context = shown | {
        "unit": unit,
        "programme": programme,
        "programmes": tabs_of_programmes(programmes, programme) if len(programmes) > 1 else [],
        "query": f"programme={programme.pk}" if programme is not None and len(programmes) > 1 else "",
        "above": list(Unit.objects.above(unit).exclude(pk=unit.pk)),
        "tabs": tabs_of_unit(unit, "unit_say_do"),
    }
    return render(request, "empower/say_do/unit.html", context)


def picture_in(programme: Programme, unit: Unit) -> dict[str, Any]:
    """Return the chart and what stands beside it; nothing where there is no figure yet."""
    figure = say_do_of(programme, unit)
    if figure is None:
        return {}
    return {
        "chart": picture_of(figure),
        "distance": distance_in_words(figure.gap.distance),
        "asked": what_to_do(figure),
        "leans_on": figure.unit if figure.unit.pk != unit.pk else None,
    }
