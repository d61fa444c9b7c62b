"""Both sides say what they think of a list: yes, what should be different, that it holds, that it ends."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.stages.empower.remits import actions
from inhabit.stages.empower.remits.forms import ReplyForm, WishForm
from inhabit.stages.empower.remits.models import Remit, RemitAnswer, RemitVersion
from inhabit.stages.empower.remits.permissions import (
    giver_asked_for_a_change,
    giver_of_the_remit,
    receiver_of_the_remit,
)
from inhabit.stages.empower.remits.views.pages import remit_by_number, remit_page


def version_seen(request: PersonRequest, stored: Remit) -> RemitVersion:
    """Return the version that the form was about: what one agrees to is what one has read.

    ``ValidationError`` where there is none such.
    """
    seen = stored.versions.exclude(state=RemitVersion.State.DRAFT)
    found = seen.filter(pk=row_number(request.POST.get("version")) or 0).first()
    if found is None:
        raise ValidationError(_("This has been changed meanwhile. Please look at it again."))
    return found


@requires(receiver_of_the_remit)
@takes_posts_only
def remit_agreement(request: PersonRequest, pk: int) -> HttpResponse:
    """Say yes to what is proposed."""
    stored = remit_by_number(pk)
    try:
        actions.agree(version=version_seen(request, stored), by=request.person)
    except ValidationError as error:
        return remit_page(request, stored, error=" ".join(error.messages), status=422)
    messages.success(request, _("You have agreed."))
    return redirect("remit", pk=pk)


@requires(receiver_of_the_remit)
@takes_posts_only
def remit_wish(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what should be different."""
    stored, form = remit_by_number(pk), WishForm(request.POST)
    if not form.is_valid():
        return remit_page(request, stored, wish=form, status=422)
    try:
        version = version_seen(request, stored)
        actions.ask_for_change(version=version, word=form.cleaned_data["word"], by=request.person)
    except ValidationError as error:
        return remit_page(request, stored, wish=form, error=" ".join(error.messages), status=422)
    messages.success(request, _("Your wish is where it belongs. The answer comes back to you."))
    return redirect("remit", pk=pk)


@requires(giver_asked_for_a_change)
@takes_posts_only
def remit_reply(request: PersonRequest, pk: int) -> HttpResponse:
    """Answer somebody who asked for a change."""
    wish = get_object_or_404(RemitAnswer.objects.select_related("version"), pk=pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return remit_page(request, remit_by_number(wish.version.remit_id), reply=form, status=422)
    actions.reply(wish=wish, text=form.cleaned_data["reply"], by=request.person)
    messages.success(request, _("Your answer is with whoever asked."))
    return redirect("remit", pk=wish.version.remit_id)


@requires(giver_of_the_remit)
@takes_posts_only
def remit_holding(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that what was proposed to many holds."""
    stored = remit_by_number(pk)
    try:
        actions.hold(version=version_seen(request, stored), by=request.person)
    except ValidationError as error:
        return remit_page(request, stored, error=" ".join(error.messages), status=422)
    messages.success(request, _("It holds from now on."))
    return redirect("remit", pk=pk)


@requires(giver_of_the_remit)
@takes_posts_only
def remit_review(request: PersonRequest, pk: int) -> HttpResponse:
    """Say in a new cycle that it is still right."""
    actions.keep_as_it_is(remit=remit_by_number(pk), by=request.person)
    messages.success(request, _("Noted: it is still right in this cycle."))
    return redirect("remit", pk=pk)


@requires(giver_of_the_remit)
@takes_posts_only
def remit_again(request: PersonRequest, pk: int) -> HttpResponse:
    """Propose what holds anew, as it is, after one side has changed."""
    actions.propose_again(remit=remit_by_number(pk), by=request.person)
    messages.success(request, _("Proposed anew, as it is. Until it is agreed, it goes on to hold."))
    return redirect("remit", pk=pk)


@requires(giver_of_the_remit)
def remit_end(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that a list holds no longer; GET names what goes."""
    stored = remit_by_number(pk)
    if request.method != "POST":
        return render(request, "empower/remits/end.html", {"remit": stored, "unit": stored.unit})
    actions.end_remit(remit=stored, by=request.person)
    messages.success(request, _("It holds no longer. Its history stays readable."))
    return redirect("unit_remits", pk=stored.unit_id)
