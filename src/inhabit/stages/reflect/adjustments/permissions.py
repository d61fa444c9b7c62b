"""Who may read, answer and withdraw a proposed change."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.people.models import Person
from inhabit.stages.reflect.adjustments.models import Adjustment, is_last_asked
from inhabit.stages.reflect.adjustments.readers import readable_by


def may_read(person: Person, pk: int) -> bool:
    return Adjustment.objects.filter(readable_by(person), pk=pk).exists()


def may_be_asked(person: Person, pk: int) -> bool:
    """Say whether ``person`` could decide: leads a unit of the line or holds the strategy.

    Whether it is their turn, the page and the action say: whoever was too late keeps what they typed.
    """
    adjustment = Adjustment.objects.filter(readable_by(person), pk=pk).first()
    if adjustment is None:
        return False
    units = {adjustment.unit_id, adjustment.waits_for_id, adjustment.next_above_id} - {None}
    return is_last_asked(person) or person.units_led.filter(lines_down__unit__in=units).exists()


def proposed_it(person: Person, pk: int) -> bool:
    return Adjustment.objects.filter(pk=pk, author=person).exists()


reader_of_the_adjustment = Permission(
    "reads the proposed change", lambda person, pk, **_: may_read(person, pk), is_hidden=True
)
decider_of_the_adjustment = Permission(
    "lead in the line above, sponsor of the strategy", lambda person, pk, **_: may_be_asked(person, pk)
)
proposer_of_the_adjustment = Permission(
    "who proposed the change", lambda person, pk, **_: proposed_it(person, pk), is_hidden=True
)
