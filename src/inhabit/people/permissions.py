"""Permissions made of the relations between people and units."""

from inhabit.access.models import Role
from inhabit.access.permissions import Permission, has_role_over
from inhabit.people.models import Person, Unit


def leads(person: Person, unit_id: int) -> bool:
    """Say whether ``person`` leads the unit."""
    return Unit.objects.open().filter(pk=unit_id, lead=person).exists()


def leads_above(person: Person, unit: Unit) -> bool:
    """Say whether ``person`` leads ``unit`` or a unit above it."""
    return Unit.objects.above(unit).filter(lead=person).exists()


def oversees(person: Person, unit_id: int) -> bool:
    """Say whether ``person`` leads the unit or one above it, or is its sponsor or programme team."""
    unit = Unit.objects.open().filter(pk=unit_id).first()
    if unit is None:
        return False
    return has_role_over(person, unit, Role.SPONSOR, Role.STEWARD) or leads_above(person, unit)


lead_of_the_unit = Permission("lead of the unit", lambda person, pk, **_: leads(person, pk))
overseer_of_the_unit = Permission(
    "lead of the unit or above, sponsor, programme team", lambda person, pk, **_: oversees(person, pk)
)
