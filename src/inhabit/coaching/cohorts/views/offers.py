"""Answering an offer of coaching, and asking for coaching of one's own accord."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires, signed_in, steward_of_all
from inhabit.coaching.cohorts.answering import accept_offer, decline_offer
from inhabit.coaching.cohorts.asking import ask_for_coaching, change_rules, rules_now
from inhabit.coaching.cohorts.forms import RulesForm
from inhabit.coaching.cohorts.permissions import whom_it_is_offered
from inhabit.coaching.models import Offer
from inhabit.coaching.pages import tabs_of_team


@requires(whom_it_is_offered)
@takes_posts_only
def offer_acceptance(request: PersonRequest, pk: int) -> HttpResponse:
    """Say yes: what one wants to think about comes next."""
    offer = get_object_or_404(Offer, pk=pk)
    try:
        enquiry = accept_offer(offer=offer, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("coaching")
    return redirect("coaching_needs", pk=enquiry.pk)


@requires(whom_it_is_offered)
@takes_posts_only
def offer_refusal(request: PersonRequest, pk: int) -> HttpResponse:
    """Say no. Nobody asks why."""
    offer = get_object_or_404(Offer, pk=pk)
    try:
        decline_offer(offer=offer, by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("All right. Nobody is told, and nobody will ask you why."))
    return redirect("coaching")


@requires(signed_in)
@takes_posts_only
def own_request(request: PersonRequest) -> HttpResponse:
    """Ask for coaching by oneself. Nobody learns of it but the coach whom one chooses."""
    try:
        enquiry = ask_for_coaching(by=request.person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("coaching")
    return redirect("coaching_needs", pk=enquiry.pk)


@requires(steward_of_all)
@require_http_methods(["GET", "HEAD", "POST"])
def coaching_rules(request: PersonRequest) -> HttpResponse:
    """Whether people may ask by themselves, and for how much."""
    rules = rules_now()
    form = RulesForm(request.POST or None, instance=rules)
    if form.is_bound and form.is_valid():
        change_rules(by=request.person, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("coaching_rules")
    context = {"form": form, "tabs": tabs_of_team(request.person, "coaching_rules")}
    return render(request, "coaching/cohorts/rules.html", context, status=422 if form.errors else 200)
