"""A proposed change: to read, to support, to answer, to withdraw."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.programme.lead_pages import tabs_of_lead
from inhabit.programme.work_pages import tabs_of_work
from inhabit.stages.clarify.forms import with_count
from inhabit.stages.reflect.adjustments.actions import (
    support_adjustment,
    take_back_support,
    withdraw_adjustment,
)
from inhabit.stages.reflect.adjustments.answering import (
    MovedOnError,
    answer_adjustment,
    sign_of,
    speaking_for,
)
from inhabit.stages.reflect.adjustments.carrying_out import parts_of
from inhabit.stages.reflect.adjustments.forms import AdjustmentAnswerForm
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.permissions import (
    decider_of_the_adjustment,
    proposer_of_the_adjustment,
    reader_of_the_adjustment,
)
from inhabit.stages.reflect.adjustments.present import Present, present_of
from inhabit.stages.reflect.adjustments.readers import readers_of_adjustment, readers_of_name
from inhabit.stages.reflect.adjustments.selectors import (
    PER_PAGE,
    for_pages,
    proposed_by,
    shown,
    supported_by,
    three_way,
    waiting_for,
)


@requires(reader_of_the_adjustment)
def adjustment(request: PersonRequest, pk: int) -> HttpResponse:
    """A proposed change beside what stands now, what was answered, and the form to who has to decide."""
    return page(request, adjustment_by_number(pk))


@requires(decider_of_the_adjustment)
@takes_posts_only
def adjustment_answer(request: PersonRequest, pk: int) -> HttpResponse:
    """Accept it, decline it with a reason, or pass it up with a word."""
    asked = adjustment_by_number(pk)
    form = form_for(request, asked, request.POST)
    if not form.is_valid():
        return page(request, asked, form, status=422)
    try:
        answer = answer_adjustment(adjustment=asked, by=request.person, **form.cleaned_data)
    except MovedOnError:
        return page(request, adjustment_by_number(pk), form, has_moved_on=True, status=422)
    except ValidationError as error:
        form.add_error(None, error)
        return page(request, adjustment_by_number(pk), form, status=422)
    messages.success(request, said_after(answer.verdict))
    return redirect("adjustment", pk)


def said_after(verdict: str) -> str:
    if verdict == "accepted":
        return _("Accepted. Whoever proposed it reads what stands there now.")
    if verdict == "declined":
        return _("Declined, with your reason. Whoever proposed or supports it reads it.")
    return _("Passed up, with your word.")


@requires(reader_of_the_adjustment)
@takes_posts_only
def adjustment_support(request: PersonRequest, pk: int) -> HttpResponse:
    """Say, with one's name, that one sees it too; or take that back."""
    asked = adjustment_by_number(pk)
    if request.POST.get("to") == "back":
        take_back_support(adjustment=asked, by=request.person)
    else:
        support_adjustment(adjustment=asked, by=request.person)
    return redirect("adjustment", pk)


@requires(proposer_of_the_adjustment)
def adjustment_withdrawal(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask once, naming what goes; then take back what nobody has answered yet."""
    asked = adjustment_by_number(pk)
    if request.method != "POST":
        return render(request, "reflect/adjustments/withdrawal.html", {"shown": shown(asked)})
    if withdraw_adjustment(adjustment=asked, by=request.person):
        messages.success(request, _("Withdrawn. Only you can still read it."))
    else:
        messages.info(request, _("It has been answered meanwhile, so it stays to be read."))
    return redirect("adjustment", pk)


@requires(signed_in)
def adjustments_for_me(request: PersonRequest) -> HttpResponse:
    """What is proposed and mine to decide, what is due first, first."""
    listed = Paginator(waiting_for(request.person), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": listed,
        "rows": [shown(each) for each in listed],
        "lead_tabs": tabs_of_lead(request.person, "adjustments_for_me"),
    }
    return render(request, "reflect/adjustments/for_me.html", context)


@requires(signed_in)
def my_adjustments(request: PersonRequest) -> HttpResponse:
    """What I proposed and what I support, with what became of it."""
    listed = Paginator(proposed_by(request.person), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": listed,
        "rows": [shown(each) for each in listed],
        "supported": [shown(each) for each in supported_by(request.person)[:PER_PAGE]],
        "tabs": tabs_of_work("my_adjustments"),
    }
    return render(request, "reflect/adjustments/mine.html", context)


def adjustment_by_number(pk: int) -> Adjustment:
    return get_object_or_404(for_pages(Adjustment.objects.all()), pk=pk)


def form_for(
    request: PersonRequest, asked: Adjustment, data: Any = None, present: Present | None = None
) -> AdjustmentAnswerForm:
    initial = {"wording": asked.wording, "seen": sign_of(asked, present or present_of(asked))}
    return AdjustmentAnswerForm(
        data,
        adjustment=asked,
        parts=parts_of(asked),
        may_pass_up=speaking_for(asked, request.person) is not None,
        initial=initial,
    )


def page(
    request: PersonRequest,
    asked: Adjustment,
    form: AdjustmentAnswerForm | None = None,
    *,
    has_moved_on: bool = False,
    status: int = 200,
) -> HttpResponse:
    beside = three_way(asked)
    may_answer = Adjustment.objects.answerable_by(request.person).filter(pk=asked.pk).exists()
    if may_answer and form is None:
        form = form_for(request, asked, present=beside.present)
    if has_moved_on and form is not None:
        form.data = with_count(form.data, "seen", sign_of(asked, beside.present))
    supports = list(asked.supports.select_related("person"))
    knows_name = readers_of_name(asked).include(request.person)
    context = {
        "shown": shown(asked),
        "adjustment": asked,
        "beside": beside,
        "answers": list(asked.answers.select_related("author", "unit")),
        "form": form if may_answer else None,
        "typed": form.data.get("text", "") if form is not None and has_moved_on else "",
        "typed_wording": form.data.get("wording", "") if form is not None and has_moved_on else "",
        "has_moved_on": has_moved_on,
        "supports": supports,
        "i_support": any(each.person_id == request.person.pk for each in supports),
        "is_mine": asked.author_id == request.person.pk,
        "knows_name": knows_name,
        "readers": readers_of_adjustment(asked).said_to(request.person),
        "name_readers": readers_of_name(asked).said_to(request.person),
    }
    return render(request, "reflect/adjustments/adjustment.html", context, status=status)
