"""Who takes part in a retrospective: the unit, its lead, and whoever facilitates."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.people.circles import MembersOf
from inhabit.people.models import Person, Unit
from inhabit.stages.reflect.retrospectives.models import Retrospective


def is_of_unit(person: Person, pk: int) -> bool:
    unit = Unit.objects.open().filter(pk=pk).first()
    return unit is not None and MembersOf(unit).includes(person)


def takes_part(person: Person, pk: int) -> bool:
    return Retrospective.objects.filter(pk=pk).of_people_with(person).exists()


def facilitates(person: Person, pk: int) -> bool:
    return Retrospective.objects.filter(pk=pk, facilitator=person).exists()


of_the_unit = Permission("everyone in the unit, and its lead", lambda person, pk, **_: is_of_unit(person, pk))
of_the_retrospective = Permission(
    "everyone in the unit, its lead, and whoever facilitates", lambda person, pk, **_: takes_part(person, pk)
)
facilitator_of_it = Permission("whoever facilitates", lambda person, pk, **_: facilitates(person, pk))
