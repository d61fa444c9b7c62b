"""Circles of people that stories and questions share. See ``access.readers``."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from inhabit.access.readers import Breadth
from inhabit.people.models import Person, Placement, Unit
from inhabit.people.selectors import lines_under_dissolved


def people_in(units: QuerySet[Unit]) -> QuerySet[Person]:
    """Return everyone who is placed in one of ``units`` today, or leads one."""
    within = units.values("pk")
    # Asked of each person: whether one is among them is nearly always what is wanted to know.
    placed = Placement.objects.current().filter(person=OuterRef("pk"), unit__in=within)
    leads = Unit.objects.filter(lead=OuterRef("pk"), pk__in=within)
    return Person.objects.filter(Exists(placed) | Exists(leads))


@dataclass(frozen=True)
class EveryoneUnder:
    """Everyone placed in a unit or in one below it, and whoever leads one of them.

    Of a unit that has been dissolved: those who were in it, and who are in what stood under it to the
    end, so that its words and answers stay with them.
    """

    unit: Unit
    breadth = Breadth.EVERYONE

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> QuerySet[Person]:
        if not self.unit.is_open:
            return self.people_of_dissolved()
        return people_in(Unit.objects.within(self.unit))

    def people_of_dissolved(self) -> QuerySet[Person]:
        under = lines_under_dissolved().filter(parent=self.unit).values("unit")
        still_there = people_in(Unit.objects.filter(lines_up__ancestor__in=under))
        were_there = Placement.objects.filter(unit=self.unit).values("person")
        return Person.objects.filter(Q(pk__in=were_there) | Q(pk__in=still_there.values("pk")))

    def words(self, reader: Person | None) -> str:
        if not self.unit.is_open:
            return _("everyone who was in %(unit)s, and the units that stood below it") % {"unit": self.unit}
        return _("everyone in %(unit)s and below") % {"unit": self.unit}
