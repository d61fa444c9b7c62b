"""The five questions, one to a page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.selectors import unit_of
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.connect.actions import finish_connection, part_of, save_answer
from inhabit.stages.clarify.connect.forms import STEP_FORMS, EditedForm
from inhabit.stages.clarify.connect.models import ConnectAnswer, Connection, Words
from inhabit.stages.clarify.connect.permissions import author_of_the_connection
from inhabit.stages.clarify.connect.questions import LAST, QUESTIONS
from inhabit.stages.clarify.connect.readers import readers_of_private_words
from inhabit.stages.clarify.connect.selectors import Ground, Offer, ground_of, offer_for, spoken
from inhabit.stages.clarify.connect.values import all_values
from inhabit.stages.clarify.connect.views.connections import connection_of
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.clarify.models import Contribution
from inhabit.stages.clarify.readers import readers_for
from inhabit.stages.clarify.views import autosave
from inhabit.stages.clarify.views.contributions import has_moved_meanwhile

TOUCH = 3


class Desk:
    """One step of one connection with everything that its page needs."""

    def __init__(self, request: PersonRequest, pk: int, step: int) -> None:
        if step not in STEP_FORMS:
            raise Http404
        self.request, self.step = request, step
        person = request.person
        self.unit = unit_of(person)
        self.connection: Connection = connection_of(pk)
        self.answer = ConnectAnswer.objects.filter(connection=pk, step=step).first()
        self.ground: Ground = ground_of(
            self.connection.programme, self.connection.priority_id, person, self.unit
        )
        self.part: Contribution | None = part_of(self.connection) if step == LAST else None
        self.offer: Offer | None = (
            offer_for(person, self.written.get("touched", [])) if step == TOUCH else None
        )

    @property
    def written(self) -> Words:
        return self.answer.words if self.answer else {}

    def form(self, data: Any = None) -> EditedForm:
        """Return the step's form, with what was posted, or with what is stored."""
        choices: dict[str, list[Any]] = {}
        if self.offer is not None:
            choices = {"touched": [*all_values(), *self.offer.own_keys]}
        elif self.step == LAST:
            choices = {"also": [statement.priority_id for statement, _ in self.ground.others]}
        return STEP_FORMS[self.step](data, initial=self.initial(), choices=choices)

    def initial(self) -> dict[str, Any]:
        initial = {**self.written, "edits": self.answer.edits if self.answer else 0}
        if self.step == LAST:
            part = self.part
            initial.setdefault("sentence", (part.draft or part.text) if part else "")
            initial.setdefault("also", [tie.priority_id for tie in part.ties.all()] if part else [])
            initial["audience"] = part.audience if part else Contribution.Audience.ONLY_ME
            initial["part_edits"] = part.edits if part else 0
        return initial


@requires(author_of_the_connection)
def connect_step(request: PersonRequest, pk: int, step: int) -> HttpResponseBase:
    """One question. POST keeps what I wrote and goes on to the next; the last one finishes."""
    desk = Desk(request, pk, step)
    if request.method != "POST":
        return page(desk, desk.form())
    form = desk.form(request.POST)
    if step == LAST and has_moved_meanwhile(request):
        form.add_error("audience", _("You have moved to another unit meanwhile. See who would read it now."))
    if not form.is_valid():
        return page(desk, form, status=422)
    try:
        keep(desk, form)
    except StaleFormError as stale:
        return stale_page(desk, form, stale)
    except ValidationError as error:
        form.add_error("sentence", error)
        return page(desk, form, status=422)
    return redirect_after(desk)


def redirect_after(desk: Desk) -> HttpResponse:
    """Go where the button said: on, back, or away until later."""
    pk, pressed = desk.connection.pk, desk.request.POST
    if "later" in pressed:
        messages.success(desk.request, _("Kept. Only you read it. Come back when you like."))
        return redirect("connections")
    if "back" in pressed:
        return redirect("connect_step", pk=pk, step=max(desk.step - 1, 1))
    return (
        redirect("connect_step", pk=pk, step=desk.step + 1)
        if desk.step < LAST
        else redirect("connection", pk=pk)
    )


def keep(desk: Desk, form: EditedForm) -> None:
    """Keep an answer; the last one becomes the person's part, unless they go back or come back later."""
    edits, person = form.cleaned_data["edits"], desk.request.person
    is_done = not {"later", "back"}.intersection(desk.request.POST)
    if desk.step < LAST or not is_done:
        save_answer(
            connection=desk.connection,
            step=desk.step,
            words=form.words,
            edits=edits,
            by=person,
            is_done=is_done,
        )
        return
    nearest = {item.priority_id: words.unit_id if words else None for item, words in desk.ground.others}
    finish_connection(
        connection=desk.connection,
        words=form.words,
        edits=edits,
        audience=form.cleaned_data["audience"],
        also={priority: nearest[priority] for priority in form.cleaned_data["also"]},
        part_edits=form.cleaned_data["part_edits"],
        by=person,
    )


@requires(author_of_the_connection)
@takes_posts_only
def connect_draft(request: PersonRequest, pk: int, step: int) -> HttpResponse:
    """Autosave: keep what is typed so far and answer with the count of edits."""
    desk = Desk(request, pk, step)
    form = desk.form(request.POST)
    if not form.is_keepable():
        return autosave.too_long()
    try:
        saved = save_answer(
            connection=desk.connection,
            step=step,
            words=form.words,
            edits=form.cleaned_data["edits"],
            by=request.person,
        )
    except StaleFormError:
        return autosave.newer_is_stored()
    return autosave.kept(saved)


def stale_page(desk: Desk, form: EditedForm, stale: StaleFormError) -> HttpResponse:
    """Show what is stored beside what was sent; the next save follows the stored one."""
    answer = ConnectAnswer.objects.filter(connection=desk.connection, step=desk.step).first()
    data = with_edits(form.data, answer.edits if answer else 0)
    if isinstance(stale.stored, Contribution):
        data["part_edits"] = stale.stored.edits
        newer = [stale.stored.draft or stale.stored.text]
    else:
        newer = texts_in(answer.words if answer else {})
    form.data = data
    return page(desk, form, newer=newer, status=409)


def texts_in(words: Words) -> list[str]:
    """Return what somebody wrote or ticked at a step, as texts to read."""
    texts = [value for value in words.values() if isinstance(value, str) and value]
    return [*texts, *spoken(words.get("touched", []))]


def page(desk: Desk, form: EditedForm, *, newer: list[str] | None = None, status: int = 200) -> HttpResponse:
    person = desk.request.person
    context = {
        "connection": desk.connection,
        "question": QUESTIONS[desk.step - 1],
        "questions": QUESTIONS,
        "ground": desk.ground,
        "offer": desk.offer,
        "form": form,
        "newer": newer,
        "readers": readers_of_private_words(person).said_to(person),
    }
    if desk.step == TOUCH:
        context["ticked"] = form["touched"].value() or []
    if desk.step == LAST:
        unit = desk.unit
        context |= {
            "unit": unit,
            "also": [str(priority) for priority in form["also"].value() or []],
            "chosen": form["audience"].value(),
            "is_new_part": desk.part is None or desk.part.finished_at is None,
            "readers_by_audience": [
                (value, label, readers_for(value, person, unit).said_to(person))
                for value, label in Contribution.Audience.choices
            ],
        }
    return render(desk.request, f"clarify/connect/step_{desk.step}.html", context, status=status)
