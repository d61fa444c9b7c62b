"""Decisions in lists: my own, a unit's, a programme's."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Unit
from inhabit.people.selectors import unit_of, units_led_by
from inhabit.programme.models import Programme
from inhabit.programme.permissions import sponsor_or_team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.programme.work_pages import tabs_of_work
from inhabit.stages.empower.decisions.forms import NONE_OF_THEM
from inhabit.stages.empower.decisions.models import Decision, DecisionQuerySet
from inhabit.stages.empower.decisions.permissions import may_log_in, units_logged_in
from inhabit.stages.empower.decisions.selectors import (
    MOST_LISTED,
    Narrowed,
    decisions_in,
    narrow,
    page_of_decisions,
    priorities_for,
    priorities_of,
    shown,
    to_look_at_for,
)
from inhabit.stages.empower.decisions.switching import why_log_is_off
from inhabit.strategy.models import Statement
from inhabit.surfaces.filters import Filter, filter_by, in_an_address

FEW = 5  # as many one sees at a glance
MOST_ASKED = 20  # of those to look at again, on one's own page


@requires(signed_in)
@require_safe
def my_decisions(request: PersonRequest) -> HttpResponse:
    """What I decided, and what I am asked to look at again."""
    led = [unit.pk for unit in units_led_by(request.person)]
    unit = unit_of(request.person)
    asked = to_look_at_for(request.person, led).order_by("look_on", "pk")
    statements = priorities_for([unit]) if unit is not None else []
    mine = Decision.objects.filter(owner=request.person)
    context = listed(request, mine, statements) | {
        "tabs": tabs_of_work("my_decisions"),
        "asked": list(shown(asked)[:MOST_ASKED]),
        "off": why_log_is_off(unit) if unit is not None else "",
        "may_log": units_logged_in(request.person).exists(),
        "address": reverse("my_decisions"),
    }
    return render(request, "empower/decisions/my.html", context)


@requires(signed_in)
@require_safe
def unit_decisions(request: PersonRequest, pk: int) -> HttpResponse:
    """What was decided in a unit and below, as far as the reader may read it."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    found = decisions_in(unit).readable_by(request.person)
    off = why_log_is_off(unit)
    context = listed(request, found, priorities_for([unit])) | {
        "unit": unit,
        "above": list(Unit.objects.above(unit).exclude(pk=unit.pk)),
        "tabs": tabs_of_unit(unit, "unit_decisions"),
        "off": off,
        "may_log": not off and may_log_in(request.person, unit),
        "address": reverse("unit_decisions", args=[pk]),
    }
    return render(request, "empower/decisions/unit.html", context)


@requires(sponsor_or_team_of_the_programme)
@require_safe
def programme_decisions(request: PersonRequest, pk: int) -> HttpResponse:
    """What was decided for each priority of a programme, wherever it was."""
    programme = get_object_or_404(Programme.objects.select_related("root_unit"), pk=pk)
    found = decisions_in(programme.root_unit).readable_by(request.person)
    context = listed(request, found, priorities_of([programme.strategy_id])) | {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "programme_decisions"),
        "address": reverse("programme_decisions", args=[pk]),
    }
    return render(request, "empower/decisions/programme.html", context)


def listed(request: PersonRequest, found: DecisionQuerySet, statements: list[Statement]) -> dict[str, Any]:
    """Return a page of ``found``, narrowed down as the address asks, and what it can be narrowed by."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    filters = filters_of(request, statements)
    state, priority = (one.chosen for one in filters)
    page = page_of_decisions(narrow(found, Narrowed(words, state, priority)), request.GET.get("page"))
    return {
        "page": page,
        "words": words,
        "filters": filters,
        "is_long": page.paginator.count > FEW,
        "is_narrowed": bool(words) or any(one.is_set for one in filters),
        "sentence": how_many(page.paginator.count),
        "query": in_an_address(words, filters),
    }


def filters_of(request: PersonRequest, statements: list[Statement]) -> list[Filter]:
    states = [
        ("", _("All that hold")),
        ("look", _("To look at again")),
        ("open", _("Not known yet")),
        ("yes", _("Came true")),
        ("partly", _("Partly")),
        ("no", _("Did not")),
        ("withdrawn", _("Withdrawn")),
    ]
    names = [(str(item.priority_id), item.name) for item in statements]
    serves = [("", _("Any priority or none")), *names, (NONE_OF_THEM, _("None of them"))]
    return [
        filter_by(
            "state", _("What became of it"), states, asked=request.GET.get("state", ""), is_select=True
        ),
        filter_by(
            "priority", _("What it serves"), serves, asked=request.GET.get("priority", ""), is_select=True
        ),
    ]


def how_many(number: int) -> str:
    if number >= MOST_LISTED:
        return _("More than can be leafed through: search for a word.")
    if not number:
        return _("Nothing found")
    return ngettext("%(number)d decision", "%(number)d decisions", number) % {"number": number}
