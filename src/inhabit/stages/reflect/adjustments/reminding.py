"""Telling those who can answer that a proposed change has waited for longer than agreed."""

from __future__ import annotations

from django.urls import reverse

from inhabit.notify.actions import News, send_notices
from inhabit.people.models import Person
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.telling import deciders_above, deciders_of


def tell_of_overdue_proposals() -> None:
    """Tell whoever has to answer, and whoever may now, too, of each proposal that ran out of days.

    Each of them once for each clock that has run out: doing it again tells only who has come since.
    """
    overdue = Adjustment.objects.overdue().select_related("waits_for__lead", "next_above__lead")
    found = [(each, [*deciders_of(each), *deciders_above(each)]) for each in overdue]
    send_notices(
        "reflect.adjustment_late", [news(each, person) for each, people in found for person in people]
    )


def news(adjustment: Adjustment, person: Person) -> News:
    day = adjustment.due_on.isoformat() if adjustment.due_on else ""
    address = reverse("adjustment", args=[adjustment.pk])
    return News(person=person.pk, address=address, key=f"{adjustment.pk}:{day}", details={})
