"""Once a week, all on one page: how my promises go."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.stages.empower.commitments.actions import check_in
from inhabit.stages.empower.commitments.forms import CheckInForm
from inhabit.stages.empower.commitments.models import CheckIn, Commitment
from inhabit.stages.empower.commitments.readers import readers_of_many
from inhabit.stages.empower.commitments.selectors import due_for_check_in, mine_of
from inhabit.stages.empower.commitments.weeks import this_week
from inhabit.stages.empower.switches.models import What
from inhabit.stages.empower.switches.selectors import is_on_for


@requires(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def check_ins(request: PersonRequest) -> HttpResponse:
    """What is due this week, each with one line and one press; below it, what I have said."""
    if not is_on_for(What.CHECK_INS, request.person):
        return render(request, "empower/commitments/check_ins_off.html")
    if request.method == "POST":
        return say(request)
    return week_page(request)


def say(request: PersonRequest) -> HttpResponse:
    form = CheckInForm(request.POST)
    if not form.is_valid():
        return week_page(request, form, status=422)
    mine = Commitment.objects.owned_by(request.person)
    stored = get_object_or_404(mine, pk=form.cleaned_data["commitment"])
    state = form.cleaned_data["state"]
    try:
        check_in(commitment=stored, state=state, line=form.cleaned_data["line"], by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("commitment", pk=stored.pk)
    if state == CheckIn.State.CHANGED:
        return redirect("commitment_renewal", pk=stored.pk)
    messages.success(request, _("Noted."))
    return redirect(reverse("check_ins") + f"#promise-{stored.pk}")


def week_page(request: PersonRequest, form: CheckInForm | None = None, *, status: int = 200) -> HttpResponse:
    mine = mine_of(request.person)
    due = set(due_for_check_in(request.person).values_list("pk", flat=True))
    readers = readers_of_many(mine, request.person)
    context = {
        "passed": [item for item in mine if item.has_passed],
        "due": [(item, readers[item.pk]) for item in mine if item.pk in due and not item.has_passed],
        "said": [item for item in mine if item.checked_in_on == this_week() and not item.has_passed],
        "form": form,
        "typed_in": form["commitment"].value() if form is not None else None,
    }
    return render(request, "empower/commitments/check_ins.html", context, status=status)
