"""A barrier goes up by hand, and what the one above does with it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.stages.empower.barriers.actions import (
    give_more_time,
    help_from_above,
    take_barrier_over,
    take_barrier_up,
)
from inhabit.stages.empower.barriers.forms import WordForm
from inhabit.stages.empower.barriers.permissions import may_take_the_barrier_up, stands_above_the_barrier
from inhabit.stages.empower.barriers.views.clearing import refused
from inhabit.stages.empower.barriers.views.one import barrier_page, found


@requires(may_take_the_barrier_up)
@takes_posts_only
def barrier_level(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Take it one level up by hand."""
    shown, form = found(pk), WordForm(request.POST)
    if not form.is_valid():
        return barrier_page(request, shown, forms={"taking_up": form}, status=422)
    word, level = form.cleaned_data["word"], form.cleaned_data["level"] or 0
    try:
        risen = take_barrier_up(barrier=shown, from_level=level, word=word, by=request.person)
    except ValidationError as error:
        return refused(request, pk, "taking_up", form, error)
    messages.success(request, _("%(unit)s sees it now. Who sees to it still has it.") % {"unit": risen.level})
    return redirect("barrier", pk=pk)


@requires(stands_above_the_barrier)
@takes_posts_only
def barrier_help(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Say how one helps."""
    shown, form = found(pk), WordForm(request.POST)
    if not form.is_valid():
        return barrier_page(request, shown, forms={"helping": form}, status=422)
    try:
        help_from_above(barrier=shown, word=form.cleaned_data["word"], by=request.person)
    except ValidationError as error:
        return refused(request, pk, "helping", form, error)
    messages.success(request, _("Said. Who sees to it and those in whose way it stands are told."))
    return redirect("barrier", pk=pk)


@requires(stands_above_the_barrier)
@takes_posts_only
def barrier_time(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Give it more time, once at this level."""
    shown, form = found(pk), WordForm(request.POST)
    if not form.is_valid():
        return barrier_page(request, shown, forms={"timing": form}, status=422)
    try:
        give_more_time(barrier=shown, word=form.cleaned_data["word"], by=request.person)
    except ValidationError as error:
        return refused(request, pk, "timing", form, error)
    messages.success(request, _("It has more time now."))
    return redirect("barrier", pk=pk)


@requires(stands_above_the_barrier)
@takes_posts_only
def barrier_taking(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Take it over."""
    shown, form = found(pk), WordForm(request.POST)
    if not form.is_valid():
        return barrier_page(request, shown, forms={"taking": form}, status=422)
    word, level = form.cleaned_data["word"], form.cleaned_data["level"] or 0
    take_barrier_over(barrier=shown, from_level=level, word=word, by=request.person)
    messages.success(request, _("It is with you now."))
    return redirect("barrier", pk=pk)
