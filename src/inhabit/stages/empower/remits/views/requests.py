"""Asking for a decision to be settled, and settling it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.selectors import own_unit_of
from inhabit.programme.lead_pages import tabs_of_lead
from inhabit.stages.communicate.seats import first_seat
from inhabit.stages.empower.remits.forms import DeclineForm, RequestForm, SettlementForm
from inhabit.stages.empower.remits.models import Level, RemitVersion
from inhabit.stages.empower.remits.permissions import (
    lead_who_settles,
    party_to_the_request,
    settles_request,
    who_asks_the_same_lead,
)
from inhabit.stages.empower.remits.readers import readers_of_new_request, readers_of_request
from inhabit.stages.empower.remits.requests.actions import ask_to_settle, ask_too, decline, settle
from inhabit.stages.empower.remits.requests.models import DecisionRequest
from inhabit.stages.empower.remits.requests.selectors import late_below, like_it, waiting_with

REQUESTS_PER_PAGE = 30


@requires(signed_in)
def new_decision_request(request: PersonRequest) -> HttpResponse:
    """Ask who decides something. What is like it and waits already can be joined."""
    unit = own_unit_of(request.person)
    if unit is None:
        return render(request, "empower/remits/request_new.html", {"unit": None})
    seat = first_seat(unit, by=request.person)
    typed = request.POST if request.method == "POST" else None
    form = RequestForm(typed, initial={"decision": request.GET.get("q", "")[:300]})
    same: list[DecisionRequest] = []
    if request.method == "POST" and form.is_valid():
        decision = form.cleaned_data["decision"]
        same = [] if request.POST.get("sure") else like_it(decision, seat, request.person)
        if not same:
            try:
                asked = ask_to_settle(unit=unit, decision=decision, by=request.person)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("Asked. The answer comes back to you."))
                return redirect("decision_request", pk=asked.pk)
    context = {
        "unit": unit,
        "seat": seat,
        "form": form,
        "same": same,
        "readers": readers_of_new_request(seat, request.person).said_to(request.person),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "empower/remits/request_new.html", context, status=status)


@requires(who_asks_the_same_lead)
@takes_posts_only
def decision_request_too(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask for the same as somebody else with the same lead."""
    ask_too(request=request_by_number(pk), by=request.person)
    messages.success(request, _("You ask for it too. The answer comes back to you."))
    return redirect("decision_request", pk=pk)


@requires(party_to_the_request)
def decision_request(request: PersonRequest, pk: int) -> HttpResponse:
    """What was asked, and the answer; the lead it waits with settles it here."""
    asked = request_by_number(pk)
    may_settle = asked.state == DecisionRequest.State.OPEN and settles_request(request.person, pk)
    return request_page(
        request, asked, SettlementForm(initial={"decision": asked.decision}) if may_settle else None
    )


def request_by_number(pk: int) -> DecisionRequest:
    found = DecisionRequest.objects.select_related("unit__lead", "asked_in", "remit", "answered_by")
    return get_object_or_404(found, pk=pk)


def request_page(
    request: PersonRequest,
    asked: DecisionRequest,
    form: SettlementForm | None,
    refusal: DeclineForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "asked": asked,
        "askers": asked.askers.select_related("person"),
        "level": Level(asked.level) if asked.level else None,
        "steps": Level.values,
        "form": form,
        "refusal": refusal or DeclineForm(),
        "readers": readers_of_request(asked).said_to(request.person),
    }
    return render(request, "empower/remits/request.html", context, status=status)


@requires(lead_who_settles)
@takes_posts_only
def decision_settlement(request: PersonRequest, pk: int) -> HttpResponse:
    """Say whose it is: it is proposed as a line."""
    asked, form = request_by_number(pk), SettlementForm(request.POST)
    if not form.is_valid():
        return request_page(request, asked, form, status=422)
    try:
        settled = settle(request=asked, by=request.person, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return request_page(request, asked, form, status=422)
    messages.success(request, what_follows(settled))
    return redirect("decision_request", pk=pk)


def what_follows(settled: DecisionRequest) -> str:
    draft = RemitVersion.objects.filter(remit=settled.remit, state=RemitVersion.State.DRAFT)
    if draft.exists():
        return _(
            "Settled. Whoever asked has been told. It stands in your draft: propose it when it is ready."
        )
    return _("Settled. Whoever asked has been told, and the line is on its way to agreement.")


@requires(lead_who_settles)
@takes_posts_only
def decision_refusal(request: PersonRequest, pk: int) -> HttpResponse:
    """Say with a word that it stays open."""
    asked, form = request_by_number(pk), DeclineForm(request.POST)
    if not form.is_valid():
        settling = SettlementForm(initial={"decision": asked.decision})
        return request_page(request, asked, settling, form, status=422)
    decline(request=asked, word=form.cleaned_data["word"], by=request.person)
    messages.success(request, _("Your word is with whoever asked."))
    return redirect("decision_request", pk=pk)


@requires(signed_in)
def decision_requests(request: PersonRequest) -> HttpResponse:
    """What waits for me to settle it, and what has waited long below me."""
    listed = Paginator(waiting_with(request.person), REQUESTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs_of_lead(request.person, "decision_requests"),
        "page": listed,
        "late": late_below(request.person)[:REQUESTS_PER_PAGE],
    }
    return render(request, "empower/remits/requests.html", context)
