"""Saying what stands in one's way, with one's name or without; joining; taking it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.companion.listening import speaks_of_harm
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import own_unit_of, unit_of, units_called
from inhabit.stages.communicate.forms.questions import UNNAMED
from inhabit.stages.communicate.unnamed import receiving_unit
from inhabit.stages.communicate.views.questions import priorities_of
from inhabit.stages.empower.barriers.actions import (
    Words,
    join_barrier,
    raise_barrier,
    withdraw_from_barrier,
)
from inhabit.stages.empower.barriers.actions.unnamed import raise_unnamed
from inhabit.stages.empower.barriers.forms import BarrierForm
from inhabit.stages.empower.barriers.models import Barrier
from inhabit.stages.empower.barriers.permissions import raiser_of_the_barrier, reader_of_the_barrier
from inhabit.stages.empower.barriers.readers import READERS_OF_NAMED, readers_when_unnamed
from inhabit.stages.empower.barriers.seats import Where, seat_for
from inhabit.stages.empower.barriers.views.one import barrier_page, found
from inhabit.strategy.models import Priority

MOST_UNITS = 8


@requires(signed_in)
@never_cache
def barrier_new(request: PersonRequest) -> HttpResponseBase:
    """Say what stands in the way. "Find" only looks for another unit; nothing is sent yet."""
    unit = own_unit_of(request.person)
    priorities = priorities_of(unit)
    if request.method != "POST":
        return raising_page(request, BarrierForm(priorities=priorities), unit)
    if "find" in request.POST:
        found = BarrierForm(initial=request.POST.dict(), priorities=priorities)
        return raising_page(request, found, unit)
    form = BarrierForm(request.POST, priorities=priorities)
    if not form.is_valid():
        return raising_page(request, form, unit, status=422)
    if has_moved_meanwhile(request, form.cleaned_data["name"]):
        form.add_error("name", _("Somebody else would read it by now. See who, and send it again."))
        return raising_page(request, form, unit, status=422)
    return raised(request, form, unit)


def has_moved_meanwhile(request: PersonRequest, name: str) -> bool:
    """Say whether the form named another reader than what is unnamed would go to now."""
    shown = request.POST.get("to_unnamed", "")
    if name != UNNAMED or not shown:
        return False
    goes_to = unnamed_receiver(request.person)
    return shown != str(goes_to and goes_to.pk)


def unnamed_receiver(person: Person) -> Unit | None:
    unit = unit_of(person)
    return receiving_unit(unit, by=person) if unit is not None else None


def raised(request: PersonRequest, form: BarrierForm, unit: Unit | None) -> HttpResponse:
    said = form.cleaned_data
    priority = Priority.objects.filter(pk=said["priority"]).first()
    words = Words(said["text"], said["category"], said["help"], priority)
    is_harmful = speaks_of_harm(f"{said['text']} {said['help']}")
    try:
        if said["name"] == UNNAMED:
            receipt = raise_unnamed(words=words, by=request.person)
            context = {"receipt": receipt, "is_harmful": is_harmful, "help_here": settings.HELP_HERE}
            return render(request, "empower/barriers/receipt_new.html", context)
        barrier = raise_barrier(words=words, where=said["where"], other=said["other"], by=request.person)
    except ValidationError as error:
        form.add_error("text", error)
        return raising_page(request, form, unit, status=422)
    if is_harmful:  # said once, on this page alone
        return barrier_page(request, found(barrier.pk), is_harmful=True)
    messages.success(request, _("It is with somebody now. Here you see where it is."))
    return redirect("barrier", pk=barrier.pk)


def raising_page(
    request: PersonRequest, form: BarrierForm, unit: Unit | None, *, status: int = 200
) -> HttpResponse:
    you = request.person
    words = form["other_words"].value() or ""
    to_unnamed = unnamed_receiver(you)
    context: dict[str, Any] = {
        "form": form,
        "unit": unit,
        "seats": seats_of(unit) if unit else None,
        "found": units_called(words, most=MOST_UNITS) if words else [],
        "other": str(form["other"].value() or ""),
        "other_words": words,
        "to_unnamed": to_unnamed,
        "readers_named": READERS_OF_NAMED.said_to(you),
        "readers_unnamed": readers_when_unnamed(to_unnamed).said_to(you) if to_unnamed else None,
        "chosen": form["name"].value(),
        "where": form["where"].value(),
    }
    return render(request, "empower/barriers/new.html", context, status=status)


def seats_of(unit: Unit) -> dict[str, Unit]:
    """Return to whose lead it goes, by where it is taken; "above" only where that is somebody else."""
    here, above = seat_for(Where.UNIT, unit), seat_for(Where.ABOVE, unit)
    return {"unit": here} if here == above else {"unit": here, "above": above}


@requires(reader_of_the_barrier)
@takes_posts_only
def barrier_joining(request: PersonRequest, pk: UUID) -> HttpResponse:
    """It stands in my way too."""
    try:
        join_barrier(barrier=get_object_or_404(Barrier, pk=pk), by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("It is among yours now: you are told what becomes of it."))
    return redirect("barrier", pk=pk)


@requires(raiser_of_the_barrier)
def barrier_withdrawal(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Ask once, naming what goes; then take it back."""
    stored = get_object_or_404(Barrier, pk=pk)
    if request.method != "POST":
        context = {"barrier": stored, "others": stored.raisings.exclude(person=request.person).exists()}
        return render(request, "empower/barriers/withdrawal.html", context)
    try:
        withdraw_from_barrier(barrier=stored, by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("barrier", pk=pk)
    messages.success(request, _("Taken back."))
    return redirect("my_barriers")
