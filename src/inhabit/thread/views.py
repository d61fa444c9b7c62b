"""A unit's page and the organisation's map."""

from __future__ import annotations

import csv

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.charts.cells import safe_cell
from inhabit.people.models import Placement, Unit, UnitAncestor
from inhabit.people.permissions import (
    overseen_root,
    overseer_of_the_unit,
    runs_one_of,
    units_overseen_by,
)
from inhabit.programme.permissions import follows
from inhabit.programme.selectors import (
    asked_programme,
    chosen_from,
    programmes_of,
    tabs_of_programmes,
)
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.stages.clarify.stops.selectors import short_list_of
from inhabit.surfaces.tabs import Tab
from inhabit.thread.below import counts_below, units_below, with_counts_below, with_sharing
from inhabit.thread.findings import finding_of
from inhabit.thread.icicle import draw_icicle
from inhabit.thread.map import (
    MOST_UNITS,
    MOST_WALKED,
    OrganisationMap,
    Patch,
    all_below,
    fabric_from,
    map_from,
    table_below,
)
from inhabit.thread.next_steps import step_in
from inhabit.thread.permissions import anyone_with_a_map
from inhabit.thread.poster import poster_text
from inhabit.thread.sight import Sight, sight_from
from inhabit.thread.stretch import stretch_of

PEOPLE_PER_PAGE = 30


@requires(signed_in)
def unit(request: PersonRequest, pk: int) -> HttpResponse:
    """A unit's stretch of the thread, its place in the tree and its people."""
    shown = get_object_or_404(with_places(Unit.objects.select_related("lead")), pk=pk)
    people = (
        shown.placements.current()
        .annotate(is_me=Q(person=request.person))
        .select_related("person")
        .order_by("person__name", "person__job_title", "pk")
    )
    programmes = programmes_of(shown)
    programme = chosen_from(programmes, asked_programme(request))
    line = list(with_counts_below(with_sharing(Unit.objects.above(shown), programme), programme))
    is_lead = shown.lead_id == request.person.pk
    stretch = stretch_of(shown, line, programme, request.person)
    paginator = Paginator(people, PEOPLE_PER_PAGE)
    paginator.count = shown.places  # type: ignore[attr-defined]  # known already: no need to count again
    context = {
        "unit": shown,
        "above": line[:-1],
        "tabs": tabs_of_unit(shown, "unit"),
        "programme": programme,
        "programmes": tabs_of_programmes(programmes, programme),
        "stretch": stretch,
        "step": step_in(shown, programme, request.person)
        if programme and stretch and not stretch.has_shared
        else None,
        "below": units_below(shown, programme, request.GET.get("units"), counts_below(line)),
        "stops": short_list_of(shown),
        "places": paginator.get_page(request.GET.get("page")),
        "is_lead": is_lead,
        "may_see_map": not units_overseen_by(request.person).isdisjoint(item.pk for item in line),
        "may_invite": is_lead or runs_one_of(request.person, line),
    }
    return render(request, "thread/unit.html", context)


def with_places(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Return ``units``, each with ``places``: how many are placed in it today, dotted lines included."""
    here = Placement.objects.current().filter(unit=OuterRef("pk")).values("unit")
    return units.annotate(places=Coalesce(Subquery(here.values(places=Count("pk"))), 0))


@requires(anyone_with_a_map)
def map_(request: PersonRequest) -> HttpResponse:
    """To the map of the highest unit that I may see."""
    root = overseen_root(request.person)
    return redirect("map_of_unit", pk=root.pk) if root else redirect("home")


@requires(overseer_of_the_unit)
def map_of_unit(request: PersonRequest, pk: int) -> HttpResponse:
    """The map drawn from one unit, with its table beneath."""
    over = UnitAncestor.objects.filter(
        unit=OuterRef("parent"), ancestor__in=units_overseen_by(request.person)
    )
    units = Unit.objects.open().select_related("lead", "parent")
    counted = units.annotate(number_below=Count("children", filter=Q(children__is_open=True)))
    shown = get_object_or_404(counted.annotate(may_go_up=Exists(over)), pk=pk)
    number_below: int = shown.number_below  # type: ignore[attr-defined]  # annotated above
    page = Paginator(range(number_below), MOST_UNITS).get_page(request.GET.get("page"))
    start = max(page.start_index() - 1, 0)
    by_stage = request.GET.get("by") == "stage"
    draw = map_from if by_stage else fabric_from
    organisation = draw(shown, start, asked_programme(request))
    kept = programme_in_address(organisation, request)
    context: dict[str, object] = {
        "unit": shown,
        "page": page,
        "map": organisation,
        "by": "stage" if by_stage else "sight",
        "query": f"?{kept}by=stage" if by_stage else kept and f"?{kept}",
        "kept": kept,
        "programmes": tabs_of_programmes(organisation.programmes, organisation.programme),
        "views": [
            Tab(_("How far the thread reaches"), f"?{kept}by=sight", is_here=not by_stage),
            Tab(_("Who has shared"), f"?{kept}by=stage", is_here=by_stage),
        ],
        "follows": organisation.programme is not None and follows(request.person, organisation.programme),
        "can_walk": number_below > 0 and organisation.root.units <= MOST_WALKED,
    }
    if by_stage:
        context["icicle"] = draw_icicle(organisation.root)
    else:
        sight = sight_of(shown, organisation, request)
        context |= {"sight": sight, "finding": sight and finding_of(sight)}
    return render(request, "thread/map.html", context)


def programme_in_address(drawn: OrganisationMap, request: PersonRequest) -> str:
    """Return what addresses from the map on carry, so that it stays with the programme asked for."""
    if drawn.programme is None or drawn.programme.pk != asked_programme(request):
        return ""
    return urlencode({"programme": drawn.programme.pk}) + "&"


def sight_of(unit: Unit, woven: OrganisationMap, request: PersonRequest) -> Sight | None:
    """Return how far the thread reaches; None where no programme or nobody is."""
    if woven.programme is None or woven.fabric is None or not woven.root.people:
        return None
    return sight_from(unit, woven.fabric, woven.programme, request.GET.get("breaks"), request.person)


@requires(overseer_of_the_unit)
def map_picture(request: PersonRequest, pk: int) -> HttpResponse:
    """The map's picture as an SVG file of its own, with its finding, its day and where it breaks."""
    shown = get_object_or_404(Unit.objects.open(), pk=pk)
    sight = sight_of(shown, fabric_from(shown, asked=asked_programme(request)), request)
    if sight is None:
        raise Http404
    response = HttpResponse(poster_text(shown, sight), content_type="image/svg+xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="map-{shown.pk}.svg"'
    return response


@requires(overseer_of_the_unit)
def map_units(request: PersonRequest, pk: int) -> JsonResponse:
    """The unit and all below it, for walking through them in the browser."""
    shown = get_object_or_404(Unit.objects.open(), pk=pk)
    patches = all_below(shown, asked_programme(request))
    if patches is None:
        raise Http404
    return JsonResponse({"units": [walked(patch, shown) for patch in patches]})


def walked(patch: Patch, root: Unit) -> tuple[object, ...]:
    """Return a unit as static/js/modules/explore-organisation.js reads it."""
    unit = patch.unit
    above = None if unit == root else unit.parent_id
    address = reverse("unit", args=[unit.pk])
    return unit.pk, above, unit.name, unit.headcount, patch.people, patch.percent_reached, address


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
    for patch in table_below(shown, asked_programme(request)):
        wrote = patch.contributions.percent if patch.contributions else _("held back")
        cells = [patch.unit, patch.unit.lead or "", patch.people, patch.units, patch.units_shared]
        rows.writerow([safe_cell(cell) for cell in [*cells, patch.percent_reached, wrote]])
    return response
