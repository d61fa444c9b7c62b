"""Telling everyone whom it may concern, in the background. Arguments are numbers only."""

from __future__ import annotations

from django.tasks import task
from django.urls import reverse

from inhabit.notify.actions import send_notice
from inhabit.people.models import Placement, Unit, today

CHUNK = 2000


@task
def tell_of_unnamed_closings(unit_id: int) -> None:
    """Tell everyone in and below a unit, once a week, that something raised without a name was closed.

    All are told the same, so that whoever raised it is told too and nobody can see who that is.
    """
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None:
        return
    year, week, _day = today().isocalendar()
    placed = Placement.objects.current().filter(unit__lines_up__ancestor=unit)
    told = sorted(set(placed.values_list("person", flat=True)))
    for start in range(0, len(told), CHUNK):
        send_notice(
            "empower.unnamed_barrier_closed",
            to=told[start : start + CHUNK],
            address=reverse("barrier_receipt"),
            key=f"{year}-{week}",
        )
