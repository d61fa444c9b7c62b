"""How far a programme is with saying what is whose to decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.models import Unit, UnitAncestor
from inhabit.programme.models import Programme
from inhabit.programme.permissions import sponsor_or_team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.programme.standing_words import figure
from inhabit.stages.empower.remits.models import Remit, RemitVersion
from inhabit.stages.empower.remits.requests.models import DecisionRequest
from inhabit.surfaces.tables import Cell, Column, Table, headings_of


@dataclass(frozen=True)
class Part:
    """A part of the organisation: how many of its ``units`` have agreed on a list for everyone in them."""

    unit: Unit
    units: int
    agreed: int


@requires(sponsor_or_team_of_the_programme)
@require_safe
def programme_remits(request: PersonRequest, pk: int) -> HttpResponse:
    """How many units have agreed on what is whose to decide, units counted, never people."""
    programme = get_object_or_404(Programme.objects.select_related("root_unit"), pk=pk)
    parts = parts_of(programme.root_unit)
    context = {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "programme_remits"),
        "table": table_of(parts),
        "agreed": sum(part.agreed for part in parts),
        "units": sum(part.units for part in parts),
        "waiting": DecisionRequest.objects.open()
        .filter(unit__lines_up__ancestor=programme.root_unit)
        .count(),
    }
    return render(request, "empower/remits/programme_remits.html", context)


def parts_of(root: Unit) -> list[Part]:
    """Return the root alone, then each unit right below it with all below that; three queries."""
    children = list(Unit.objects.open().filter(parent=root).order_by("name", "pk"))
    within = UnitAncestor.objects.filter(ancestor__in=[child.pk for child in children]).order_by()
    holding = RemitVersion.objects.filter(
        state=RemitVersion.State.HOLDS, remit__kind=Remit.Kind.EVERYONE, remit__ended_at=None
    ).values("remit__unit")
    units = counted(within)
    agreed = counted(within.filter(unit__in=holding))
    has_agreed = int(holding.filter(remit__unit=root).exists())
    below = [Part(child, units[child.pk], agreed[child.pk]) for child in children]
    return [Part(root, 1, has_agreed), *below]


def counted(rows: QuerySet[UnitAncestor]) -> Counter[int]:
    return Counter(dict(rows.values_list("ancestor").annotate(number=Count("pk"))))


def table_of(parts: list[Part]) -> Table:
    columns = [
        Column(_("Part of the organisation")),
        Column(_("Units"), is_number=True),
        Column(_("Agreed"), is_number=True),
    ]
    rows = [
        [
            Cell(part.unit.name, reverse("unit_remits", args=[part.unit.pk])),
            Cell(figure(part.units)),
            Cell(figure(part.agreed)),
        ]
        for part in parts
    ]
    return Table(_("Units that have agreed, by part"), headings_of(columns), rows)
