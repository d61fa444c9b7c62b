"""What is whose to decide: of a unit, of me, and one list with what both sides say to it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Unit
from inhabit.people.selectors import own_unit_of
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.programme.work_pages import tabs_of_work
from inhabit.stages.empower.remits.forms import ReplyForm, WishForm, kinds_for
from inhabit.stages.empower.remits.models import Remit, RemitVersion
from inhabit.stages.empower.remits.permissions import reader_of_the_remit
from inhabit.stages.empower.remits.readers import readers_of, readers_of_proposal, readers_of_wish
from inhabit.stages.empower.remits.requests.selectors import requests_of
from inhabit.stages.empower.remits.searching import lines_that_cover
from inhabit.stages.empower.remits.selectors import (
    Row,
    differences,
    page_of,
    remits_of,
    remits_that_concern,
)
from inhabit.stages.empower.switches.selectors import all_off_in

VERSIONS_PER_PAGE = 10
MOST_SEARCHED = 300


@requires(signed_in)
@require_safe
def unit_remits(request: PersonRequest, pk: int) -> HttpResponse:
    """What is whose to decide in a unit; who leads it, or the next one above, writes it here."""
    unit = get_object_or_404(Unit.objects.select_related("lead", "parent"), pk=pk)
    context = head_of(unit) | {
        "remits": remits_of(unit, request.person),
        "switched_off": all_off_in(unit),
        "may_begin": unit.is_open and bool(kinds_for(unit, request.person)),
    }
    return render(request, "empower/remits/unit_remits.html", context)


def head_of(unit: Unit) -> dict[str, Any]:
    above = Unit.objects.above(unit).exclude(pk=unit.pk)
    return {"unit": unit, "above": list(above), "tabs": tabs_of_unit(unit, "unit_remits")}


@requires(signed_in)
@require_safe
def may_i(request: PersonRequest) -> HttpResponse:
    """“May I decide this?”: search what covers a decision; below, what is mine to decide."""
    words = " ".join(request.GET.get("q", "").split())[:MOST_SEARCHED]
    context = {
        "tabs": tabs_of_work("may_i"),
        "words": words,
        "found": lines_that_cover(words, request.person) if words else [],
        "remits": [] if words else remits_that_concern(request.person),
        "requests": [] if words else requests_of(request.person),
        "unit": own_unit_of(request.person),
    }
    return render(request, "empower/remits/may_i.html", context)


@requires(reader_of_the_remit)
@require_safe
def remit(request: PersonRequest, pk: int) -> HttpResponse:
    """One list: what holds, what is proposed against it, and what you can say to it."""
    return remit_page(request, remit_by_number(pk))


def remit_by_number(pk: int) -> Remit:
    found = Remit.objects.select_related("unit__lead", "unit__parent", "given_in__lead", "person")
    return get_object_or_404(found, pk=pk)


def remit_page(
    request: PersonRequest,
    shown: Remit,
    *,
    wish: WishForm | None = None,
    reply: ReplyForm | None = None,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the list, with what was typed where that could not be kept."""
    page = page_of(shown, request.person)
    context = {
        "page": page,
        "remit": page.remit,
        "unit": page.remit.unit,
        "group": page.remit.people.all() if page.remit.kind == Remit.Kind.GROUP else (),
        "error": error,
        "wish": wish or WishForm(),
        "reply": reply or ReplyForm(),
        "readers": readers_of(page.remit).said_to(request.person),
        "readers_of_proposal": readers_of_proposal(page.remit).said_to(request.person),
        "readers_of_wish": readers_of_wish(page.remit, request.person).said_to(request.person),
    }
    return render(request, "empower/remits/remit.html", context, status=status)


@requires(reader_of_the_remit)
@require_safe
def remit_history(request: PersonRequest, pk: int) -> HttpResponse:
    """Every version that held, the latest first, each with what it changed."""
    shown = remit_by_number(pk)
    held = shown.versions.filter(state__in=[RemitVersion.State.HOLDS, RemitVersion.State.PAST])
    listed = Paginator(
        held.select_related("agreed_by", "credited_to").prefetch_related("lines").order_by("-agreed_at"),
        VERSIONS_PER_PAGE,
    ).get_page(request.GET.get("page"))
    context = {
        "remit": shown,
        "unit": shown.unit,
        "page": listed,
        "versions": with_changes(held, list(listed)),
    }
    return render(request, "empower/remits/history.html", context)


def with_changes(
    held: QuerySet[RemitVersion], versions: list[RemitVersion]
) -> list[tuple[RemitVersion, tuple[Row, ...]]]:
    """Return each of ``versions``, the latest first, with its lines as they differ from the one before."""
    if not versions:
        return []
    earlier = held.filter(agreed_at__lt=versions[-1].agreed_at).prefetch_related("lines")
    before = [*versions[1:], earlier.order_by("-agreed_at").first()]
    return [(version, differences(was, version)) for version, was in zip(versions, before, strict=True)]
