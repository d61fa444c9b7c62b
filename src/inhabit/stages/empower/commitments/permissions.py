"""Who makes, reads and answers promises. Everybody else finds nothing."""

from inhabit.access.permissions import Permission
from inhabit.people.models import Person, Placement, Unit
from inhabit.stages.empower.commitments.models import Commitment


def owns(person: Person, pk: int) -> bool:
    return Commitment.objects.owned_by(person).filter(pk=pk).exists()


def reads(person: Person, pk: int) -> bool:
    return Commitment.objects.readable_by(person).filter(pk=pk).exists()


def is_beside(person: Person, pk: int) -> bool:
    return Commitment.objects.beside(person).filter(pk=pk).exists()


owner_of_the_commitment = Permission(
    "owner of the promise", lambda person, pk, **_: owns(person, pk), is_hidden=True
)
reader_of_the_commitment = Permission(
    "owner of the promise, who stands beside it, and the unit where it is shown",
    lambda person, pk, **_: reads(person, pk),
    is_hidden=True,
)
beside_the_commitment = Permission(
    "who is asked to stand beside the promise", lambda person, pk, **_: is_beside(person, pk), is_hidden=True
)


def is_member_of(person: Person, unit: Unit) -> bool:
    """Say whether ``person`` leads ``unit`` or is placed in it, dotted lines included."""
    placed = Placement.objects.current().filter(unit=unit, person=person)
    return unit.lead_id == person.pk or placed.exists()
