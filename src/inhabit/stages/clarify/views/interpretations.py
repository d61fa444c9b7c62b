"""A lead interprets the priorities for the unit."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.access.readers import Readers
from inhabit.people.circles import Themself
from inhabit.people.models import Unit, today
from inhabit.people.permissions import lead_of_the_unit
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.selectors import (
    asked_programme,
    programme_of,
    programmes_of,
    statements_now,
    tabs_of_programmes,
)
from inhabit.stages.clarify.actions import (
    StaleFormError,
    ask_for_interpretation,
    discard_interpretation_draft,
    save_interpretation_draft,
    share_interpretations,
    withdraw_interpretation_request,
)
from inhabit.stages.clarify.actions.interpretations import Texts, latest_version
from inhabit.stages.clarify.forms import InterpretationForm, with_edits
from inhabit.stages.clarify.models import Contest, Interpretation, InterpretationRequest
from inhabit.stages.clarify.readers import READERS_OF_SHARED
from inhabit.stages.clarify.selectors import chapters_of, words_above
from inhabit.stages.clarify.views import autosave
from inhabit.strategy.models import Statement
from inhabit.surfaces.rewording import Passage, changed_passages
from inhabit.surfaces.toasts import say_with_undo


@requires(lead_of_the_unit)
def interpretations(request: PersonRequest, pk: int) -> HttpResponse:
    """All priorities, with what the unit has said and still could say about each; and sharing."""
    unit, programme = unit_in_programme(pk, asked_programme(request))
    chapters = chapters_of(unit, programme, request.person)
    stage = UnitStage.objects.filter(programme=programme, unit=unit).first()
    context = {
        "unit": unit,
        "programme": programme,
        "programmes": tabs_of_programmes(programmes_of(unit), programme),
        "chapters": chapters,
        "ready": [chapter for chapter in chapters if chapter.is_ready_to_share],
        "stage": stage,
        "may_start": stage is not None and stage.is_open_on(today()),
        "has_been_asked": InterpretationRequest.objects.filter(programme=programme, unit=unit).exists(),
        "readers_of_shared": READERS_OF_SHARED.said_to(request.person),
    }
    return render(request, "clarify/interpretations.html", context)


@requires(lead_of_the_unit)
def interpretation(request: PersonRequest, pk: int, priority: int) -> HttpResponseBase:
    """Write about one priority. POST keeps the draft and goes back to the overview."""
    unit, programme = unit_in_programme(pk, asked_programme(request), priority)
    statement = statement_of(programme, priority)
    further = further_statements(programme, statement)
    if request.method != "POST":
        stored = latest_version(
            programme=programme, unit=unit, priority=statement.priority, reader=request.person
        )
        form = InterpretationForm(initial=initial_of(stored), further=further)
        return page(request, unit, programme, statement, form, stored=stored)
    form = InterpretationForm(request.POST, further=further)
    if not form.is_valid():
        return page(request, unit, programme, statement, form, status=422)
    try:
        keep(form, programme, unit, statement, request)
    except StaleFormError as stale:
        form.data = with_edits(form.data, edits_of(stale.stored))
        return page(request, unit, programme, statement, form, newer=stale.stored, status=409)
    except ValidationError as error:
        form.add_error(None, error)
        return page(request, unit, programme, statement, form, status=422)
    messages.success(request, _("Kept as your draft. Nobody else reads it until you share it."))
    return to_overview(unit, programme)


@requires(lead_of_the_unit)
@takes_posts_only
def interpretation_draft(request: PersonRequest, pk: int, priority: int) -> HttpResponse:
    """Autosave: keep the draft as typed so far and answer with the count of edits."""
    unit, programme = unit_in_programme(pk, asked_programme(request), priority)
    statement = statement_of(programme, priority)
    form = InterpretationForm(request.POST, further=further_statements(programme, statement))
    if not form.is_valid():
        return autosave.too_long()
    try:
        draft = keep(form, programme, unit, statement, request)
    except StaleFormError:
        return autosave.newer_is_stored()
    except ValidationError as error:
        return autosave.not_kept(" ".join(error.messages), status=422)
    return autosave.kept(draft)


@requires(lead_of_the_unit)
def interpretation_draft_removal(request: PersonRequest, pk: int, priority: int) -> HttpResponse:
    """Ask once, naming what goes; then throw away the draft on one priority."""
    unit, programme = unit_in_programme(pk, asked_programme(request), priority)
    statement = statement_of(programme, priority)
    if request.method != "POST":
        chapters = chapters_of(unit, programme, request.person)
        chapter = next(each for each in chapters if each.statement == statement)
        if chapter.draft is None:
            return to_overview(unit, programme)
        return render(
            request, "clarify/draft_removal.html", {"unit": unit, "programme": programme, "chapter": chapter}
        )
    discard_interpretation_draft(
        programme=programme, unit=unit, priority=statement.priority, by=request.person
    )
    messages.success(request, _("The draft is gone. What you have shared stays as it is."))
    return to_overview(unit, programme)


@requires(lead_of_the_unit)
@takes_posts_only
def interpretation_sharing(request: PersonRequest, pk: int) -> HttpResponse:
    """Share the chosen drafts of the unit."""
    unit, programme = unit_in_programme(pk, asked_programme(request))
    chosen = [row_number(priority) for priority in request.POST.getlist("priority")]
    try:
        number = share_interpretations(programme=programme, unit=unit, priorities=chosen, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return to_overview(unit, programme)
    if number == 0:
        messages.info(request, _("Nothing new was shared. Choose at least one draft that is finished."))
        return to_overview(unit, programme)
    messages.success(request, shared_message(unit, number))
    if Contest.objects.waiting().filter(programme=programme, unit=unit, priority__in=chosen).exists():
        messages.info(
            request, _("What you say against a priority has gone up. The answer comes back to you here.")
        )
    return redirect(reverse("unit", args=[unit.pk], query={"programme": programme.pk}))


@requires(signed_in)
@takes_posts_only
def interpretation_request(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask the lead of one's own unit for an interpretation."""
    unit, programme = unit_in_programme(pk, asked_programme(request))
    try:
        ask_for_interpretation(programme=programme, unit=unit, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        say_with_undo(
            request,
            _("Asked. The lead of your unit sees that somebody asked, not who."),
            undo=reverse("interpretation_request_withdrawal", args=[unit.pk]),
        )
    return redirect(reverse("home", query={"programme": programme.pk}))


@requires(signed_in)
@takes_posts_only
def interpretation_request_withdrawal(request: PersonRequest, pk: int) -> HttpResponse:
    """Take back what one has asked the lead of a unit."""
    # A unit that has been dissolved since, too: what was asked of it can be taken back.
    withdraw_interpretation_request(unit=get_object_or_404(Unit, pk=pk), by=request.person)
    messages.success(request, _("Taken back. It is as if you had not asked."))
    return redirect("home")


def unit_in_programme(pk: int, asked: int = 0, priority: int | None = None) -> tuple[Unit, Programme]:
    """Return the unit and its programme that is ``asked`` for; with ``priority``, one that carries it."""
    unit = get_object_or_404(Unit.objects.open().select_related("lead", "parent"), pk=pk)
    programme = programme_of(unit, asked, priority)
    if programme is None:
        raise Http404
    return unit, programme


def to_overview(unit: Unit, programme: Programme) -> HttpResponse:
    return redirect(reverse("interpretations", args=[unit.pk], query={"programme": programme.pk}))


def statement_of(programme: Programme, priority: int) -> Statement:
    for statement in statements_now(programme):
        if statement.priority_id == priority:
            return statement
    raise Http404


def further_statements(programme: Programme, statement: Statement) -> list[Statement]:
    """Return the other priorities, which the same words may serve as well."""
    return [item for item in statements_now(programme) if item.priority_id != statement.priority_id]


def initial_of(stored: Interpretation | None) -> dict[str, Any]:
    if stored is None:
        return {"stance": Interpretation.Stance.OURS, "edits": 0}
    initial = {name: getattr(stored, name) for name in InterpretationForm.base_fields}
    return initial if stored.is_draft else initial | {"also": served_now(stored)}


def served_now(shared: Interpretation) -> list[int]:
    """Return the further priorities for which these words hold: some may have got words of their own."""
    together = Interpretation.objects.shared().filter(
        programme=shared.programme_id, unit=shared.unit_id, said_with=shared.priority_id
    )
    return list(together.values_list("priority", flat=True))


def edits_of(stored: object) -> int:
    return stored.edits if isinstance(stored, Interpretation) else 0


def differences(newer: object, form: InterpretationForm) -> tuple[Passage, ...]:
    """Return what was typed, word by word against the text that is stored by now."""
    if not isinstance(newer, Interpretation):
        return ()
    fields = ("meaning", "changes", "stays", "telling", "because", "wish")
    return changed_passages(
        (str(form.fields[name].label), getattr(newer, name), form.cleaned_data.get(name, ""))
        for name in fields
    )


def keep(
    form: InterpretationForm, programme: Programme, unit: Unit, statement: Statement, request: PersonRequest
) -> Interpretation:
    texts = Texts(**{name: form.cleaned_data[name] for name in Texts.__annotations__})  # type: ignore[typeddict-item]
    return save_interpretation_draft(
        programme=programme,
        unit=unit,
        priority=statement.priority,
        texts=texts,
        edits=form.cleaned_data["edits"],
        by=request.person,
    )


def page(
    request: PersonRequest,
    unit: Unit,
    programme: Programme,
    statement: Statement,
    form: InterpretationForm,
    *,
    stored: Interpretation | None = None,
    newer: object = None,
    status: int = 200,
) -> HttpResponse:
    said_with = stored.said_with_id if stored is not None else None
    statements = further_statements(programme, statement) if said_with else []
    context = {
        "unit": unit,
        "programme": programme,
        "statement": statement,
        "form": form,
        "newer": newer,
        "differences": differences(newer, form),
        "said_with": next((item for item in statements if item.priority_id == said_with), None),
        "above": words_above(unit, programme).get(statement.priority_id, []),
        "readers_of_draft": Readers((Themself(request.person),)).said_to(request.person),
    }
    return render(request, "clarify/interpretation.html", context, status=status)


def shared_message(unit: Unit, number: int) -> str:
    return ngettext(
        "Shared. Everyone can now read what this priority means for %(unit)s.",
        "Shared. Everyone can now read what these priorities mean for %(unit)s.",
        number,
    ) % {"unit": unit}
