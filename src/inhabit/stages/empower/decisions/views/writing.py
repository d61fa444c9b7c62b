"""One decision: to log, to read, to correct, to withdraw, to look back at."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import standing_unit
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.clarify.forms import with_count, with_edits
from inhabit.stages.empower.decisions.actions import (
    correct_decision,
    log_decision,
    put_back_decision,
    withdraw_decision,
)
from inhabit.stages.empower.decisions.forms import LONGEST_LINE, NONE_OF_THEM, DecisionForm, LookForm
from inhabit.stages.empower.decisions.looking import look_back
from inhabit.stages.empower.decisions.models import Decision
from inhabit.stages.empower.decisions.permissions import (
    asked_about_the_decision,
    may_look_at,
    owner_of_the_decision,
    reader_of_the_decision,
    units_logged_in,
)
from inhabit.stages.empower.decisions.readers import readers_for, readers_of_decision
from inhabit.stages.empower.decisions.selectors import line_shown_to, lines_to_rest_on, priorities_for, shown
from inhabit.stages.empower.decisions.switching import may_be_logged
from inhabit.surfaces.rewording import changed_words
from inhabit.surfaces.toasts import say_with_undo


@requires(signed_in)
def decision_new(request: PersonRequest) -> HttpResponse:
    """Log a decision: one line is enough."""
    mine = units_logged_in(request.person).order_by("-depth", "name")
    units = [unit for unit in mine if may_be_logged(unit, request.person)]
    chosen = next((unit for unit in units if unit.pk == asked_unit(request)), units[0] if units else None)
    offered: dict[str, Any] = {"statements": priorities_for(units), "units": units}
    offered["lines"] = lines_to_rest_on(request.person)
    if request.method != "POST":
        asked: dict[str, Any] = {
            "text": request.GET.get("text", "")[:LONGEST_LINE],
            "audience": Decision.Audience.EVERYONE,
            "priority": request.GET.get("priority", ""),
            "remit_line": row_number(request.GET.get("line")),
        }
        form = DecisionForm(initial=asked | {"unit": chosen and chosen.pk}, **offered)
        return new_page(request, form, units, chosen)
    form = DecisionForm(request.POST, **offered)
    if not form.is_valid() or chosen is None:
        return new_page(request, form, units, chosen, status=422)
    try:
        decision = log_decision(unit=chosen, entry=form.entry(), by=request.person)
    except ValidationError as error:
        form.add_error(None, error)
        return new_page(request, form, units, chosen, status=422)
    say_with_undo(
        request, _("It stands in the log."), undo=reverse("decision_withdrawal", args=[decision.pk])
    )
    return redirect("decision", pk=decision.pk)


def asked_unit(request: PersonRequest) -> int:
    return row_number(request.POST.get("unit") or request.GET.get("unit"))


def new_page(
    request: PersonRequest, form: DecisionForm, units: list[Unit], chosen: Unit | None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "units": units, "unit": chosen}
    if chosen is not None:
        context |= readers_to_choose(request, chosen)
    return render(request, "empower/decisions/form.html", context, status=status)


def readers_to_choose(request: PersonRequest, unit: Unit) -> dict[str, Any]:
    """Return who would read it, for each answer to "who may read it?"."""
    said = {
        audience: readers_for(audience, unit, request.person).said_to(request.person)
        for audience in Decision.Audience
    }
    return {
        "readers_everyone": said[Decision.Audience.EVERYONE],
        "readers_unit": said[Decision.Audience.UNIT],
    }


@requires(reader_of_the_decision)
def decision(request: PersonRequest, pk: int) -> HttpResponse:
    """One decision: what it serves, what was expected, what became of it, and how it stood before."""
    stored = decision_by_number(pk)
    is_owner = stored.owner_id == request.person.pk
    context = {
        "decision": stored,
        "standing": standing_unit(stored.unit) if not stored.unit.is_open else None,
        "looks": list(stored.look_backs.all()),
        "changes": list(stored.changes.select_related("author")),
        "is_owner": is_owner,
        "line": line_shown_to(request.person, stored),
        "may_look": stored.withdrawn_at is None and may_look_at(request.person, stored),
        "readers": readers_of_decision(stored).said_to(request.person),
    }
    return render(request, "empower/decisions/decision.html", context)


def decision_by_number(pk: int) -> Decision:
    return get_object_or_404(shown(Decision.objects.all()), pk=pk)


@requires(owner_of_the_decision)
def decision_change(request: PersonRequest, pk: int) -> HttpResponse:
    """Correct what stands in the log; the history keeps how it was."""
    stored = decision_by_number(pk)
    if request.method != "POST":
        return change_page(request, stored, form_of(stored, request.person))
    form = form_of(stored, request.person, request.POST)
    if not form.is_valid():
        return change_page(request, stored, form, status=422)
    try:
        correct_decision(
            decision=stored, entry=form.entry(), edits=form.cleaned_data["edits"] or 0, by=request.person
        )
    except StaleFormError:
        newer = decision_by_number(pk)
        form.data = with_edits(form.data, newer.edits)
        return change_page(request, newer, form, is_stale=True, status=422)
    messages.success(request, _("Corrected. The history keeps how it was."))
    return redirect("decision", pk=pk)


def form_of(stored: Decision, owner: Person, posted: Any = None) -> DecisionForm:
    fields = ("text", "expects", "look_on", "ease", "context", "audience", "edits")
    initial = {name: getattr(stored, name) for name in fields}
    initial |= {"priority": stored.priority_id or NONE_OF_THEM, "unit": stored.unit_id}
    return DecisionForm(
        posted,
        initial=initial | {"remit_line": stored.remit_line_id},
        statements=priorities_for([stored.unit]),
        units=[stored.unit],
        lines=lines_to_rest_on(owner),
        stored=stored,
    )


def change_page(
    request: PersonRequest, stored: Decision, form: DecisionForm, *, is_stale: bool = False, status: int = 200
) -> HttpResponse:
    typed = form.cleaned_data.get("text", "") if is_stale else ""
    context = {
        "form": form,
        "decision": stored,
        "unit": stored.unit,
        "units": [stored.unit],
        "is_stale": is_stale,
        "pieces": changed_words(stored.text, typed) if is_stale else (),
    } | readers_to_choose(request, stored.unit)
    return render(request, "empower/decisions/form.html", context, status=status)


@requires(owner_of_the_decision)
@takes_posts_only
def decision_withdrawal(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that it does not hold any more."""
    withdraw_decision(decision=decision_by_number(pk), by=request.person)
    say_with_undo(
        request,
        _("Withdrawn. It stays readable, as something that does not hold any more."),
        undo=reverse("decision_return", args=[pk]),
    )
    return redirect("decision", pk=pk)


@requires(owner_of_the_decision)
@takes_posts_only
def decision_return(request: PersonRequest, pk: int) -> HttpResponse:
    """Let a withdrawn decision hold again."""
    put_back_decision(decision=decision_by_number(pk), by=request.person)
    messages.success(request, _("It holds again."))
    return redirect("decision", pk=pk)


@requires(asked_about_the_decision)
def decision_look(request: PersonRequest, pk: int) -> HttpResponse:
    """Did it come true? What was said last stands there, for whoever looks a second time."""
    stored = decision_by_number(pk)
    looks = list(stored.look_backs.all())
    if request.method != "POST":
        return look_page(request, stored, LookForm(initial={"seen": len(looks)}))
    form = LookForm(request.POST)
    if not form.is_valid():
        return look_page(request, stored, form, status=422)
    try:
        look_back(decision=stored, by=request.person, **form.cleaned_data)
    except ValidationError as error:
        form.add_error("next_on", error)
        return look_page(request, stored, form, status=422)
    except StaleFormError:
        form.data = with_count(form.data, "seen", len(looks))
        return look_page(request, stored, form, is_stale=True, status=422)
    messages.success(request, _("Noted. Whoever decides something like it can read it."))
    return redirect("decision", pk=pk)


def look_page(
    request: PersonRequest, stored: Decision, form: LookForm, *, is_stale: bool = False, status: int = 200
) -> HttpResponse:
    context = {
        "decision": stored,
        "form": form,
        "looks": list(stored.look_backs.all()),
        "is_stale": is_stale,
        "readers": readers_of_decision(stored).said_to(request.person),
    }
    return render(request, "empower/decisions/look.html", context, status=status)
