"""My promises: all of them, a new one, and those that are closed."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.people.models import Person, today
from inhabit.programme.work_pages import tabs_of_work
from inhabit.stages.empower.commitments.actions import promise
from inhabit.stages.empower.commitments.forms import PromiseForm
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.stages.empower.commitments.readers import readers_for
from inhabit.stages.empower.commitments.selectors import beside_of, mine_of, named
from inhabit.stages.empower.commitments.serving import Ties, ties_for
from inhabit.stages.empower.switches.models import What
from inhabit.stages.empower.switches.selectors import is_on_for

CLOSED_PER_PAGE = 20
DAYS_OFFERED = 28


@requires(signed_in)
@require_safe
def my_commitments(request: PersonRequest) -> HttpResponse:
    """What I have promised, and beside whose promises I stand."""
    mine = mine_of(request.person)
    context = {
        "tabs": tabs_of_work("my_commitments"),
        "passed": [item for item in mine if item.has_passed],
        "open": [item for item in mine if not item.has_passed],
        "beside": beside_of(request.person),
        "has_closed": Commitment.objects.owned_by(request.person).exclude(state="open").exists(),
        "checks_in": is_on_for(What.CHECK_INS, request.person),
    }
    return render(request, "empower/commitments/mine.html", context)


@requires(signed_in)
@require_safe
def closed_commitments(request: PersonRequest) -> HttpResponse:
    """What became of my promises. Nobody else sees this list."""
    closed = named(Commitment.objects.owned_by(request.person).exclude(state=Commitment.State.OPEN))
    page = Paginator(closed.order_by("-closed_at", "-pk"), CLOSED_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "empower/commitments/closed.html", {"page": page})


@requires(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def new_commitment(request: PersonRequest) -> HttpResponse:
    """Promise one thing, with a date."""
    ties = ties_for(request.person)
    if ties.unit is None:
        raise Http404
    if request.method != "POST":
        return promise_page(request, ties, PromiseForm(initial=initial_for(request, ties), ties=ties))
    form = PromiseForm(request.POST, ties=ties)
    if not form.is_valid():
        return promise_page(request, ties, form, status=422)
    try:
        made = promise(
            owner=request.person,
            unit=ties.unit,
            outcome=form.cleaned_data["outcome"],
            due_on=form.cleaned_data["due_on"],
            serves=ties.serves(form.cleaned_data["serves"]),
            audience=form.cleaned_data["audience"],
            by=request.person,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return promise_page(request, ties, form, status=422)
    messages.success(request, _("It stands, and hangs on your thread now."))
    return redirect("commitment_partner", pk=made.pk)


def initial_for(request: PersonRequest, ties: Ties) -> dict[str, object]:
    """Return what stands in the form at first: what a link asks for, else one's own first part."""
    asked = request.GET.get("serves", "")
    keys = [tie.key for tie in ties.every]
    return {
        "serves": asked if asked in keys else next(iter(keys), ""),
        "due_on": today() + timedelta(days=DAYS_OFFERED),
        "audience": Commitment.Audience.MY_UNIT,
    }


def promise_page(request: PersonRequest, ties: Ties, form: PromiseForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "readers_by_audience": readers_by_audience(request.person, ties, None),
        "chosen": form["audience"].value(),
    }
    return render(request, "empower/commitments/new.html", context, status=status)


def readers_by_audience(
    person: Person, ties: Ties, partner: Person | None
) -> list[tuple[str, object, object]]:
    """Return each audience to choose from, with who would read it."""
    return [
        (value, label, readers_for(value, person, partner, ties.unit).said_to(person))
        for value, label in Commitment.Audience.choices
    ]
