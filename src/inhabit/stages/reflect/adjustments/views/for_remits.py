"""A change is proposed to what is whose to decide: to one of its lines, or a further one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inhabit.access.permissions import Permission, PersonRequest, requires
from inhabit.people.models import Person
from inhabit.stages.empower.remits.models import Remit, RemitLine, RemitVersion
from inhabit.stages.reflect.adjustments.actions import RemitChange, propose_adjustment
from inhabit.stages.reflect.adjustments.forms import LineProposalForm
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.present import present_of
from inhabit.stages.reflect.adjustments.readers import READERS_OF_OPEN, readers_of_name
from inhabit.stages.reflect.adjustments.routing import route

FURTHER = "new"


def is_open_to_proposals(person: Person, pk: int) -> bool:
    """Say whether ``person`` reads the remit; what is one person's is settled between the two alone."""
    return Remit.objects.of_open_units().exclude(kind=Remit.Kind.PERSON).filter(pk=pk).exists()


reader_of_the_remit = Permission(
    "everyone who works here, except for one person’s remit",
    lambda person, pk, **_: is_open_to_proposals(person, pk),
    is_hidden=True,
)


@requires(reader_of_the_remit)
def propose_for_remit(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose a line; then say what it should be, and why."""
    remit = get_object_or_404(Remit.objects.select_related("unit", "given_in__lead", "person"), pk=pk)
    if remit.given_in.lead_id == request.person.pk:
        messages.info(request, _("This list is yours to change: do it here."))
        return redirect("remit", pk)
    lines = RemitLine.objects.filter(version__remit=remit, version__state=RemitVersion.State.HOLDS)
    asked = request.GET.get("line", "")
    if not asked:
        return render(request, "reflect/adjustments/lines.html", {"remit": remit, "lines": list(lines)})
    line = None if asked == FURTHER else next((each for each in lines if str(each.key) == asked), None)
    if line is None and asked != FURTHER:
        raise Http404
    return proposing(request, remit, line)


def proposing(request: PersonRequest, remit: Remit, line: RemitLine | None) -> HttpResponse:
    empty = empty_for(request.person, remit, line.key if line is not None else None)
    stands = present_of(empty).of(Adjustment.Part.LINE)
    if request.method != "POST":
        initial = {"before": stands}
        if line is not None:
            initial |= {"wording": line.decision, "level": str(line.level), "limit": line.limit}
        return page(request, empty, stands, LineProposalForm(initial=initial))
    form = LineProposalForm(request.POST)
    if form.is_valid():
        try:
            return propose(request, empty, form)
        except ValidationError as error:
            form.add_error("reason", error)
    return page(request, empty, stands, form, status=422)


def empty_for(person: Person, remit: Remit, key: UUID | None) -> Adjustment:
    return Adjustment(
        target=Adjustment.Target.REMIT,
        part=Adjustment.Part.LINE,
        unit=remit.unit,
        remit=remit,
        line=key,
        author=person,
    )


def propose(request: PersonRequest, empty: Adjustment, form: LineProposalForm) -> HttpResponse:
    said = form.cleaned_data
    assert empty.remit is not None  # noqa: S101  # tells mypy what stands above
    adjustment = propose_adjustment(
        target=empty.target,
        part=empty.part,
        unit=empty.unit,
        line=RemitChange(empty.remit, empty.line, said["level"], said["limit"].strip()),
        wording=said["wording"],
        reason=said["reason"],
        before=said["before"],
        is_credited=said["is_credited"],
        by=request.person,
    )
    messages.success(request, _("Proposed. You will read here, and on Home, what becomes of it."))
    return redirect("adjustment", adjustment.pk)


def page(
    request: PersonRequest, empty: Adjustment, stands: str, form: LineProposalForm, *, status: int = 200
) -> HttpResponse:
    route(empty)
    context = {
        "remit": empty.remit,
        "stands": stands,
        "form": form,
        "readers": READERS_OF_OPEN.said_to(request.person),
        "name_readers": readers_of_name(empty).said_to(request.person),
    }
    return render(request, "reflect/adjustments/line_proposal.html", context, status=status)
