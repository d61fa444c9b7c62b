"""One question: its way up, the answer coming down, and what its lead does with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import Permission, PersonRequest, requires
from inhabit.access.readers import Said
from inhabit.people.models import Person, Unit
from inhabit.programme.lead_pages import tabs_of_lead
from inhabit.stages.communicate.actions.questions import (
    AnsweredMeanwhileError,
    Reply,
    answer_question,
    answer_with,
    may_be_for_everyone,
    merge_questions,
    pass_up,
    seat_of_answer,
    take_question,
)
from inhabit.stages.communicate.forms.questions import AnswerForm, PassingForm
from inhabit.stages.communicate.models import Answer, Question, Station
from inhabit.stages.communicate.permissions.questions import (
    could_answer_the_question,
    has_on_hand,
    has_the_question_on_hand,
    holds,
    may_answer,
    may_take,
    question_called,
    reader_of_the_question,
    reads,
    stations_of,
)
from inhabit.stages.communicate.readers.questions import (
    readers_of_answer,
    readers_of_question,
)
from inhabit.stages.communicate.seats import next_seat
from inhabit.stages.communicate.selectors.questions import (
    askings_of,
    earlier_for,
    in_groups,
    overdue_below,
    perhaps_the_same,
    those_of_own_people,
    units_held_by,
    waiting_with,
    way_for,
)
from inhabit.stages.communicate.unnamed import line_up
from inhabit.surfaces.tabs import Tab

PAGE_SIZE = 20

lead_of_anything = Permission("lead, or sponsor", lambda person, **_: bool(units_held_by(person)))


@requires(lead_of_anything)
def questions_waiting(request: PersonRequest) -> HttpResponse:
    """What waits for the reader, the oldest first; beside it what waits too long one level below."""
    held = units_held_by(request.person)
    mine, below = waiting_with(held), overdue_below(held)
    is_below = request.GET.get("where") == "below"
    mine_count, below_count = mine.count(), below.count()
    page = Paginator(below if is_below else mine, PAGE_SIZE).get_page(request.GET.get("page"))
    address = reverse("questions_waiting")
    context = {
        "page": page,
        "groups": in_groups(page.object_list),
        "is_below": is_below,
        "lead_tabs": tabs_of_lead(request.person, "questions_waiting"),
        "tabs": [
            Tab(_("With you"), address, not is_below, mine_count),
            Tab(_("Too long one level down"), f"{address}?where=below", is_below, below_count),
        ],
    }
    return render(request, "communicate/questions_waiting.html", context)


@requires(reader_of_the_question)
def question(request: PersonRequest, pk: UUID) -> HttpResponseBase:
    """One question, as far as it is for the reader."""
    shown = found(pk)
    if shown.into_id is not None:
        return redirect("question", pk=shown.into_id)
    return question_page(request, shown)


def found(pk: UUID) -> Question:
    shown = question_called(pk)
    if shown is None:
        raise Http404
    answers = Answer.objects.select_related("author", "unit")
    prefetch_related_objects([shown], Prefetch("answers", answers))  # for the form as well as for the page
    return shown


@requires(could_answer_the_question)
def question_answer(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Answer, or correct what was answered."""
    shown = found(pk)
    if not may_answer(request.person, shown):
        return too_late(request, shown)
    form = AnswerForm(
        request.POST if request.method == "POST" else None, initial=initial_of(shown, shown.answers.first())
    )
    if not form.is_bound:
        return question_page(request, shown, form=form)
    if not form.is_valid():
        return question_page(request, shown, form=form, status=422)
    words = form.cleaned_data
    reply = Reply(words["wording"], words["text"], words["audience"] == "everyone")
    try:
        answer_question(question=shown, reply=reply, seen=words["seen"], by=request.person)
    except AnsweredMeanwhileError as meanwhile:
        form.data = with_seen(request, meanwhile.stored)
        return question_page(request, found(pk), form=form, newer=meanwhile.stored, status=422)
    except ValidationError as error:
        form.add_error("text", error)
        return question_page(request, shown, form=form, status=422)
    messages.success(request, _("Answered. It is on its way to everyone who asked."))
    return redirect("question", pk=pk)


def too_late(request: PersonRequest, shown: Question) -> HttpResponse:
    """Give back what was typed while the question was answered elsewhere or went on."""
    is_read = reads(request.person, shown.pk)
    if request.method != "POST":
        if not is_read:
            raise Http404
        return redirect("question", pk=shown.pk)
    context = {"question": shown, "typed": request.POST.get("text", ""), "is_read": is_read}
    return render(request, "communicate/question_too_late.html", context, status=409)


def with_seen(request: PersonRequest, stored: Answer) -> QueryDict:
    """Return what was posted as an answer to somebody who has seen ``stored``."""
    posted = request.POST.copy()
    posted["seen"] = str(stored.number)
    return posted


def initial_of(shown: Question, latest: Answer | None) -> dict[str, object]:
    audience = shown.audience
    goes_to_all = audience is not None and audience.parent_id is None and audience.is_open
    return {
        "wording": shown.wording,
        "text": latest.text if latest is not None and not shown.is_open else "",
        "seen": latest.number if latest is not None else 0,
        "audience": "everyone" if goes_to_all else "under",
    }


@requires(has_the_question_on_hand)
@takes_posts_only
def question_passing(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Pass it up."""
    shown, form = found(pk), PassingForm(request.POST)
    if not form.is_valid():
        return question_page(request, shown, passing=form, status=422)
    try:
        passed = pass_up(
            question=shown,
            from_unit=form.cleaned_data["unit"],
            word=form.cleaned_data["word"],
            by=request.person,
        )
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("question", pk=pk)
    messages.success(request, _("It is with %(unit)s now.") % {"unit": passed.unit})
    return redirect("questions_waiting")


@requires(has_the_question_on_hand)
@takes_posts_only
def question_taking(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Take over what waits too long one level down."""
    shown, form = found(pk), PassingForm(request.POST)
    if form.is_valid() and may_take(request.person, shown):
        take_question(question=shown, from_unit=form.cleaned_data["unit"], by=request.person)
        messages.success(request, _("It is with you now."))
    return redirect("question", pk=pk)


@requires(has_the_question_on_hand)
@takes_posts_only
def question_merging(request: PersonRequest, pk: UUID) -> HttpResponse:
    """It is the same as another: one that is open, or one that has been answered."""
    shown, other = found(pk), other_question(request)
    try:
        if other.is_open:
            stands = merge_questions(question=shown, into=other, by=request.person)
        else:
            stands = answer_with(question=shown, answered=other, by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("question", pk=pk)
    messages.success(request, _("Both are one question now."))
    return redirect("question", pk=stands.pk)


def other_question(request: PersonRequest) -> Question:
    """Return the question that the form names: one on the same hand, or an answered one that may be read."""
    try:
        pk = UUID(request.POST.get("other", ""))
    except ValueError:
        raise Http404 from None
    other = get_object_or_404(Question, pk=pk)
    is_allowed = has_on_hand(request.person, pk) if other.is_open else reads(request.person, pk)
    if not is_allowed:
        raise Http404
    return other


def question_page(
    request: PersonRequest,
    shown: Question,
    *,
    form: AnswerForm | None = None,
    passing: PassingForm | None = None,
    newer: Answer | None = None,
    status: int = 200,
) -> HttpResponse:
    you = request.person
    askings, stations = askings_of(shown, you), stations_of(shown)
    mine = next((asking for asking in askings if asking.person_id == you.pk), None)
    line = line_up(shown.unit, None)
    may = may_answer(you, shown)
    is_lead = may or any(station.unit.lead_id == you.pk for station in stations)
    way = way_for(you, shown, stations, is_lead=is_lead, has_asked=mine is not None)
    answers = list(shown.answers.all())
    answer = answers[0] if answers else None
    context: dict[str, Any] = {
        "question": shown,
        "mine": mine,
        "readers": readers_said(you, shown, way, next_seat(line)),
        "stations": way,
        "askings": askings if may else those_of_own_people(askings, you) if is_lead else [],
        "answer": answer,
        "earlier": earlier_for(you, answers[1:], may=may),
        "may_correct": may and not shown.is_open,
        "newer": newer,
        "form": form,
        "readers_under": readers_of_answer(shown.unit).said_to(you) if may else None,
        "readers_all": readers_of_all(you, shown, line) if may else None,
    }
    if may and shown.is_open:
        context |= what_its_lead_can_do(you, shown, line)
        context["form"] = form or AnswerForm(initial=initial_of(shown, answer))
        context["passing"] = passing or PassingForm(initial={"unit": shown.unit_id})
    return render(request, "communicate/question.html", context, status=status)


def readers_of_all(person: Person, shown: Question, line: list[Unit]) -> Said | None:
    """Say who reads an answer for everyone; None where the one who gives it speaks for too few people."""
    if not may_be_for_everyone(seat_of_answer(shown, person)):
        return None
    return readers_of_answer(line[-1] if line else shown.unit).said_to(person)


def readers_said(person: Person, shown: Question, way: list[Station], above: Unit | None) -> Said:
    """Say to ``person`` who reads the question, naming no unit that they don't see on its way."""
    if way or shown.audience is None:
        return readers_of_question(shown, way, above).said_to(person)
    return readers_of_answer(shown.audience).said_to(person)


def what_its_lead_can_do(person: Person, shown: Question, line: list[Unit]) -> dict[str, Any]:
    """Return what the page offers besides answering; ``line`` is the question's unit and those above."""
    is_mine = holds(person, shown)
    heard = [unit.pk for unit in (line if is_mine else line[1:])]
    return {
        "is_on_hand": True,
        "above": next_seat(line),
        "may_take": not is_mine,
        "same": perhaps_the_same(shown, units_held_by(person), heard),
    }
