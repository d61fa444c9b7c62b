"""Programmes: which run, and starting one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

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
from inhabit.programme.permissions import sponsor_or_team_of_the_programme, team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.programme.standing import Among, narrowed_down, standings_in, with_dates
from inhabit.programme.standing_rows import cause_rows, filter_among, table_of, units_named_in
from inhabit.programme.standing_words import figure, finding_of
from inhabit.strategy.models import Version

CAUSES_PER_PAGE = 5
UNITS_PER_PAGE = 40


@requires(sponsor_or_steward)
def programmes(request: PersonRequest) -> HttpResponse:
    """All programmes with how many units have shared."""
    context = {
        "programmes": with_numbers(Programme.objects.all(), request.person),
        "may_start": has_role(request.person, Role.STEWARD),
        "has_people": Unit.objects.open().exists(),
        "has_strategy": Version.objects.published().exists(),
    }
    return render(request, "programme/programmes.html", context)


def with_numbers(programmes: QuerySet[Programme], reader: Person) -> QuerySet[Programme]:
    """Return ``programmes``, each with its ``units``, how many ``shared``, and if the reader ``follows`` it.

    Units that were dissolved, or have moved out of the programme's part, count no more.
    """
    inside = UnitAncestor.objects.filter(ancestor=OuterRef("root_unit")).values("ancestor")
    shared = inside.filter(unit__stages__programme=OuterRef("pk"), unit__stages__shared_at__isnull=False)
    over = units_of_role(reader, Role.SPONSOR, Role.STEWARD)
    return programmes.select_related("strategy", "root_unit").annotate(
        units=Coalesce(Subquery(inside.values(number=Count("pk"))), 0),
        shared=Coalesce(Subquery(shared.values(number=Count("pk"))), 0),
        follows=Exists(UnitAncestor.objects.filter(unit=OuterRef("root_unit"), ancestor__in=over)),
    )


@requires(sponsor_or_team_of_the_programme)
@require_safe
def programme_page(request: PersonRequest, pk: int) -> HttpResponse:
    """Where every unit stands, and who is waiting for whom."""
    programme = get_object_or_404(Programme.objects.select_related("strategy", "root_unit"), pk=pk)
    standings = standings_in(programme)
    words = " ".join(request.GET.get("q", "").split())[:100]
    show = filter_among(request.GET.get("show", ""), programme)
    found = narrowed_down(standings.places, Among(show.chosen), words)
    causes = Paginator(standings.causes, CAUSES_PER_PAGE).get_page(request.GET.get("causes"))
    page = Paginator(found, UNITS_PER_PAGE).get_page(request.GET.get("page"))
    units = units_named_in([*page, *(cause.place for cause in causes)])
    shown = with_dates([*page, *(cause.place for cause in causes)], programme)
    dated = {place.unit: place for place in shown}
    is_narrowed = bool(words) or show.is_set
    context = {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "programme"),
        "finding": finding_of(standings, programme),
        "causes": causes,
        "cause_rows": cause_rows(causes, units, dated),
        "filters": [show],
        "words": words,
        "is_narrowed": is_narrowed,
        "sentence": units_in_words(len(found)),
        "page": page,
        "table": table_of([dated[place.unit] for place in page], units),
        "kept": urlencode({"q": words, "show": show.chosen}) + "&" if is_narrowed else "",
    }
    return render(request, "programme/programme.html", context)


def units_in_words(number: int) -> str:
    if not number:
        return _("No unit found")
    return ngettext("One unit", "%(number)s units", number) % {"number": figure(number)}


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
