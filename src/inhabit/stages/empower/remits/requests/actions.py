"""Asking for a decision to be settled, and settling it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, Unit, today
from inhabit.programme.calendar import Calendar
from inhabit.programme.selectors import programme_of
from inhabit.stages.communicate.seats import first_seat
from inhabit.stages.empower.remits.actions.changing import add_to_next
from inhabit.stages.empower.remits.actions.drafting import start_remit
from inhabit.stages.empower.remits.models import Remit
from inhabit.stages.empower.remits.requests.merging import add_asker, folded
from inhabit.stages.empower.remits.requests.models import DecisionRequest
from inhabit.stages.empower.switches.models import What
from inhabit.stages.empower.switches.selectors import is_on

State = DecisionRequest.State
EVENTS: dict[str, str] = {
    State.SETTLED: "decision_request.settled",
    State.DECLINED: "decision_request.declined",
}
DAYS_TO_SETTLE = 10  # working days after which the leads above see that it waits
MOST_ASKED = 20  # open ones of one person


@transaction.atomic
def ask_to_settle(*, unit: Unit, decision: str, by: Person) -> DecisionRequest:
    """Ask the lead of ``unit``, or the next one above whoever leads it, who decides this.

    What is asked already in the same words is joined. ``ValidationError`` when too much is asked.
    """
    decision = decision.strip()
    seat = first_seat(unit, by=by)
    Unit.objects.select_for_update().get(pk=seat.pk)
    same = DecisionRequest.objects.open().filter(unit=seat, folded=folded(decision)).first()
    if same is not None:
        add_asker(same, by.pk, decision)
        return same
    if DecisionRequest.objects.open().filter(askers__person=by).count() >= MOST_ASKED:
        raise ValidationError(_("A lot of yours waits for an answer already. Wait for some of it first."))
    request = DecisionRequest.objects.create(
        unit=seat, asked_in=unit, decision=decision, folded=folded(decision), due_on=due_day(seat)
    )
    add_asker(request, by.pk, decision)
    tell_lead(request)
    record_event("decision_request.asked", seat, by=by)
    return request


@transaction.atomic
def ask_too(*, request: DecisionRequest, by: Person) -> None:
    """Ask for the same as others. Twice is the same as once."""
    stored = DecisionRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if stored.state == State.OPEN:
        add_asker(stored, by.pk, stored.decision)


def due_day(unit: Unit) -> date | None:
    """Return the last of the working days agreed; None where clocks are off."""
    if not is_on(What.CLOCKS, unit):
        return None
    programme = programme_of(unit)
    calendar = programme.calendar if programme is not None else Calendar()
    return calendar.working_days_after(today(), DAYS_TO_SETTLE)


@transaction.atomic
def settle(
    *, request: DecisionRequest, decision: str, level: int, limit: str, word: str, by: Person
) -> DecisionRequest:
    """Say whose it is: a line is proposed to everyone in the unit or, where its lead asked, to that lead.

    A second answer changes nothing. ``ValidationError`` as ``start_remit`` and ``add_line`` say.
    """
    stored = locked_request(request)
    if stored.state != State.OPEN:
        return stored
    is_of_a_lead = stored.asked_in_id != stored.unit_id and stored.asked_in.lead_id is not None
    remit = start_remit(
        unit=stored.asked_in if is_of_a_lead else stored.unit,
        kind=Remit.Kind.LEAD if is_of_a_lead else Remit.Kind.EVERYONE,
        by=by,
    )
    add_to_next(
        remit=remit,
        decision=decision,
        level=level,
        limit=limit,
        reason=_("Somebody asked who decides this."),
        by=by,
    )
    stored.level, stored.limit, stored.remit = level, limit.strip(), remit
    close(stored, State.SETTLED, word, by)
    return stored


@transaction.atomic
def decline(*, request: DecisionRequest, word: str, by: Person) -> DecisionRequest:
    """Say with a word that it isn't settled here. A second answer changes nothing."""
    stored = locked_request(request)
    if stored.state == State.OPEN:
        close(stored, State.DECLINED, word, by)
    return stored


def locked_request(request: DecisionRequest) -> DecisionRequest:
    requests = DecisionRequest.objects.select_for_update(of=("self",))
    return requests.select_related("unit", "asked_in").get(pk=request.pk)


def close(request: DecisionRequest, state: DecisionRequest.State, word: str, by: Person) -> None:
    request.state, request.word = state, word.strip()
    request.answered_by, request.answered_at = by, timezone.now()
    request.save()
    askers = request.askers.order_by().values_list("person", flat=True)
    send_notice(
        "empower.decision_settled",
        to=list(askers),
        address=reverse("decision_request", args=[request.pk]),
        key=str(request.pk),
        details={"unit": request.unit.name},
    )
    record_event(EVENTS[state], request.unit, by=by)


def tell_lead(request: DecisionRequest) -> None:
    if request.unit.lead_id is not None:
        send_notice(
            "empower.decision_asked",
            to=[request.unit.lead_id],
            address=reverse("decision_request", args=[request.pk]),
            key=str(request.pk),
            details={"unit": request.unit.name},
        )
