"""Who reads a promise, and who how it goes. The pages print what these rules enforce."""

from __future__ import annotations

from inhabit.access.readers import Circle, Readers
from inhabit.people.circles import MembersOf, Themself
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import unit_of
from inhabit.stages.empower.commitments.models import Commitment


def readers_of_commitment(commitment: Commitment) -> Readers:
    """Its owner, who stands or is asked to stand beside it, and the unit where the owner chose so."""
    return readers_while_in(unit_of(commitment.owner), commitment)


def readers_while_in(unit: Unit | None, commitment: Commitment) -> Readers:
    """The same, for an owner who is placed in ``unit`` today.

    Of an owner who has moved or left, neither the old nor the new unit reads it: readers never change to
    people whom the owner did not have in mind.
    """
    is_still_there = unit is not None and unit.pk == commitment.unit_id
    partner = commitment.partner if commitment.partnering in Commitment.BESIDE else None
    return readers_for(commitment.audience, commitment.owner, partner, unit if is_still_there else None)


def readers_for(audience: str, owner: Person, partner: Person | None, unit: Unit | None) -> Readers:
    """Return who reads a promise of ``owner``, who is placed in ``unit``."""
    circles: list[Circle] = [Themself(owner)]
    if partner is not None:
        circles.append(Themself(partner))
    if audience == Commitment.Audience.MY_UNIT and unit is not None:
        circles.append(MembersOf(unit))
    return Readers(tuple(circles))


def readers_of_check_ins(commitment: Commitment) -> Readers:
    """Return who reads the next check-in: its owner, who stands beside it, the unit where it is shown."""
    unit = unit_of(commitment.owner)
    shows = commitment.shows_check_ins and unit is not None and unit.pk == commitment.unit_id
    partner = commitment.partner if commitment.has_partner else None
    return readers_for(
        commitment.audience if shows else Commitment.Audience.PARTNER,
        commitment.owner,
        partner,
        unit if shows else None,
    )
