"""Somebody comes in, and gives a sign of life from time to time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inhabit.people.models import Person
from inhabit.stages.reflect.retrospectives.actions.changing import count_change, is_live, locked
from inhabit.stages.reflect.retrospectives.models import Retrospective, Seat


@transaction.atomic
def take_seat(*, retrospective: Retrospective, by: Person) -> Seat | None:
    """Give ``by`` a seat, or find theirs; None once it has ended."""
    stored = locked(retrospective.pk)
    if not is_live(stored):
        return None
    now = timezone.now()
    seat, is_new = Seat.objects.update_or_create(retrospective=stored, person=by, defaults={"seen_at": now})
    if is_new:
        count_change(stored)
    return seat


def show_sign_of_life(retrospective: int, by: Person) -> None:
    """Note that the page of ``by`` is still open."""
    Seat.objects.filter(retrospective=retrospective, person=by).update(seen_at=timezone.now())
