"""A person writes what they contribute: "my part"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import led_unit_of, unit_of
from inhabit.programme.models import Programme
from inhabit.programme.selectors import programme_of, statements_now
from inhabit.stages.clarify.actions import (
    StaleFormError,
    delete_contribution,
    finish_contribution,
    save_contribution_draft,
    start_contribution,
)
from inhabit.stages.clarify.forms import ContributionForm, with_edits
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.clarify.permissions import author_of_the_contribution
from inhabit.stages.clarify.readers import readers_for, readers_while_in
from inhabit.stages.clarify.views import autosave
from inhabit.strategy.models import Statement


@requires(signed_in)
def my_parts(request: PersonRequest) -> HttpResponse:
    """Everything I have written. POST begins a new part and opens it."""
    if request.method == "POST":
        return begin(request)
    mine = Contribution.objects.filter(person=request.person).select_related("from_unit", "programme")
    mine = mine.prefetch_related("ties")
    further = [tie.priority_id for item in mine for tie in item.ties.all()]
    names = priority_names([*further, *(item.priority_id for item in mine)])
    unit = unit_of(request.person)
    parts = [
        {
            "contribution": item,
            "priority": names.get(item.priority_id, ""),
            "also": [names.get(tie.priority_id, "") for tie in item.ties.all()],
            "readers": readers_while_in(unit, item).said_to(request.person),
            "has_moved": has_moved_since(item, unit),
        }
        for item in mine
    ]
    return render(request, "clarify/my_parts.html", {"parts": parts})


def begin(request: PersonRequest) -> HttpResponse:
    tie = tie_asked_for(request.POST, request.person)
    contribution = start_contribution(
        programme=tie.programme, priority=tie.statement.priority, from_unit=tie.from_unit, by=request.person
    )
    return redirect("my_part", pk=contribution.pk)


@dataclass(frozen=True)
class Tie:
    """Where on somebody's thread something of theirs is to hang."""

    programme: Programme
    statement: Statement
    from_unit: Unit | None  # whose words it is tied to; None: the priority itself
    unit: Unit  # in which they are placed


def tie_asked_for(data: Mapping[str, str], person: Person) -> Tie:
    """Return the priority that ``data`` names, and the unit on the person's thread; ``Http404`` without."""
    unit = unit_of(person)
    priority = row_number(data.get("priority"))
    programme = programme_of(unit, row_number(data.get("programme")), priority) if unit else None
    if unit is None or programme is None:
        raise Http404
    statement = next((item for item in statements_now(programme) if item.priority_id == priority), None)
    if statement is None:
        raise Http404
    lowest = led_unit_of(person, unit) or unit
    from_unit = Unit.objects.above(lowest).filter(pk=row_number(data.get("from_unit"))).first()
    return Tie(programme, statement, from_unit, unit)


@requires(author_of_the_contribution)
def my_part(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Write one part. POST finishes it: from then on those read it whom I chose."""
    contribution = get_object_or_404(Contribution.objects.select_related("programme", "from_unit"), pk=pk)
    statement = statement_for(contribution)
    if request.method != "POST":
        return page(
            request, contribution, ContributionForm(initial=initial_of(contribution), statement=statement)
        )
    form = ContributionForm(request.POST, statement=statement)
    if has_moved_meanwhile(request):
        form.add_error("audience", _("You have moved to another unit meanwhile. See who would read it now."))
    if not form.is_valid():
        return page(request, contribution, form, status=422)
    try:
        finished = finish_contribution(contribution=contribution, by=request.person, **form.cleaned_data)
    except StaleFormError as stale:
        return stale_page(request, contribution, form, stale)
    except ValidationError as error:
        form.add_error("text", error)
        return page(request, contribution, form, status=422)
    messages.success(request, _("Done. It hangs on your thread now."))
    return redirect(
        reverse("home", query={"programme": finished.programme_id, "priority": finished.priority_id})
    )


@requires(author_of_the_contribution)
@takes_posts_only
def my_part_draft(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Keep what is typed so far, as autosave or by the button; nobody else reads it."""
    contribution = get_object_or_404(Contribution.objects.select_related("programme", "from_unit"), pk=pk)
    form = ContributionForm(request.POST, statement=statement_for(contribution))
    form.is_valid()  # a draft may be incomplete: only the words and the count of edits are used
    is_autosave = request.headers.get("X-Autosave") == "1"
    if "text" not in form.cleaned_data or "edits" not in form.cleaned_data:
        return autosave.too_long() if is_autosave else page(request, contribution, form, status=422)
    try:
        saved = save_contribution_draft(
            contribution=contribution,
            draft=form.cleaned_data["text"],
            edits=form.cleaned_data["edits"],
            by=request.person,
        )
    except StaleFormError as stale:
        if is_autosave:
            return autosave.newer_is_stored()
        return stale_page(request, contribution, form, stale)
    if is_autosave:
        return autosave.kept(saved)
    messages.success(request, _("Kept as your draft. Only you read it."))
    return redirect("my_parts")


@requires(author_of_the_contribution)
def my_part_removal(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask once, naming what goes; then delete."""
    contribution = get_object_or_404(Contribution, pk=pk)
    if request.method != "POST":
        return render(request, "clarify/my_part_removal.html", {"contribution": contribution})
    delete_contribution(contribution=contribution, by=request.person)
    messages.success(request, _("Deleted."))
    return redirect("my_parts")


def priority_names(priorities: list[int]) -> dict[int, str]:
    """Return the latest published name of each priority."""
    statements = Statement.objects.filter(priority__in=priorities, version__published_at__isnull=False)
    return dict(statements.order_by("version__number").values_list("priority_id", "name"))


def statement_for(contribution: Contribution) -> Statement:
    """Return what the strategy now says about the contribution's priority, or said last."""
    statements = Statement.objects.filter(
        priority=contribution.priority_id, version__published_at__isnull=False
    )
    statement = statements.order_by("-version__number").first()
    if statement is None:
        raise Http404
    return statement


def has_moved_since(contribution: Contribution, unit: Unit | None) -> bool:
    """Say whether the author chose "my lead" or "my unit" while in another unit."""
    audience = Contribution.Audience
    is_of_unit = contribution.audience in {audience.MY_LEAD, audience.MY_UNIT}
    is_elsewhere = contribution.audience_unit_id != (unit and unit.pk)
    return is_of_unit and contribution.finished_at is not None and is_elsewhere


def has_moved_meanwhile(request: PersonRequest) -> bool:
    """Say whether the form named the readers of another unit than the one its author is in now."""
    unit, shown = unit_of(request.person), request.POST.get("unit", "")
    return bool(shown) and shown != str(unit and unit.pk)


def initial_of(contribution: Contribution) -> dict[str, Any]:
    return {
        "text": contribution.draft or contribution.text,
        "initiative": contribution.initiative_id,
        "audience": contribution.audience,
        "edits": contribution.edits,
    }


def stale_page(
    request: PersonRequest, contribution: Contribution, form: ContributionForm, stale: StaleFormError
) -> HttpResponse:
    stored = Contribution.objects.get(pk=contribution.pk)
    form.data = with_edits(form.data, stored.edits)
    return page(request, contribution, form, newer=stored, status=409)


def page(
    request: PersonRequest,
    contribution: Contribution,
    form: ContributionForm,
    *,
    newer: Contribution | None = None,
    status: int = 200,
) -> HttpResponse:
    unit, statement = unit_of(request.person), statement_for(contribution)
    context = {
        "contribution": contribution,
        "statement": statement,
        "has_initiatives": statement.initiatives.exists(),
        "tied_to": interpretation_tied_to(contribution),
        "form": form,
        "newer": newer,
        "unit": unit,
        "readers_by_audience": [
            (value, label, readers_for(value, request.person, unit).said_to(request.person))
            for value, label in Contribution.Audience.choices
        ],
        "chosen": form["audience"].value(),
    }
    return render(request, "clarify/my_part.html", context, status=status)


def interpretation_tied_to(contribution: Contribution) -> Interpretation | None:
    if contribution.from_unit_id is None:
        return None
    return (
        Interpretation.objects.shared()
        .filter(
            programme=contribution.programme_id,
            unit=contribution.from_unit_id,
            priority=contribution.priority_id,
        )
        .select_related("unit", "author")
        .first()
    )
