"""What who sees to a barrier does with it, and whether it is gone says who had it in their way."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.empower.barriers.actions import (
    close_barrier,
    confirm_barrier,
    hand_barrier_on,
    merge_barriers,
    reopen_barrier,
    see_to_barrier,
)
from inhabit.stages.empower.barriers.forms import ClosingForm, DoingForm, HandingForm, WithEdits, WordForm
from inhabit.stages.empower.barriers.models import Barrier
from inhabit.stages.empower.barriers.permissions import (
    raiser_of_the_barrier,
    sees_to,
    sees_to_the_barrier,
)
from inhabit.stages.empower.barriers.selectors.one import people_to_hand_to
from inhabit.stages.empower.barriers.views.one import barrier_page, found


@requires(sees_to_the_barrier)
@takes_posts_only
def barrier_doing(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Say what is being done, and by when."""
    shown, form = found(pk), DoingForm(request.POST)
    if not form.is_valid():
        return barrier_page(request, shown, forms={"doing": form}, status=422)
    try:
        see_to_barrier(barrier=shown, by=request.person, **form.cleaned_data)
    except StaleFormError:
        return changed_meanwhile(request, pk, "doing", form)
    except ValidationError as error:
        return refused(request, pk, "doing", form, error)
    messages.success(request, _("Noted. Those in whose way it stands are told."))
    return redirect("barrier", pk=pk)


def changed_meanwhile(request: PersonRequest, pk: UUID, name: str, form: WithEdits) -> HttpResponse:
    """Show what has happened since, with what was typed untouched, to be sent again."""
    shown = found(pk)
    typed = request.POST.copy()
    typed["edits"] = str(shown.edits)
    form.data = typed
    return barrier_page(request, shown, forms={name: form}, is_stale=True, status=422)


def refused(request: PersonRequest, pk: UUID, name: str, form: Form, error: ValidationError) -> HttpResponse:
    form.add_error(None, error)
    return barrier_page(request, found(pk), forms={name: form}, status=422)


@requires(sees_to_the_barrier)
@takes_posts_only
def barrier_owner(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Hand it on."""
    shown = found(pk)
    form = HandingForm(request.POST, people=people_to_hand_to(shown))
    if not form.is_valid():
        return barrier_page(request, shown, forms={"handing": form}, status=422)
    try:
        hand_barrier_on(barrier=shown, by=request.person, **form.cleaned_data)
    except StaleFormError:
        return changed_meanwhile(request, pk, "handing", form)
    except ValidationError as error:
        return refused(request, pk, "handing", form, error)
    messages.success(request, _("It is with %(who)s now, who is told.") % {"who": form.cleaned_data["to"]})
    return redirect("barrier", pk=pk)


@requires(sees_to_the_barrier)
@takes_posts_only
def barrier_closure(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Close it with what was done."""
    shown, form = found(pk), ClosingForm(request.POST)
    if not form.is_valid():
        return barrier_page(request, shown, forms={"closing": form}, status=422)
    try:
        close_barrier(barrier=shown, by=request.person, **form.cleaned_data)
    except StaleFormError:
        return changed_meanwhile(request, pk, "closing", form)
    except ValidationError as error:
        return refused(request, pk, "closing", form, error)
    messages.success(request, _("Closed. Those in whose way it stood are asked whether it is gone."))
    return redirect("barrier", pk=pk)


@requires(sees_to_the_barrier)
@takes_posts_only
def barrier_merging(request: PersonRequest, pk: UUID) -> HttpResponse:
    """It is the same as another that the reader sees to."""
    try:
        number = UUID(request.POST.get("other", ""))
    except ValueError:
        raise Http404 from None
    other = get_object_or_404(Barrier.objects.select_related("unit"), pk=number)
    if not sees_to(request.person, other):
        raise Http404
    try:
        stands = merge_barriers(barrier=found(pk), into=other, by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("barrier", pk=pk)
    messages.success(request, _("Both are one now."))
    return redirect("barrier", pk=stands.pk)


@requires(raiser_of_the_barrier)
@takes_posts_only
def barrier_confirmation(request: PersonRequest, pk: UUID) -> HttpResponse:
    """It is gone."""
    confirm_barrier(barrier=found(pk), by=request.person)
    messages.success(request, _("Thank you. That is noted."))
    return redirect("barrier", pk=pk)


@requires(raiser_of_the_barrier)
@takes_posts_only
def barrier_reopening(request: PersonRequest, pk: UUID) -> HttpResponse:
    """It is not gone: say what still stands in the way."""
    shown, form = found(pk), WordForm(request.POST)
    if not form.is_valid():
        return barrier_page(request, shown, forms={"reopening": form}, status=422)
    try:
        reopen_barrier(barrier=shown, word=form.cleaned_data["word"], by=request.person)
    except ValidationError as error:
        return refused(request, pk, "reopening", form, error)
    messages.success(request, _("It is open again, and whoever sees to it is told."))
    return redirect("barrier", pk=pk)
