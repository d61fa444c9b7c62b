"""Standing beside somebody's promise: being asked, answering, and ten minutes."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.people.models import Person
from inhabit.stages.empower.commitments.actions import (
    answer_partner,
    ask_for_ten_minutes,
    ask_partner,
    go_without_partner,
)
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.stages.empower.commitments.permissions import (
    beside_the_commitment,
    owner_of_the_commitment,
)
from inhabit.stages.empower.commitments.selectors import near
from inhabit.stages.empower.commitments.views.one import commitment_by_number

FOUND_AT_MOST = 20


@requires(owner_of_the_commitment)
@require_http_methods(["GET", "HEAD", "POST"])
def commitment_partner(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose who is asked to stand beside it; those near come first, a search finds everybody."""
    stored = commitment_by_number(pk)
    if request.method == "POST":
        return ask(request, stored)
    words = " ".join(request.GET.get("q", "").split())[:100]
    found = Person.objects.here().filter(name__gt="").matching(words) if words else near(request.person)
    people = found.exclude(pk=request.person.pk).order_by("name", "pk")[:FOUND_AT_MOST]
    context = {"commitment": stored, "words": words, "people": list(people)}
    return render(request, "empower/commitments/partner.html", context)


def ask(request: PersonRequest, stored: Commitment) -> HttpResponse:
    """Ask the person whom the form names; nobody, where it names none."""
    number = row_number(request.POST.get("partner"))
    if not number:
        go_without_partner(commitment=stored, by=request.person)
        return redirect("commitment", pk=stored.pk)
    partner = get_object_or_404(Person, pk=number)
    try:
        ask_partner(commitment=stored, partner=partner, by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("commitment_partner", pk=stored.pk)
    messages.success(request, _("%(name)s has been asked, and can say yes or no.") % {"name": partner})
    return redirect("commitment", pk=stored.pk)


@requires(beside_the_commitment)
@takes_posts_only
def commitment_answer(request: PersonRequest, pk: int) -> HttpResponse:
    """Say whether I stand beside it, or that I no longer do."""
    is_yes = request.POST.get("answer") == "yes"
    try:
        answer_partner(commitment=get_object_or_404(Commitment, pk=pk), is_yes=is_yes, by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("my_commitments")
    if is_yes:
        messages.success(request, _("You stand beside it. You hear when it is stuck, and when it is done."))
        return redirect("commitment", pk=pk)
    messages.success(request, _("Said. Nobody asks you why."))
    return redirect("my_commitments")


@requires(owner_of_the_commitment)
@takes_posts_only
def commitment_ten_minutes(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask who stands beside it for ten minutes."""
    ask_for_ten_minutes(commitment=get_object_or_404(Commitment, pk=pk), by=request.person)
    messages.success(request, _("Asked. The two of you find the time yourselves."))
    return redirect("commitment", pk=pk)
