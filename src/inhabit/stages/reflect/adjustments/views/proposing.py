"""A change is proposed where the thing stands: what a unit says, or the strategy."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.programme.selectors import asked_programme
from inhabit.stages.clarify.views.words import unit_on_priority
from inhabit.stages.reflect.adjustments.actions import propose_adjustment
from inhabit.stages.reflect.adjustments.carrying_out import OF_INTERPRETATION, parts_of
from inhabit.stages.reflect.adjustments.forms import ProposalForm
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.present import present_of
from inhabit.stages.reflect.adjustments.readers import READERS_OF_OPEN, readers_of_name
from inhabit.stages.reflect.adjustments.routing import route
from inhabit.stages.reflect.adjustments.selectors import about_in_words
from inhabit.strategy.models import Priority, Strategy, Version
from inhabit.surfaces.tabs import Tab

Part, Target = Adjustment.Part, Adjustment.Target


@dataclass(frozen=True)
class Place:
    """Where a change is proposed: a proposal that is not written yet, its texts, and the way back."""

    empty: Adjustment
    parts: tuple[Adjustment.Part, ...]
    back: str


@requires(signed_in)
def propose_for_words(request: PersonRequest, pk: int, priority: int) -> HttpResponse:
    """Propose other words for what a unit says on a priority; its own lead changes them directly."""
    unit, programme, statement = unit_on_priority(pk, priority, asked_programme(request))
    if unit.lead_id == request.person.pk:
        messages.info(request, _("These words are yours: change them here."))
        return redirect("interpretation", pk, priority)
    empty = Adjustment(
        target=Target.INTERPRETATION,
        programme=programme,
        unit=unit,
        priority=statement.priority,
        author=request.person,
    )
    empty.priority_name = statement.name  # type: ignore[attr-defined]  # as for_pages annotates
    return proposing(request, Place(empty, OF_INTERPRETATION, reverse("words", args=[pk, priority])))


@requires(signed_in)
def propose_for_strategy(request: PersonRequest, pk: int) -> HttpResponse:
    """Propose a change of the strategy: its vision, or one of its priorities."""
    strategy = get_object_or_404(Strategy, pk=pk)
    version = Version.objects.published().filter(strategy=strategy).order_by("-number").first()
    asked = row_number(request.POST.get("priority") or request.GET.get("priority"))
    priority = Priority.objects.filter(pk=asked, strategy=strategy).first()
    statement = version.statements.filter(priority=priority).first() if version and priority else None
    if version is None or (asked and statement is None):
        raise Http404
    programme = strategy.programmes.running().first()
    empty = Adjustment(
        target=Target.STRATEGY,
        strategy=strategy,
        programme=programme,
        priority=priority,
        author=request.person,
    )
    empty.priority_name = statement.name if statement else ""  # type: ignore[attr-defined]  # as above
    own = [part for part in parts_of(empty) if not (priority and part in {Part.VISION, Part.ADD})]
    return proposing(request, Place(empty, tuple(own), reverse("strategy_version", args=[version.pk])))


def proposing(request: PersonRequest, place: Place) -> HttpResponse:
    """Show the form for one of the texts, or write the proposal down."""
    asked = request.POST.get("part") or request.GET.get("part")
    part = next((part for part in place.parts if part == asked), place.parts[0])
    present = present_of(place.empty)
    stands = present.of(part)
    if request.method != "POST":
        wording = "" if part == Part.ADD else stands
        form = ProposalForm(part=part, initial={"wording": wording, "part": part, "before": stands})
        return page(request, place, part, stands, form)
    form = ProposalForm(request.POST, part=part)
    if form.is_valid():
        if part != Part.ADD and form.cleaned_data.get("wording", "").strip() == stands and part != Part.DROP:
            form.add_error("wording", _("These are the words that stand there now. What would you change?"))
        else:
            try:
                return propose(request, place, part, form)
            except ValidationError as error:
                form.add_error("reason", error)
    return page(request, place, part, stands, form, status=422)


def propose(request: PersonRequest, place: Place, part: Adjustment.Part, form: ProposalForm) -> HttpResponse:
    said = form.cleaned_data
    adjustment = propose_adjustment(
        target=place.empty.target,
        part=part,
        programme=place.empty.programme,
        unit=place.empty.unit,
        priority=place.empty.priority,
        strategy=place.empty.strategy,
        wording=said.get("wording", ""),
        reason=said["reason"],
        before=said["before"],
        is_credited=said["is_credited"],
        by=request.person,
    )
    messages.success(request, _("Proposed. You will read here, and on Home, what becomes of it."))
    return redirect("adjustment", adjustment.pk)


def page(
    request: PersonRequest,
    place: Place,
    part: Adjustment.Part,
    stands: str,
    form: ProposalForm,
    *,
    status: int = 200,
) -> HttpResponse:
    empty = place.empty
    route(empty)
    query = f"&priority={empty.priority_id}" if empty.is_about_strategy and empty.priority_id else ""
    context = {
        "about": about_in_words(empty),
        "part": part,
        "stands": stands,
        "form": form,
        "back": place.back,
        "priority": empty.priority_id if empty.is_about_strategy else None,
        "tabs": [Tab(str(each.label), f"?part={each.value}{query}", each == part) for each in place.parts],
        "readers": READERS_OF_OPEN.said_to(request.person),
        "name_readers": readers_of_name(empty).said_to(request.person),
    }
    return render(request, "reflect/adjustments/proposal.html", context, status=status)
