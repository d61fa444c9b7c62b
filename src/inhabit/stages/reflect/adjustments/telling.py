"""Whom a proposed change is told to: whose turn it is, and who proposed it or sees it too."""

from __future__ import annotations

from django.urls import reverse

from inhabit.access.models import Appointment, Role
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person
from inhabit.stages.reflect.adjustments.models import Adjustment, AdjustmentAnswer

KIND_OF_VERDICT = {
    AdjustmentAnswer.Verdict.ACCEPTED: "reflect.adjustment_accepted",
    AdjustmentAnswer.Verdict.DECLINED: "reflect.adjustment_declined",
    AdjustmentAnswer.Verdict.PASSED_UP: "reflect.adjustment_passed_up",
}


def deciders_of(adjustment: Adjustment) -> list[Person]:
    """Return whose turn it is: a lead, else the sponsors of the strategy, else its programme team."""
    if adjustment.waits_for is not None:
        return [adjustment.waits_for.lead] if adjustment.waits_for.lead else []
    return those_at_the_top(adjustment)


def deciders_above(adjustment: Adjustment) -> list[Person]:
    """Return who may answer, too, once it is overdue; nobody further where it is at the top already."""
    if adjustment.waits_for is None:
        return []
    if adjustment.next_above is None:
        return those_at_the_top(adjustment)
    return [adjustment.next_above.lead] if adjustment.next_above.lead else []


def those_at_the_top(adjustment: Adjustment) -> list[Person]:
    return appointed(adjustment, Role.SPONSOR) or appointed(adjustment, Role.STEWARD)


def appointed(adjustment: Adjustment, role: Role) -> list[Person]:
    """Return who holds ``role`` for the whole organisation, never whoever proposed it."""
    roles = Appointment.objects.current().filter(role=role, unit__parent=None, unit__is_open=True)
    people = Person.objects.here().filter(pk__in=roles.values("person"))
    return list(people.exclude(pk=adjustment.author_id or 0))


def tell_whose_turn_it_is(adjustment: Adjustment) -> None:
    send_notice(
        "reflect.adjustment_waits",
        to=deciders_of(adjustment),
        address=reverse("adjustment", args=[adjustment.pk]),
        key=f"{adjustment.pk}:{adjustment.waits_for_id or 0}",
    )


def tell_who_proposed(adjustment: Adjustment, said: AdjustmentAnswer) -> None:
    """Tell who proposed it and everybody who sees it too."""
    supporters = adjustment.supports.values_list("person", flat=True)
    concerned = {adjustment.author_id, *supporters} - {None, said.author_id}
    send_notice(
        KIND_OF_VERDICT[AdjustmentAnswer.Verdict(said.verdict)],
        to=[pk for pk in concerned if pk is not None],
        address=reverse("adjustment", args=[adjustment.pk]),
        key=f"{adjustment.pk}:{said.pk}",
    )
