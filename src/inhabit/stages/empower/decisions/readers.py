"""Who reads a decision. The pages print what these rules, and ``DecisionQuerySet.readable_by``, enforce."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from inhabit.access.readers import Breadth, Readers
from inhabit.people.circles import EveryoneHere, LeadOf, Themself
from inhabit.people.models import Person, Placement, Unit
from inhabit.stages.empower.decisions.models import Decision


@dataclass(frozen=True)
class UnitAndLeadsAbove:
    """Everyone placed in a unit, and whoever leads it or a unit above it.

    Of a unit that has been dissolved: those who were in it, so that its log stays with them.
    """

    unit: Unit
    breadth = Breadth.UNIT

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> QuerySet[Person]:
        places = Placement.objects.filter(unit=self.unit)
        placed = (places.current() if self.unit.is_open else places).values("person")
        above = Unit.objects.open().filter(lines_down__unit=self.unit).values("lead")
        return Person.objects.filter(Q(pk__in=placed) | Q(pk__in=above))

    def words(self, reader: Person | None) -> str:
        if not self.unit.is_open:
            return _("everyone who was in %(unit)s") % {"unit": self.unit}
        return _("everyone in %(unit)s, and whoever leads it or a unit above it") % {"unit": self.unit}


def readers_of_decision(decision: Decision) -> Readers:
    """Return who reads ``decision``; a lead who is asked about it reads it too."""
    circles = readers_for(decision.audience, decision.unit, decision.owner).circles
    return Readers((*circles, LeadOf(decision.asks)) if decision.asks is not None else circles)


def readers_for(audience: str, unit: Unit, owner: Person | None) -> Readers:
    """Return who reads a decision of ``owner``, logged in ``unit`` for ``audience``."""
    if audience == Decision.Audience.EVERYONE:
        return Readers((EveryoneHere(),))
    mine = (Themself(owner),) if owner is not None else ()
    return Readers((*mine, UnitAndLeadsAbove(unit)))
