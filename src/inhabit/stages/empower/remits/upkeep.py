"""What happens to remits and requests when the tree changes. Twice is once."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from inhabit.people.models import Placement, UnitAncestor, today
from inhabit.stages.communicate.seats import seats_above, seats_at_or_above
from inhabit.stages.empower.remits.models import Remit, RemitAnswer, RemitVersion
from inhabit.stages.empower.remits.requests.merging import join_requests
from inhabit.stages.empower.remits.requests.models import DecisionRequest


@transaction.atomic
def follow_the_tree() -> None:
    """Let each remit be given by whoever gives it now, and each open request sit with a lead."""
    move_givers()
    mark_what_asks_to_be_agreed_anew()
    move_requests()


def move_givers() -> None:
    """Let a lead's remit be given by the next lead above, as the tree stands now."""
    remits = Remit.objects.of_open_units().filter(kind=Remit.Kind.LEAD).select_for_update(of=("self",))
    beside = UnitAncestor.objects.filter(unit=OuterRef("unit"), ancestor=OuterRef("given_in"), distance__gt=0)
    moved = list(remits.filter(~Exists(beside) | Q(given_in__lead=None) | ~Q(given_in=F("unit__parent"))))
    seats = seats_above({remit.unit_id for remit in moved})
    for remit in moved:
        remit.given_in_id = seats.get(remit.unit_id, remit.given_in_id)
    Remit.objects.bulk_update(moved, ["given_in"], 500)


def mark_what_asks_to_be_agreed_anew() -> None:
    """Note which side of what holds is no longer who it was: another gives it, leads or has moved."""
    holding = RemitVersion.objects.filter(remit=OuterRef("pk"), state=RemitVersion.State.HOLDS)
    given_by_another = holding.exclude(agreed_by=OuterRef("given_in__lead"))
    new_in_the_seat = Q(kind=Remit.Kind.LEAD, unit__lead__isnull=False) & ~Exists(
        RemitAnswer.objects.filter(
            version__remit=OuterRef("pk"),
            version__state=RemitVersion.State.HOLDS,
            person=OuterRef("unit__lead"),
            agrees=True,
        )
    )
    still_there = Placement.objects.current().filter(person=OuterRef("person"), unit=OuterRef("unit"))
    changed = Q(Exists(given_by_another), given_in__lead__isnull=False)
    moved = Q(Exists(holding), ~Exists(still_there), kind=Remit.Kind.PERSON)
    settled = Remit.objects.of_open_units().filter(anew_since=None)
    settled.filter(changed | moved | (new_in_the_seat & Q(Exists(holding)))).update(anew_since=today())


def move_requests() -> None:
    """Let what waits in a unit that nobody leads any more wait with the nearest lead above."""
    lost = DecisionRequest.objects.open().filter(
        Q(unit__is_open=False) | Q(unit__lead__isnull=True, unit__parent__isnull=False)
    )
    waiting = list(lost.select_for_update(of=("self",)).order_by("pk"))
    if not waiting:
        return
    seats = seats_at_or_above({request.unit_id for request in waiting})
    for request in waiting:
        join_requests(request, seats.get(request.unit_id, request.unit_id))
