"""Who reads a promise, and who how it goes. The pages print what these rules enforce."""

from __future__ import annotations

from inhabit.access.readers import Circle, Readers, Said
from inhabit.people.circles import MembersOf, Themself
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import unit_of
from inhabit.stages.empower.commitments.models import Commitment


def readers_of_commitment(commitment: Commitment) -> Readers:
    """Its owner, who stands or is asked to stand beside it, and the unit where the owner chose so.

    The unit reads what is promised, not what became of it: nothing that is closed or whose day has passed.
    """
    return readers_while_in(unit_of(commitment.owner), commitment)


def readers_while_in(unit: Unit | None, commitment: Commitment) -> Readers:
    """The same, for an owner who is placed in ``unit`` today.

    Of an owner who has moved or left, neither the old nor the new unit reads it: readers never change to
    people whom the owner did not have in mind.
    """
    is_still_there = unit is not None and unit.pk == commitment.unit_id
    partner = commitment.partner if commitment.partnering in Commitment.BESIDE else None
    audience = commitment.audience if commitment.is_shown else Commitment.Audience.PARTNER
    return readers_for(audience, commitment.owner, partner, unit if is_still_there else None)


def readers_of_ending(commitment: Commitment) -> Readers:
    """Return who reads what came of it, and the word to it."""
    partner = commitment.partner if commitment.partnering in Commitment.BESIDE else None
    return readers_for(Commitment.Audience.PARTNER, commitment.owner, partner, None)


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
    return readers_of_next(commitment, unit_of(commitment.owner))


def readers_of_next(commitment: Commitment, unit: Unit | None) -> Readers:
    """The same, for an owner who is placed in ``unit`` today."""
    is_there = unit is not None and unit.pk == commitment.unit_id
    is_shown = commitment.shows_check_ins and commitment.is_shown and is_there
    partner = commitment.partner if commitment.has_partner else None
    audience = commitment.audience if is_shown else Commitment.Audience.PARTNER
    return readers_for(audience, commitment.owner, partner, unit)


def readers_of_many(commitments: list[Commitment], owner: Person) -> dict[int, Said]:
    """Return who reads the next check-in of each of the owner's commitments, said to the owner."""
    unit = unit_of(owner)
    return {item.pk: readers_of_next(item, unit).said_to(owner) for item in commitments}
