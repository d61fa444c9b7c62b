"""Asking, and what became of it: my questions, what was answered, one question."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in, sponsor_or_steward
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import unit_of
from inhabit.programme.selectors import programme_of, statements_now
from inhabit.programme.unit_pages import tabs_of_unit
from inhabit.stages.communicate.actions.questions import (
    also_ask,
    ask_question,
    ask_unnamed,
    say_whether_answered,
    withdraw_question,
    withdraw_unnamed,
)
from inhabit.stages.communicate.forms.questions import NAMED, UNNAMED, QuestionForm
from inhabit.stages.communicate.models import Asking, Question, UnreleasedQuestion
from inhabit.stages.communicate.models.questions import QuestionQuerySet
from inhabit.stages.communicate.permissions.questions import (
    asker_of_the_question,
    has_on_hand,
    reader_of_the_question,
)
from inhabit.stages.communicate.readers.questions import readers_when_asked, readers_when_unnamed
from inhabit.stages.communicate.seats import first_seat
from inhabit.stages.communicate.selectors.questions import (
    answered_for,
    answered_like,
    asked_by,
    units_heard_by,
    units_held_by,
    with_latest_answers,
)
from inhabit.stages.communicate.unnamed import hash_of_receipt, receiving_unit
from inhabit.strategy.models import Priority
from inhabit.surfaces.filters import Filter, filter_by

PAGE_SIZE = 20
LONGEST_RECEIPT = 64


@requires(signed_in)
def questions(request: PersonRequest) -> HttpResponse:
    """What was asked and answered, for everyone whom the answers are for."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    unit = unit_of(request.person)
    priorities = priorities_of(unit)
    filters = filters_of(request, unit, priorities)
    where, about = (item.chosen for item in filters)
    found = answered_for(
        units_heard_by(request.person),
        words=words,
        answered_in=unit if where == "unit" else None,
        priority=row_number(about),
    )
    page = page_of_answered(found, request)
    is_narrowed = bool(words) or any(item.is_set for item in filters)
    context = {
        "page": page,
        "words": words,
        "filters": filters,
        "is_narrowed": is_narrowed,
        "sentence": how_many(page.paginator.count, is_narrowed=is_narrowed),
        "query": query_of(words, where, about),
        "answers": bool(units_held_by(request.person)),
        "sees_flow": sponsor_or_steward.holds(request.person),
    }
    return render(request, "communicate/questions.html", context)


def filters_of(request: PersonRequest, unit: Unit | None, priorities: list[tuple[int, str]]) -> list[Filter]:
    where = [("", _("All that reach me"))] + ([("unit", _("Answered in my unit"))] if unit else [])
    about = [("", _("On anything")), *((str(pk), name) for pk, name in priorities)]
    return [
        filter_by("where", _("Answered where"), where, asked=request.GET.get("where", "")),
        filter_by("about", _("On which priority"), about, asked=request.GET.get("about", ""), is_select=True),
    ]


def query_of(words: str, where: str, about: str) -> str:
    """Return what the addresses of further pages carry."""
    asked = reverse("questions", query={"q": words, "where": where, "about": about})
    return asked.partition("?")[2] + "&"


def how_many(number: int, *, is_narrowed: bool) -> str:
    if not number:
        return _("Nothing found") if is_narrowed else ""
    return ngettext("%(number)d answered question", "%(number)d answered questions", number) % {
        "number": number
    }


def page_of_answered(found: QuestionQuerySet, request: PersonRequest) -> Page[Any]:
    """Return a page of questions with their answers; only keys are sorted, since there may be many."""
    page = page_of(found.values_list("pk", flat=True), request)
    keys = list(page.object_list)
    by_key = {question.pk: question for question in with_latest_answers(Question.objects.filter(pk__in=keys))}
    page.object_list = [by_key[key] for key in keys]
    return page


def page_of(rows: Any, request: PersonRequest) -> Page[Any]:
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


@requires(signed_in)
def unit_questions(request: PersonRequest, pk: int) -> HttpResponse:
    """What was answered in a unit, as far as it is for the reader."""
    unit = get_object_or_404(Unit.objects.select_related("lead"), pk=pk)
    found: QuestionQuerySet = answered_for(units_heard_by(request.person), answered_in=unit)
    context = {
        "unit": unit,
        "above": list(Unit.objects.above(unit).exclude(pk=unit.pk)),
        "tabs": tabs_of_unit(unit, "unit_questions"),
        "page": page_of_answered(found, request),
        "is_lead": unit.lead_id == request.person.pk,
    }
    return render(request, "communicate/unit_questions.html", context)


def priorities_of(unit: Unit | None) -> list[tuple[int, str]]:
    programme = programme_of(unit) if unit is not None else None
    if programme is None:
        return []
    return [(statement.priority_id, statement.name) for statement in statements_now(programme)]


@requires(signed_in)
@never_cache
def question_new(request: PersonRequest) -> HttpResponseBase:
    """Ask. What looks the same and was answered is shown first, once."""
    unit = unit_of(request.person)
    priorities = priorities_of(unit)
    if request.method != "POST":
        return asking_page(request, QuestionForm(initial={"name": NAMED}, priorities=priorities), unit)
    form = QuestionForm(request.POST, priorities=priorities)
    if not form.is_valid():
        return asking_page(request, form, unit, status=422)
    if has_moved_meanwhile(request, unit, form.cleaned_data["name"]):
        form.add_error("name", _("Somebody else would read it by now. See who, and send it again."))
        return asking_page(request, form, unit, status=422)
    same = (
        []
        if "sure" in request.POST
        else answered_like(form.cleaned_data["text"], units_heard_by(request.person))
    )
    if same:
        return asking_page(request, form, unit, same=same)
    return asked(request, form, unit)


def has_moved_meanwhile(request: PersonRequest, unit: Unit | None, name: str) -> bool:
    """Say whether the form named another reader than the question would go to now."""
    shown = request.POST.get("to_unnamed" if name == UNNAMED else "to", "")
    goes_to = receiver_of(request.person, unit, name)
    return bool(shown) and shown != str(goes_to and goes_to.pk)


def receiver_of(person: Person, unit: Unit | None, name: str) -> Unit | None:
    if unit is None:
        return None
    return receiving_unit(unit, by=person) if name == UNNAMED else first_seat(unit, by=person)


def asked(request: PersonRequest, form: QuestionForm, unit: Unit | None) -> HttpResponse:
    words = form.cleaned_data["text"]
    priority = Priority.objects.filter(pk=form.cleaned_data["priority"]).first()
    try:
        if form.cleaned_data["name"] == UNNAMED:
            receipt = ask_unnamed(text=words, priority=priority, by=request.person)
            return render(request, "communicate/question_receipt_new.html", {"receipt": receipt})
        question = ask_question(text=words, priority=priority, by=request.person)
    except ValidationError as error:
        form.add_error("text", error)
        return asking_page(request, form, unit, status=422)
    messages.success(request, _("Asked. Here you see where it is."))
    return redirect("question", pk=question.pk)


def asking_page(
    request: PersonRequest,
    form: QuestionForm,
    unit: Unit | None,
    *,
    same: list[Question] | None = None,
    status: int = 200,
) -> HttpResponse:
    you = request.person
    to = receiver_of(you, unit, NAMED)
    to_unnamed = receiver_of(you, unit, UNNAMED)
    context = {
        "form": form,
        "same": same,
        "to": to,
        "to_unnamed": to_unnamed,
        "readers_named": readers_when_asked(you, to).said_to(you) if to else None,
        "readers_unnamed": readers_when_unnamed(to_unnamed).said_to(you) if to_unnamed else None,
        "chosen": form["name"].value(),
    }
    return render(request, "communicate/question_new.html", context, status=status)


@requires(signed_in)
def my_questions(request: PersonRequest) -> HttpResponse:
    """What I have asked with my name, and what became of it."""
    return render(
        request, "communicate/my_questions.html", {"page": page_of(asked_by(request.person), request)}
    )


@requires(signed_in)
@never_cache
def question_receipt(request: PersonRequest) -> HttpResponse:
    """What became of a question asked without a name, for whoever holds its receipt.

    The receipt is sent as a form and never stands in an address: those are written into logs.
    """
    receipt = request.POST.get("receipt", "").strip()[:LONGEST_RECEIPT]
    context: dict[str, object] = {"receipt": receipt}
    if receipt:
        mark = hash_of_receipt(receipt)
        asking = Asking.objects.filter(receipt=mark).select_related("question__unit").first()
        question = asking.question if asking is not None else None
        context |= {
            "is_waiting": UnreleasedQuestion.objects.filter(receipt=mark).exists(),
            "asking": asking,
            "question": question,
            "answer": question.answers.select_related("author", "unit").first() if question else None,
        }
    return render(request, "communicate/question_receipt.html", context)


@requires(signed_in)
@takes_posts_only
def question_receipt_withdrawal(request: PersonRequest) -> HttpResponse:
    """Take back an unnamed question that nobody has read yet."""
    receipt = request.POST.get("receipt", "").strip()[:LONGEST_RECEIPT]
    is_gone = withdraw_unnamed(receipt=receipt, by=request.person)
    return render(
        request, "communicate/question_receipt.html", {"is_gone": is_gone, "is_too_late": not is_gone}
    )


@requires(reader_of_the_question)
@takes_posts_only
def question_also(request: PersonRequest, pk: UUID) -> HttpResponse:
    """I have that question too: tell me when its answer changes or, where it is asked again, comes."""
    question = get_object_or_404(Question, pk=pk, answered_on__isnull=False)
    if has_on_hand(request.person, pk):  # since the page was opened: nobody asks themself
        return redirect("question", pk=pk)
    also_ask(question=question, by=request.person)
    if question.is_open:
        told = _("It is among your questions now: you are told when it is answered anew.")
    else:
        told = _("It is among your questions now: you are told when the answer changes.")
    messages.success(request, told)
    return redirect("question", pk=pk)


@requires(asker_of_the_question)
def asking_withdrawal(request: PersonRequest, asking: int) -> HttpResponse:
    """Ask once, naming what goes; then take it back."""
    mine = get_object_or_404(Asking.objects.select_related("question"), pk=asking)
    if request.method != "POST":
        return render(request, "communicate/asking_withdrawal.html", {"asking": mine})
    try:
        withdraw_question(asking=mine, by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("question", pk=mine.question_id)
    messages.success(request, _("Taken back. Nothing of it is kept."))
    return redirect("my_questions")


@requires(asker_of_the_question)
@takes_posts_only
def asking_verdict(request: PersonRequest, asking: int) -> HttpResponse:
    """Did this answer it? "Not yet" asks on, one level up, once."""
    mine = get_object_or_404(Asking, pk=asking)
    verdict = request.POST.get("verdict", "")
    if verdict not in {Asking.Verdict.YES, Asking.Verdict.NOT_YET}:
        raise Http404
    say_whether_answered(asking=mine, verdict=verdict, by=request.person)
    messages.success(request, _("Thank you. That is noted."))
    return redirect("question", pk=mine.question_id)
