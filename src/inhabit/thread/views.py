"""A unit's page and the organisation's map."""

from __future__ import annotations

import csv

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.models import Role
from inhabit.access.permissions import Permission, PersonRequest, has_role_over, requires, roles_of, signed_in
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import overseer_of_the_unit, oversees
from inhabit.thread.icicle import draw_icicle
from inhabit.thread.map import map_from, table_below
from inhabit.thread.stretch import stretch_of

PEOPLE_PER_PAGE = 30
ROWS_PER_PAGE = 50


@requires(signed_in)
def unit(request: PersonRequest, pk: int) -> HttpResponse:
    """A unit's stretch of the thread, its place in the tree and its people."""
    shown = get_object_or_404(Unit.objects.select_related("lead", "parent"), pk=pk)
    people = (
        shown.placements.current()
        .select_related("person")
        .order_by("person__name", "person__job_title", "pk")
    )
    context = {
        "unit": shown,
        "above": Unit.objects.above(shown).exclude(pk=shown.pk),
        "stretch": stretch_of(shown, request.person),
        "places": Paginator(people, PEOPLE_PER_PAGE).get_page(request.GET.get("page")),
        "is_lead": shown.lead_id == request.person.pk,
        "may_see_map": oversees(request.person, shown.pk),
        "may_invite": shown.lead_id == request.person.pk
        or has_role_over(request.person, shown, Role.STEWARD),
    }
    return render(request, "thread/unit.html", context)


def map_root_for(person: Person) -> Unit | None:
    """Return the highest unit whose map ``person`` may see: by role, or because they lead it."""
    roles = [item.unit_id for item in roles_of(person) if item.role in (Role.SPONSOR, Role.STEWARD)]
    units = Unit.objects.open().filter(pk__in=roles) | Unit.objects.open().filter(lead=person)
    return units.order_by("depth", "name").first()


anyone_with_a_map = Permission(
    "lead, sponsor, programme team", lambda person, **_: map_root_for(person) is not None
)


@requires(anyone_with_a_map)
def map_(request: PersonRequest) -> HttpResponse:
    """To the map of the highest unit that I may see."""
    root = map_root_for(request.person)
    return redirect("map_of_unit", pk=root.pk) if root else redirect("home")


@requires(overseer_of_the_unit)
def map_of_unit(request: PersonRequest, pk: int) -> HttpResponse:
    """The map drawn from one unit, with its table beneath."""
    shown = get_object_or_404(Unit.objects.open().select_related("lead", "parent"), pk=pk)
    view = "stage" if request.GET.get("by") == "stage" else "sight"
    organisation = map_from(shown)
    pages = Paginator(range(children_of(shown)), ROWS_PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "unit": shown,
        "above": Unit.objects.above(shown).exclude(pk=pk),
        "may_go_up": shown.parent_id is not None and oversees(request.person, shown.parent_id),
        "map": organisation,
        "icicle": draw_icicle(organisation.root),
        "by": view,
        "page": page,
        "rows": table_below(shown, max(page.start_index() - 1, 0), ROWS_PER_PAGE),
    }
    return render(request, "thread/map.html", context)


@requires(overseer_of_the_unit)
def map_table(request: PersonRequest, pk: int) -> HttpResponse:
    """The map's table as a CSV file."""
    shown = get_object_or_404(Unit.objects.open(), pk=pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="map-{shown.pk}.csv"'
    response.write("\N{BYTE ORDER MARK}")
    rows = csv.writer(response)
    rows.writerow(
        [
            _("Unit"),
            _("Lead"),
            _("People"),
            _("Units"),
            _("Units that have shared"),
            _("People whom the thread reaches, %"),
            _("Wrote their part, % (whole pools, to the nearest five)"),
        ]
    )
    for patch in table_below(shown, 0, children_of(shown)):
        wrote = patch.contributions.percent if patch.contributions else _("held back")
        cells = [patch.unit, patch.unit.lead or "", patch.people, patch.units, patch.units_shared]
        rows.writerow([safe_cell(cell) for cell in [*cells, patch.percent_reached, wrote]])
    return response


def children_of(unit: Unit) -> int:
    return Unit.objects.open().filter(parent=unit).count()


def safe_cell(value: object) -> str:
    """Return a cell's text that no spreadsheet runs as a formula."""
    text = str(value)
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
