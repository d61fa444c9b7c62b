"""The stop list of a unit, and what the whole organisation has stopped."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Unit, today
from inhabit.people.permissions import lead_of_the_unit
from inhabit.programme.selectors import asked_programme, statements_now
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import StopForm, with_edits
from inhabit.stages.clarify.stops.actions import (
    move_stop,
    put_back_stop,
    remove_stop,
    reword_stop,
    take_up_again,
    write_stop,
)
from inhabit.stages.clarify.stops.models import Stop, StopChange
from inhabit.stages.clarify.stops.permissions import lead_of_its_unit
from inhabit.stages.clarify.stops.readers import READERS_OF_STOPS
from inhabit.stages.clarify.stops.selectors import named, stopped_here
from inhabit.stages.clarify.views.interpretations import unit_in_programme
from inhabit.strategy.models import Statement, Version
from inhabit.surfaces.filters import filter_by
from inhabit.surfaces.rewording import changed_words
from inhabit.surfaces.toasts import say_with_undo

STOPS_PER_PAGE = 30
CHANGES_PER_PAGE = 40


@requires(signed_in)
def unit_stops(request: PersonRequest, pk: int) -> HttpResponse:
    """What the unit has stopped because of the strategy; its lead changes it here."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    stops = named(Stop.objects.holding().of(unit)).select_related("author")
    listed = Paginator(stops, STOPS_PER_PAGE).get_page(request.GET.get("page"))
    context = head_of(unit) | {
        "page": listed,
        "today": today(),
        "is_lead": unit.lead_id == request.person.pk and unit.is_open,
        "readers": READERS_OF_STOPS.said_to(request.person),
    }
    return render(request, "clarify/unit_stops.html", context)


@requires(signed_in)
def stops_history(request: PersonRequest, pk: int) -> HttpResponse:
    """Everything that was put on the list, changed or taken off it, with its day."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    changes = StopChange.objects.filter(stop__unit=unit).select_related("author")
    listed = Paginator(changes, CHANGES_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "clarify/stops_history.html", head_of(unit) | {"page": listed})


@requires(lead_of_the_unit)
def new_stop(request: PersonRequest, pk: int) -> HttpResponse:
    """Put something on the unit's stop list."""
    unit, programme = unit_in_programme(pk, asked_programme(request))
    statements = statements_now(programme)
    if request.method != "POST":
        form = StopForm(initial={"stops_on": today(), "edits": 0}, statements=statements)
        return stop_page(request, unit, form)
    form = StopForm(request.POST, statements=statements)
    if not form.is_valid():
        return stop_page(request, unit, form, status=422)
    said = {name: form.cleaned_data[name] for name in ("text", "stops_on", "priority")}
    try:
        written = write_stop(programme=programme, unit=unit, by=request.person, **said)
    except ValidationError as error:
        form.add_error(None, error)
        return stop_page(request, unit, form, status=422)
    say_with_undo(request, _("It stands on your stop list."), undo=reverse("stop_removal", args=[written.pk]))
    return redirect("unit_stops", pk=unit.pk)


@requires(lead_of_its_unit)
def stop(request: PersonRequest, pk: int) -> HttpResponse:
    """Change something on the stop list."""
    stored = stop_by_number(pk)
    statements = statements_now(stored.programme)
    if request.method != "POST":
        initial = {"text": stored.text, "stops_on": stored.stops_on, "edits": stored.edits}
        form = StopForm(initial=initial | {"priority": stored.priority_id}, statements=statements)
        return stop_page(request, stored.unit, form, stored)
    form = StopForm(request.POST, statements=statements)
    if not form.is_valid():
        return stop_page(request, stored.unit, form, stored, status=422)
    try:
        reword_stop(stop=stored, by=request.person, **form.cleaned_data)
    except StaleFormError:
        newer = stop_by_number(pk)
        form.data = with_edits(form.data, newer.edits)
        return stop_page(request, newer.unit, form, newer, is_stale=True, status=409)
    messages.success(request, _("Changed. The history keeps how it was."))
    return redirect("unit_stops", pk=stored.unit_id)


@requires(lead_of_its_unit)
@takes_posts_only
def stop_removal(request: PersonRequest, pk: int) -> HttpResponse:
    """Take something off the list; it can be put back."""
    stored = stop_by_number(pk)
    remove_stop(stop=stored, by=request.person)
    say_with_undo(request, _("Taken off the list."), undo=reverse("stop_return", args=[pk]))
    return redirect("unit_stops", pk=stored.unit_id)


@requires(lead_of_its_unit)
@takes_posts_only
def stop_again(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that the unit does it again."""
    stored = stop_by_number(pk)
    take_up_again(stop=stored, by=request.person)
    say_with_undo(
        request,
        _("It is off the list. The history says that you took it up again."),
        undo=reverse("stop_return", args=[pk]),
    )
    return redirect("unit_stops", pk=stored.unit_id)


@requires(lead_of_its_unit)
@takes_posts_only
def stop_return(request: PersonRequest, pk: int) -> HttpResponse:
    """Put something back on the list."""
    stored = stop_by_number(pk)
    put_back_stop(stop=stored, by=request.person)
    messages.success(request, _("It stands on the list again."))
    return redirect("unit_stops", pk=stored.unit_id)


@requires(lead_of_its_unit)
@takes_posts_only
def stop_place(request: PersonRequest, pk: int) -> HttpResponse:
    """Move something one place up or down."""
    stored = stop_by_number(pk)
    move_stop(stop=stored, is_up=request.POST.get("to") == "up", by=request.person)
    return redirect("unit_stops", pk=stored.unit_id)


@requires(signed_in)
def stopped(request: PersonRequest) -> HttpResponse:
    """What all units have stopped, for everybody to look at."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    latest = Version.objects.in_force().values("pk")
    statements = list(Statement.objects.filter(version__in=latest))
    choices = [("", _("Any priority")), *((str(item.priority_id), item.name) for item in statements)]
    because = filter_by(
        "priority", _("Because of"), choices, asked=request.GET.get("priority", ""), is_select=True
    )
    found = stopped_here(words, row_number(because.chosen) or 0)
    listed = Paginator(found, STOPS_PER_PAGE).get_page(request.GET.get("page"))
    is_narrowed = bool(words) or because.is_set
    context = {
        "page": listed,
        "today": today(),
        "words": words,
        "filters": [because],
        "is_narrowed": is_narrowed,
        "sentence": stops_in_words(listed.paginator.count),
        "kept": urlencode({"q": words, "priority": because.chosen}) + "&" if is_narrowed else "",
    }
    return render(request, "clarify/stopped.html", context)


def stops_in_words(number: int) -> str:
    if not number:
        return _("Nothing found")
    return ngettext("One thing", "%(number)d things", number) % {"number": number}


def stop_by_number(pk: int) -> Stop:
    return get_object_or_404(Stop.objects.select_related("unit__lead", "programme", "author"), pk=pk)


def head_of(unit: Unit) -> dict[str, Any]:
    """Return what the head of the unit's pages needs."""
    above = Unit.objects.above(unit).exclude(pk=unit.pk)
    return {"unit": unit, "above": list(above), "tabs": tabs_of_unit(unit, "unit_stops")}


def stop_page(
    request: PersonRequest,
    unit: Unit,
    form: StopForm,
    stored: Stop | None = None,
    *,
    is_stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    typed = form.cleaned_data.get("text", "") if is_stale else ""
    context = {
        "unit": unit,
        "form": form,
        "stored": stored,
        "is_stale": is_stale,
        "pieces": changed_words(stored.text, typed) if stored and is_stale else (),
        "readers": READERS_OF_STOPS.said_to(request.person),
    }
    return render(request, "clarify/stop.html", context, status=status)
