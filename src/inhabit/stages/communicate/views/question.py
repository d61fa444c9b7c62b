"""One question: its way up, the answer coming down, and what its lead does with it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import Permission, PersonRequest, requires
from inhabit.people.models import Person
from inhabit.stages.communicate.actions.questions import (
    AnsweredMeanwhileError,
    Reply,
    answer_question,
    answer_with,
    merge_questions,
    pass_up,
    take_question,
)
from inhabit.stages.communicate.forms.questions import AnswerForm, PassingForm
from inhabit.stages.communicate.models import Answer, Question
from inhabit.stages.communicate.permissions.questions import (
    has_on_hand,
    has_the_question_on_hand,
    may_answer,
    may_answer_the_question,
    may_take,
    question_called,
    reader_of_the_question,
    reads,
)
from inhabit.stages.communicate.readers.questions import (
    leads_on_the_way,
    readers_of_answer,
    readers_of_question,
)
from inhabit.stages.communicate.seats import seat_above, top_above
from inhabit.stages.communicate.selectors.questions import (
    askings_to_show,
    in_groups,
    overdue_below,
    perhaps_the_same,
    stops_of,
    units_heard_by,
    units_held_by,
    waiting_with,
)
from inhabit.surfaces.tabs import Tab

PAGE_SIZE = 20
MOST_ASKINGS = 50

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
    return shown


@requires(may_answer_the_question)
def question_answer(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Answer, or correct what was answered."""
    shown = found(pk)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=initial_of(shown))
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


def with_seen(request: PersonRequest, stored: Answer) -> QueryDict:
    """Return what was posted as an answer to somebody who has seen ``stored``."""
    posted = request.POST.copy()
    posted["seen"] = str(stored.number)
    return posted


def initial_of(shown: Question) -> dict[str, object]:
    latest = shown.answers.first()
    goes_to_all = shown.audience is not None and shown.audience.parent_id is None
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
        form.add_error("word", error)
        return question_page(request, shown, passing=form, status=422)
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
    mine = shown.askings.filter(person=you).first()
    may = may_answer(you, shown)
    may_see_way = sees_the_way(you, shown, has_asked=mine is not None)
    sees_askings = may_see_way and (mine is None or may)
    is_on_hand = may and shown.is_open
    above = seat_above(shown.unit) if shown.is_open else None
    answers = list(shown.answers.select_related("author", "unit"))
    context = {
        "question": shown,
        "mine": mine,
        "readers": readers_of_question(shown).said_to(you),
        "stops": stops_of(shown) if may_see_way else [],
        "askings": list(askings_to_show().filter(question=shown)[:MOST_ASKINGS]) if sees_askings else [],
        "answer": answers[0] if answers else None,
        "earlier": answers[1:],
        "above": above,
        "is_on_hand": is_on_hand,
        "may_take": shown.is_open and may_take(you, shown),
        "may_correct": may and not shown.is_open,
        "newer": newer,
        "form": form or (AnswerForm(initial=initial_of(shown)) if is_on_hand else None),
        "passing": passing or PassingForm(initial={"unit": shown.unit_id}),
        "same": perhaps_the_same(shown, units_held_by(you), units_heard_by(you)) if is_on_hand else [],
        "readers_under": readers_of_answer(shown.unit).said_to(you) if may else None,
        "readers_all": readers_of_answer(top_above(shown.unit)).said_to(you) if may else None,
    }
    return render(request, "communicate/question.html", context, status=status)


def sees_the_way(person: Person, shown: Question, *, has_asked: bool) -> bool:
    """Say whether ``person`` sees where the question began: who asked it, and the leads it came to.

    Everyone else reads question and answer alone: a small unit's name would nearly be a person's.
    """
    if has_asked or may_answer(person, shown):
        return True
    return any(lead.includes(person) for lead in leads_on_the_way(shown))
