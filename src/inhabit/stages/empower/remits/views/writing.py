"""The giving side writes a list of decisions, and proposes it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.models import Unit
from inhabit.programme.selectors import programmes_of, statements_now
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.empower.remits import actions
from inhabit.stages.empower.remits.forms import GroupForm, LineForm, NewRemitForm, ProposalForm
from inhabit.stages.empower.remits.models import Remit, RemitLine, RemitVersion
from inhabit.stages.empower.remits.permissions import giver_in_the_unit, giver_of_the_remit
from inhabit.stages.empower.remits.readers import readers_of_draft
from inhabit.stages.empower.remits.selectors import differences
from inhabit.stages.empower.remits.views.pages import remit_by_number
from inhabit.strategy.models import Statement
from inhabit.surfaces.toasts import say_with_undo

State = RemitVersion.State


@requires(giver_in_the_unit)
def new_remit(request: PersonRequest, pk: int) -> HttpResponse:
    """Say for whom a list of decisions is; then it is written."""
    unit = get_object_or_404(Unit.objects.open().select_related("lead", "parent"), pk=pk)
    form = NewRemitForm(request.POST or None, unit=unit, by=request.person)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "empower/remits/new_remit.html", {"unit": unit, "form": form}, status=status)
    kind, people = form.cleaned_data["kind"], list(form.cleaned_data.get("people", []))
    try:
        begun = actions.start_remit(
            unit=unit,
            kind=kind,
            name=form.cleaned_data.get("name", "").strip() if kind == Remit.Kind.GROUP else "",
            person=people[0] if kind == Remit.Kind.PERSON else None,
            people=people if kind == Remit.Kind.GROUP else (),
            by=request.person,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return render(request, "empower/remits/new_remit.html", {"unit": unit, "form": form}, status=422)
    return redirect("remit_draft", pk=begun.pk)


@requires(giver_of_the_remit)
def remit_people(request: PersonRequest, pk: int) -> HttpResponse:
    """Say who belongs to a group."""
    stored = remit_by_number(pk)
    if stored.kind != Remit.Kind.GROUP:
        raise Http404
    chosen = {"people": stored.people.all()}
    form = GroupForm(request.POST or None, initial=chosen, remit=stored, by=request.person)
    if request.method != "POST" or not form.is_valid():
        context = {"remit": stored, "unit": stored.unit, "form": form}
        status = 422 if request.method == "POST" else 200
        return render(request, "empower/remits/people.html", context, status=status)
    actions.choose_group(remit=stored, people=form.cleaned_data["people"], by=request.person)
    messages.success(request, _("Kept. Whoever is new reads what they may decide."))
    return redirect("remit", pk=pk)


@requires(giver_of_the_remit)
def remit_draft(request: PersonRequest, pk: int) -> HttpResponse:
    """The list as it is being written. POST adds a decision to it."""
    stored = remit_by_number(pk)
    statements = statements_for(stored)
    form = LineForm(request.POST or None, statements=statements)
    if request.method != "POST":
        return draft_page(request, stored, LineForm(initial={"edits": 0}, statements=statements))
    if not form.is_valid():
        return draft_page(request, stored, form, status=422)
    try:
        actions.write_line(remit=stored, by=request.person, **said_in(form))
    except ValidationError as error:
        form.add_error(None, error)
        return draft_page(request, stored, form, status=422)
    messages.success(request, _("It stands in your draft. Nobody else reads it yet."))
    return redirect("remit_draft", pk=pk)


def statements_for(stored: Remit) -> list[Statement]:
    """Return the priorities of every strategy that is carried into the unit, each once."""
    by_strategy = {programme.strategy_id: programme for programme in programmes_of(stored.unit)}
    return [item for programme in by_strategy.values() for item in statements_now(programme)]


def said_in(form: LineForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("decision", "level", "limit", "priority")}


def draft_page(
    request: PersonRequest,
    stored: Remit,
    form: LineForm,
    proposal: ProposalForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    versions = {version.state: version for version in stored.versions.prefetch_related("lines")}
    coming = versions.get(State.DRAFT) or versions.get(State.PROPOSED)
    holding = versions.get(State.HOLDS)
    source = coming or holding
    context = {
        "remit": stored,
        "unit": stored.unit,
        "rows": differences(holding, source) if source else (),
        "is_proposed": coming is not None and coming.state == State.PROPOSED,
        "has_draft": coming is not None and coming.state == State.DRAFT,
        "form": form,
        "proposal": proposal or ProposalForm(),
        "readers": readers_of_draft(stored).said_to(request.person),
    }
    return render(request, "empower/remits/draft.html", context, status=status)


@requires(giver_of_the_remit)
def remit_line(request: PersonRequest, pk: int, key: UUID) -> HttpResponse:
    """Change a decision in the draft."""
    stored = remit_by_number(pk)
    line = line_by_key(stored, key)
    statements = statements_for(stored)
    if request.method != "POST":
        initial = {name: getattr(line, name) for name in ("decision", "level", "limit", "edits")}
        form = LineForm(initial=initial | {"priority": line.priority_id}, statements=statements)
        return line_page(request, stored, line, form)
    form = LineForm(request.POST, statements=statements)
    if not form.is_valid():
        return line_page(request, stored, line, form, status=422)
    edits = form.cleaned_data["edits"]
    try:
        actions.write_line(remit=stored, key=key, edits=edits, by=request.person, **said_in(form))
    except StaleFormError as error:
        newer = error.stored
        assert isinstance(newer, RemitLine)  # noqa: S101  # tells mypy what the action raises it with
        form = LineForm(with_edits(request.POST, newer.edits), statements=statements)
        return line_page(request, stored, newer, form, is_stale=True, status=422)
    messages.success(request, _("Kept in your draft."))
    return redirect("remit_draft", pk=pk)


def line_by_key(stored: Remit, key: UUID) -> RemitLine:
    """Return the line as it stands in what is on its way, else in what holds."""
    lines = RemitLine.objects.filter(version__remit=stored, key=key)
    for states in ([State.DRAFT, State.PROPOSED], [State.HOLDS]):
        found = lines.filter(version__state__in=states).first()
        if found is not None:
            return found
    raise Http404


def line_page(
    request: PersonRequest,
    stored: Remit,
    line: RemitLine,
    form: LineForm,
    *,
    is_stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "remit": stored,
        "unit": stored.unit,
        "line": line,
        "form": form,
        "is_stale": is_stale,
        "readers": readers_of_draft(stored).said_to(request.person),
    }
    return render(request, "empower/remits/line.html", context, status=status)


@requires(giver_of_the_remit)
@takes_posts_only
def remit_line_removal(request: PersonRequest, pk: int, key: UUID) -> HttpResponse:
    """Take a decision out of the draft."""
    stored = remit_by_number(pk)
    was_held = stored.versions.filter(state=State.HOLDS, lines__key=key).exists()
    actions.remove_line(remit=stored, key=key, by=request.person)
    if was_held:
        say_with_undo(
            request, _("Taken out of the draft."), undo=reverse("remit_line_return", args=[pk, key])
        )
    else:
        messages.success(request, _("Taken out of the draft."))
    return redirect("remit_draft", pk=pk)


@requires(giver_of_the_remit)
@takes_posts_only
def remit_line_return(request: PersonRequest, pk: int, key: UUID) -> HttpResponse:
    """Put a decision that holds back into the draft."""
    actions.put_line_back(remit=remit_by_number(pk), key=key, by=request.person)
    messages.success(request, _("It stands in the draft again."))
    return redirect("remit_draft", pk=pk)


@requires(giver_of_the_remit)
@takes_posts_only
def remit_proposal(request: PersonRequest, pk: int) -> HttpResponse:
    """Put the draft to the other side."""
    stored = remit_by_number(pk)
    proposal = ProposalForm(request.POST)
    form = LineForm(initial={"edits": 0}, statements=statements_for(stored))
    if not proposal.is_valid():
        return draft_page(request, stored, form, proposal, status=422)
    try:
        actions.propose(remit=stored, reason=proposal.cleaned_data["reason"], by=request.person)
    except ValidationError as error:
        proposal.add_error(None, error)
        return draft_page(request, stored, form, proposal, status=422)
    messages.success(
        request, _("Proposed. Whom it is for has been told, and can say yes or what should change.")
    )
    return redirect("remit", pk=pk)


@requires(giver_of_the_remit)
@takes_posts_only
def remit_discarding(request: PersonRequest, pk: int) -> HttpResponse:
    """Leave the draft, or take back what is proposed."""
    actions.discard_draft(remit=remit_by_number(pk), by=request.person)
    messages.success(request, _("Left. What was agreed before goes on to hold."))
    return redirect("remit", pk=pk)
