"""What whoever facilitates sends."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.stages.reflect.retrospectives.actions.cards import mark_card
from inhabit.stages.reflect.retrospectives.actions.closing import close_retrospective, reopen_retrospective
from inhabit.stages.reflect.retrospectives.actions.facilitating import (
    change_time,
    go_to,
    hand_over,
    take_over,
)
from inhabit.stages.reflect.retrospectives.actions.starting import call_off
from inhabit.stages.reflect.retrospectives.forms import PhaseForm, RemovalForm
from inhabit.stages.reflect.retrospectives.models import Retrospective
from inhabit.stages.reflect.retrospectives.permissions import facilitator_of_it, of_the_retrospective
from inhabit.stages.reflect.retrospectives.views.answering import answer
from inhabit.stages.reflect.retrospectives.views.live import retrospective_by_number


@requires(facilitator_of_it)
@takes_posts_only
def retrospective_phase(request: PersonRequest, pk: int) -> HttpResponse:
    """Go on to the next phase, or back."""
    form, stored = PhaseForm(request.POST), get_object_or_404(Retrospective, pk=pk)
    return answer(
        request, pk, lambda: go_to(retrospective=stored, by=request.person, **form.cleaned_data), form
    )


@requires(facilitator_of_it)
@takes_posts_only
def retrospective_time(request: PersonRequest, pk: int) -> HttpResponse:
    """A minute more, a pause, or no timer."""
    stored, what = get_object_or_404(Retrospective, pk=pk), request.POST.get("what", "")
    return answer(request, pk, lambda: change_time(retrospective=stored, what=what, by=request.person))


@requires(facilitator_of_it)
@takes_posts_only
def retrospective_facilitator(request: PersonRequest, pk: int) -> HttpResponse:
    """Hand over to somebody else."""
    stored, to = get_object_or_404(Retrospective, pk=pk), row_number(request.POST.get("to")) or 0
    return answer(request, pk, lambda: hand_over(retrospective=stored, to=to, by=request.person))


@requires(of_the_retrospective)
@takes_posts_only
def retrospective_takeover(request: PersonRequest, pk: int) -> HttpResponse:
    """Facilitate in place of somebody whose connection has dropped."""
    stored = get_object_or_404(Retrospective, pk=pk)
    return answer(request, pk, lambda: take_over(retrospective=stored, by=request.person))


@requires(facilitator_of_it)
@takes_posts_only
def retrospective_removal(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a card that hurts out of sight, or put it back."""
    form, stored = RemovalForm(request.POST), get_object_or_404(Retrospective, pk=pk)
    return answer(
        request, pk, lambda: mark_card(retrospective=stored, by=request.person, **form.cleaned_data), form
    )


@requires(facilitator_of_it)
def retrospective_end(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask once, then end it: everybody is led to the summary."""
    stored = retrospective_by_number(pk)
    if request.method != "POST":
        agreed = stored.ideas.filter(is_agreed=True).select_related("owner")
        context = {"retrospective": stored, "unit": stored.unit, "agreed": agreed}
        return render(request, "reflect/retrospectives/end.html", context)
    close_retrospective(retrospective=stored, by=request.person)
    return redirect("retrospective_summary", pk=pk)


@requires(facilitator_of_it)
def retrospective_cancellation(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask once, then call it off: nothing of it is kept."""
    stored = retrospective_by_number(pk)
    if request.method != "POST":
        context = {
            "retrospective": stored,
            "unit": stored.unit,
            "cards": stored.cards.exclude(text="").count(),
        }
        return render(request, "reflect/retrospectives/cancellation.html", context)
    call_off(retrospective=stored, by=request.person)
    messages.success(request, _("Called off. Nothing of it was kept."))
    return redirect("unit_retrospectives", pk=stored.unit_id)


@requires(facilitator_of_it)
@takes_posts_only
def retrospective_reopening(request: PersonRequest, pk: int) -> HttpResponse:
    """Go back into what ended within the last day."""
    try:
        reopen_retrospective(retrospective=retrospective_by_number(pk), by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("retrospective_summary", pk=pk)
    return redirect("retrospective", pk=pk)
