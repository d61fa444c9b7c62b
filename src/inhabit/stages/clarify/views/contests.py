"""What units say against priorities: to read, to answer, to take back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.programme.lead_pages import tabs_of_lead
from inhabit.programme.models import Programme
from inhabit.programme.permissions import follows, sponsor_or_team_of_the_programme
from inhabit.programme.programme_pages import tabs_of_programme
from inhabit.programme.selectors import statements_now
from inhabit.stages.clarify.contests.actions import (
    MovedOnError,
    agree_to_contests,
    answer_contest,
    take_back_contest,
)
from inhabit.stages.clarify.contests.models import Contest
from inhabit.stages.clarify.contests.permissions import (
    asked_about_the_contest,
    may_pass_up,
    speaker_of_the_contest,
    speaks_for,
)
from inhabit.stages.clarify.contests.readers import READERS_OF_CONTESTS
from inhabit.stages.clarify.contests.selectors import (
    CONTESTS_PER_PAGE,
    counts_by_priority,
    in_order_of_need,
    shown,
)
from inhabit.stages.clarify.forms import AnswerForm, with_count
from inhabit.stages.clarify.words import last_statement
from inhabit.surfaces.filters import filter_by


@requires(signed_in)
def contest(request: PersonRequest, pk: int) -> HttpResponse:
    """What a unit said against a priority, what was answered, and the form to whoever has to answer."""
    return page(request, contest_by_number(pk))


@requires(asked_about_the_contest)
@takes_posts_only
def contest_answer(request: PersonRequest, pk: int) -> HttpResponse:
    """Answer it, or pass it up with a word."""
    asked = contest_by_number(pk)
    form = AnswerForm(request.POST, may_pass_up=may_pass_up(request.person, asked))
    if not form.is_valid():
        return page(request, asked, form, status=422)
    try:
        answer = answer_contest(contest=asked, by=request.person, **form.cleaned_data)
    except MovedOnError:
        return page(request, contest_by_number(pk), form, has_moved_on=True, status=409)
    except ValidationError as error:
        form.add_error("text", error)
        return page(request, asked, form, status=422)
    if answer.is_passing_up:
        messages.success(request, _("Passed up, with your word. The unit sees where it is now."))
    else:
        messages.success(request, _("Answered. It stands beside what the unit said."))
    return redirect("contest", pk=pk)


@requires(speaker_of_the_contest)
def contest_withdrawal(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask once, naming what goes; then take back what nobody has answered yet."""
    asked = contest_by_number(pk)
    if request.method != "POST":
        return render(request, "clarify/contest_withdrawal.html", {"contest": asked})
    if take_back_contest(contest=asked, by=request.person):
        messages.success(request, _("Taken back. Nothing stands here in its place yet."))
    else:
        messages.info(request, _("It has been answered meanwhile, so it stays to be read."))
    return redirect("contest", pk=pk)


@requires(signed_in)
def contests_for_me(request: PersonRequest) -> HttpResponse:
    """What waits for my answer, the oldest first."""
    waiting = Contest.objects.answerable_by(request.person).for_pages().order_by("due_on", "pk")
    listed = Paginator(waiting, CONTESTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": listed,
        "lead_tabs": tabs_of_lead(request.person, "contests_for_me"),
        "contests": [shown(item) for item in listed],
        "can_agree": any(not item.interpretation.is_contested for item in listed),
    }
    return render(request, "clarify/contests_for_me.html", context)


@requires(signed_in)
@takes_posts_only
def contests_agreement(request: PersonRequest) -> HttpResponse:
    """Agree at once to several that say “not ours”, of those that wait for my answer."""
    chosen = [row_number(number) for number in request.POST.getlist("contest")]
    agreed = agree_to_contests(contests=[number for number in chosen if number], by=request.person)
    if agreed:
        messages.success(
            request,
            ngettext("Agreed. The unit reads it now.", "Agreed. The %(number)d units read it now.", agreed)
            % {"number": agreed},
        )
    else:
        messages.info(request, _("Nothing was chosen that still waits for you."))
    return redirect("contests_for_me")


@requires(signed_in)
def contests_on_priority(request: PersonRequest, pk: int, priority: int) -> HttpResponse:
    """What was said against one priority anywhere, and what came of it."""
    programme = get_object_or_404(Programme.objects.select_related("strategy", "root_unit"), pk=pk)
    statement = last_statement(programme, priority)
    if statement is None:
        raise Http404
    said = Contest.objects.filter(programme=programme, priority=priority)
    said = in_order_of_need(said.exclude(state=Contest.State.TAKEN_BACK).for_pages())
    listed = Paginator(said, CONTESTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "statement": statement,
        "page": listed,
        "contests": [shown(item) for item in listed],
        "follows": follows(request.person, programme),
    }
    return render(request, "clarify/contests_on_priority.html", context)


@requires(sponsor_or_team_of_the_programme)
def programme_contests(request: PersonRequest, pk: int) -> HttpResponse:
    """All that was said against priorities in the programme: what waits first, overdue marked."""
    programme = get_object_or_404(Programme.objects.select_related("strategy", "root_unit"), pk=pk)
    counts = counts_by_priority(programme, statements_now(programme))
    choices = [
        ("", _("All")),
        ("waiting", _("Waiting")),
        ("overdue", _("Overdue")),
        ("answered", _("Answered")),
    ]
    show = filter_by("show", _("Show"), choices, asked=request.GET.get("show", ""))
    said = Contest.objects.all()
    if show.chosen == "waiting":
        said = said.waiting()
    elif show.chosen == "overdue":
        said = said.overdue()
    elif show.chosen == "answered":
        said = said.filter(state=Contest.State.ANSWERED)
    said = in_order_of_need(
        said.filter(programme=programme).exclude(state=Contest.State.TAKEN_BACK).for_pages()
    )
    listed = Paginator(said, CONTESTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "tabs": tabs_of_programme(programme, "programme_contests"),
        "counts": counts,
        "waiting": sum(item.waiting for item in counts),
        "number": sum(item.number for item in counts),
        "overdue": Contest.objects.overdue().filter(programme=programme).count(),
        "filter": show,
        "page": listed,
        "contests": [shown(item) for item in listed],
        "kept": f"show={show.chosen}&" if show.is_set else "",
    }
    return render(request, "clarify/programme_contests.html", context)


def contest_by_number(pk: int) -> Contest:
    return get_object_or_404(Contest.objects.for_pages(), pk=pk)


def page(
    request: PersonRequest,
    asked: Contest,
    form: AnswerForm | None = None,
    *,
    has_moved_on: bool = False,
    status: int = 200,
) -> HttpResponse:
    answers = list(asked.answers.select_related("author", "unit"))
    may_answer = Contest.objects.answerable_by(request.person).filter(pk=asked.pk).exists()
    if may_answer and form is None:
        form = AnswerForm(may_pass_up=may_pass_up(request.person, asked), initial={"seen": len(answers)})
    if has_moved_on and form is not None:
        form.data = with_count(form.data, "seen", len(answers))
    context = {
        "shown": shown(asked),
        "contest": asked,
        "answers": answers,
        "form": form if may_answer else None,
        "typed": form["text"].value() if form is not None and has_moved_on else "",
        "has_moved_on": has_moved_on,
        "may_take_back": asked.is_open and speaks_for(request.person, asked),
        "readers": READERS_OF_CONTESTS.said_to(request.person),
    }
    return render(request, "clarify/contest.html", context, status=status)
