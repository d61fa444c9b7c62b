"""What every action on a barrier does: lock it, note what happened, tell those whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, Unit
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.empower.barriers.models import Barrier, BarrierEvent

Kind = BarrierEvent.Kind


def locked(pk: UUID, *, edits: int | None = None) -> Barrier:
    """Return the barrier as it is stored, locked until the transaction ends.

    ``edits`` is what the form was made from: ``StaleFormError`` where somebody has done something since.
    """
    stored = (
        Barrier.objects.select_for_update(of=("self",)).select_related("unit", "level", "home").get(pk=pk)
    )
    if edits is not None and stored.edits != edits:
        raise StaleFormError(stored)
    return stored


def must_stand(barrier: Barrier) -> None:
    if not barrier.is_standing:
        raise ValidationError(_("It has been closed meanwhile. Look at it again."))


def note(barrier: Barrier, kind: str, unit: Unit | int, *, by: Person | None, word: str = "") -> BarrierEvent:
    """Save ``barrier`` and note on its way what happened to it."""
    barrier.edits += 1
    barrier.save()
    return BarrierEvent.objects.create(
        barrier=barrier,
        kind=kind,
        unit_id=unit if isinstance(unit, int) else unit.pk,
        by=by,
        word=word.strip()[:500],
    )


def raisers_of(barrier: Barrier) -> list[int]:
    """Return the people in whose way it stands, as far as they said so with their names."""
    named = barrier.raisings.filter(person__isnull=False)
    return list(named.order_by("pk").values_list("person", flat=True))


def owners_of(barrier: Barrier) -> list[int]:
    """Return who sees to it: the owner it was handed to, else the unit's lead."""
    person = barrier.owner_id or barrier.unit.lead_id
    return [person] if person is not None else []


def tell(
    kind: str,
    barrier: Barrier,
    to: Iterable[int],
    *,
    event: BarrierEvent,
    unit: Unit,
    but: Person | None = None,
) -> None:
    """Tell ``to`` of what happened, in no words but the unit's name; ``but`` did it themself."""
    send_notice(
        kind,
        to=[pk for pk in to if but is None or pk != but.pk],
        address=reverse("barrier", args=[barrier.pk]),
        key=f"{barrier.pk}-{event.pk}",
        details={"unit": unit.name},
    )
