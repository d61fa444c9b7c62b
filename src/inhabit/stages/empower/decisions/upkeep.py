"""What happens to decisions by itself: each night, and when the tree changes. Twice is once."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse

from inhabit.notify.actions import News, send_notices
from inhabit.people.models import Placement, today
from inhabit.stages.communicate.seats import seats_at_or_above
from inhabit.stages.empower.decisions.models import Decision, DecisionQuerySet
from inhabit.stages.empower.decisions.switching import where_it_is_on

LATE_DAYS = 7  # a night that was missed is made up for


@transaction.atomic
def follow_the_tree() -> None:
    """Let the lead of the unit be asked about decisions whose owner is not here any more.

    Where the unit is dissolved or nobody leads it, the nearest lead above. An owner who comes back is asked
    themself again.
    """
    here = Exists(Placement.objects.current().filter(is_counted=True, person=OuterRef("owner")))
    waiting = Decision.objects.standing().filter(verdict="", look_on__isnull=False).order_by()
    waiting.filter(here, asks__isnull=False).update(asks=None)
    left = waiting.filter(~here)
    by_seat: dict[int, list[int]] = {}
    for unit, seat in seats_at_or_above(set(left.values_list("unit", flat=True).distinct())).items():
        by_seat.setdefault(seat, []).append(unit)
    for seat, units in by_seat.items():
        hand_to(left.filter(unit__in=units), seat)


def hand_to(decisions: DecisionQuerySet, seat: int) -> None:
    decisions.exclude(asks__isnull=False, asks=seat).update(asks=seat)


def tell_whose_day_has_come() -> None:
    """Tell whoever is asked, once for each day that was chosen."""
    lately = today() - timedelta(days=LATE_DAYS)
    due = where_it_is_on(Decision.objects.to_look_at().filter(look_on__gte=lately)).order_by("pk")
    rows = due.values_list("pk", "look_on", "unit__name", "owner", "asks", "asks__lead")
    send_notices(
        "empower.decision_due",
        [
            News(person, reverse("decision_look", args=[pk]), f"{pk}-{day}", {"unit": unit})
            for pk, day, unit, owner, asks, lead in rows
            if (person := lead if asks is not None else owner) is not None
        ],
    )
