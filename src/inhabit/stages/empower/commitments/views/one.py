"""One promise: how it stands, agreeing on it anew, and how it ended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.selectors import unit_of
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.clarify.forms import with_edits
from inhabit.stages.empower.commitments.actions import choose_readers, close, renegotiate, reopen
from inhabit.stages.empower.commitments.forms import EndingForm, ReadersForm, RenewalForm
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.stages.empower.commitments.permissions import owner_of_the_commitment, reader_of_the_commitment
from inhabit.stages.empower.commitments.readers import (
    readers_for,
    readers_of_check_ins,
    readers_of_commitment,
    readers_of_ending,
)
from inhabit.stages.empower.commitments.selectors import as_shown, check_ins_for
from inhabit.surfaces.rewording import changed_words
from inhabit.surfaces.toasts import say_with_undo


@requires(reader_of_the_commitment)
@require_safe
def commitment(request: PersonRequest, pk: int) -> HttpResponse:
    """A promise with its history, as far as its reader may see it."""
    stored = commitment_by_number(pk)
    is_mine = stored.owner_id == request.person.pk
    is_beside = stored.partner_id == request.person.pk
    check_ins = check_ins_for(stored, request.person)
    context = {
        "commitment": stored,
        "is_mine": is_mine,
        "is_beside": is_beside,
        "is_asked": is_beside and stored.partnering == Commitment.Partnering.ASKED,
        "is_stuck": bool(check_ins) and check_ins[0].state == "stuck" and stored.is_open,
        "check_ins": check_ins,
        "changes": list(stored.changes.all()) if is_mine or is_beside else [],
        "readers": readers_of_commitment(stored).said_to(request.person),
        "readers_of_check_ins": readers_of_check_ins(stored).said_to(request.person),
        "has_moved": is_mine and has_moved(stored),
    }
    return render(request, "empower/commitments/commitment.html", context)


@requires(owner_of_the_commitment)
@require_http_methods(["GET", "HEAD", "POST"])
def commitment_renewal(request: PersonRequest, pk: int) -> HttpResponse:
    """Agree on other words or another day; the history keeps how it was."""
    stored = commitment_by_number(pk)
    if request.method != "POST":
        initial = {"outcome": stored.outcome, "due_on": stored.due_on, "edits": stored.edits}
        return renewal_page(request, stored, RenewalForm(initial=initial))
    form = RenewalForm(request.POST)
    if not form.is_valid():
        return renewal_page(request, stored, form, status=422)
    try:
        renegotiate(commitment=stored, by=request.person, **form.cleaned_data)
    except StaleFormError:
        newer = commitment_by_number(pk)
        form.data = with_edits(form.data, newer.edits)
        return renewal_page(request, newer, form, is_stale=True, status=422)
    except ValidationError as error:
        form.add_error(None, error)
        return renewal_page(request, stored, form, status=422)
    messages.success(request, _("Agreed anew. The history keeps how it was."))
    return redirect("commitment", pk=pk)


@requires(owner_of_the_commitment)
@require_http_methods(["GET", "HEAD", "POST"])
def commitment_ending(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what came of it."""
    stored = commitment_by_number(pk)
    asked = request.GET.get("state", "")
    form = EndingForm(
        request.POST if request.method == "POST" else None,
        initial={"state": asked, "may_be_told": stored.may_be_told},
    )
    if request.method != "POST" or not form.is_valid():
        context = {
            "commitment": stored,
            "form": form,
            "readers": readers_of_ending(stored).said_to(request.person),
        }
        status = 422 if request.method == "POST" else 200
        return render(request, "empower/commitments/ending.html", context, status=status)
    close(commitment=stored, by=request.person, **form.cleaned_data)
    undo = reverse("commitment_reopening", args=[pk])
    say_with_undo(request, _("Closed, as you say."), undo=undo)
    return redirect("my_commitments")


@requires(owner_of_the_commitment)
@takes_posts_only
def commitment_reopening(request: PersonRequest, pk: int) -> HttpResponse:
    """Take up again what was closed."""
    reopen(commitment=commitment_by_number(pk), by=request.person)
    messages.success(request, _("It is open again."))
    return redirect("commitment", pk=pk)


@requires(owner_of_the_commitment)
@require_http_methods(["GET", "HEAD", "POST"])
def commitment_readers(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose who reads it."""
    stored = commitment_by_number(pk)
    initial = {name: getattr(stored, name) for name in ("audience", "shows_check_ins", "may_be_told")}
    form = ReadersForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose_readers(commitment=stored, by=request.person, **form.cleaned_data)
        messages.success(request, _("Kept. It holds from now on."))
        return redirect("commitment", pk=pk)
    unit = unit_of(request.person)
    partner = stored.partner if stored.partnering in Commitment.BESIDE else None
    context = {
        "commitment": stored,
        "form": form,
        "chosen": form["audience"].value(),
        "readers_by_audience": [
            (value, label, readers_for(value, request.person, partner, unit).said_to(request.person))
            for value, label in Commitment.Audience.choices
        ],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "empower/commitments/readers.html", context, status=status)


def commitment_by_number(pk: int) -> Commitment:
    found = as_shown(Commitment.objects.all()).select_related("owner", "unit__lead", "contribution")
    return get_object_or_404(found.select_related("interpretation__unit"), pk=pk)


def has_moved(stored: Commitment) -> bool:
    """Say whether the owner chose "my unit" while in another unit."""
    unit = unit_of(stored.owner)
    return stored.audience == Commitment.Audience.MY_UNIT and stored.unit_id != (unit and unit.pk)


def renewal_page(
    request: PersonRequest,
    stored: Commitment,
    form: RenewalForm,
    *,
    is_stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    typed = form.cleaned_data.get("outcome", "") if is_stale else ""
    context: dict[str, Any] = {
        "commitment": stored,
        "form": form,
        "is_stale": is_stale,
        "pieces": changed_words(stored.outcome, typed) if is_stale else (),
        "readers": readers_of_commitment(stored).said_to(request.person),
    }
    return render(request, "empower/commitments/renewal.html", context, status=status)
