"""Barriers as lists: the board of a unit, what is with a lead, what stands in my own way."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Unit
from inhabit.programme.lead_pages import tabs_of_lead
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.programme.work_pages import tabs_of_work
from inhabit.stages.communicate.views.questions import priorities_of
from inhabit.stages.empower.barriers.readers import READERS_OF_NAMED
from inhabit.stages.empower.barriers.selectors.board import board_of
from inhabit.stages.empower.barriers.selectors.mine import (
    closed_by_them,
    come_up_to_person,
    raised_by,
    seen_to_by,
)
from inhabit.stages.empower.barriers.selectors.trials import kept_in
from inhabit.surfaces.tabs import Tab

PAGE_SIZE = 20


@requires(signed_in)
def unit_barriers(request: PersonRequest, pk: int) -> HttpResponse:
    """What stands in the way of a unit and below, and how far it is cleared."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    board = board_of(unit, priorities_of(unit), request.GET)
    number = board.page.paginator.count if board.page else board.number
    context = {
        "unit": unit,
        "above": list(Unit.objects.above(unit).exclude(pk=unit.pk)),
        "tabs": tabs_of_unit(unit, "unit_barriers"),
        "board": board,
        "sentence": how_many(number, is_narrowed=board.is_narrowed),
        "kept": kept_in(unit),
        "readers": READERS_OF_NAMED.said_to(request.person),
    }
    return render(request, "empower/barriers/board.html", context)


def how_many(number: int, *, is_narrowed: bool) -> str:
    if not number:
        return _("Nothing found") if is_narrowed else ""
    return ngettext("%(number)d barrier", "%(number)d barriers", number) % {"number": number}


@requires(signed_in)
def barriers_for_me(request: PersonRequest) -> HttpResponse:
    """What is with the reader to see to, what has come up to them, and what they wait for after closing."""
    you = request.person
    lists = {"": seen_to_by(you), "up": come_up_to_person(you), "closed": closed_by_them(you)}
    labels = {"": _("With you"), "up": _("Come up to you"), "closed": _("Closed, to be confirmed")}
    shown = request.GET.get("show", "")
    shown = shown if shown in lists else ""
    address = reverse("barriers_for_me")
    context = {
        "page": Paginator(lists[shown], PAGE_SIZE).get_page(request.GET.get("page")),
        "shown": shown,
        "query": f"show={shown}&" if shown else "",
        "lead_tabs": tabs_of_lead(you, "barriers_for_me"),
        "tabs": [
            Tab(label, f"{address}?show={key}" if key else address, key == shown, lists[key].count())
            for key, label in labels.items()
        ],
    }
    return render(request, "empower/barriers/for_me.html", context)


@requires(signed_in)
def my_barriers(request: PersonRequest) -> HttpResponse:
    """What stands in my way, as I said with my name, and what became of it."""
    context = {
        "page": Paginator(raised_by(request.person), PAGE_SIZE).get_page(request.GET.get("page")),
        "tabs": tabs_of_work("my_barriers"),
    }
    return render(request, "empower/barriers/mine.html", context)
