"""Circles of people made of the relations in this package. See ``access.readers``."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.models import Appointment, Role
from inhabit.access.readers import Breadth
from inhabit.people.models import Person, Placement, Unit


@dataclass(frozen=True)
class Themself:
    """One person."""

    person: Person
    breadth = Breadth.ONE

    def includes(self, person: Person) -> bool:
        return person == self.person

    def people(self) -> QuerySet[Person]:
        return Person.objects.filter(pk=self.person.pk)

    def words(self, reader: Person | None) -> str:
        return _("you") if reader == self.person else str(self.person)


@dataclass(frozen=True)
class LeadOf:
    """Whoever leads a unit, today and after a change of lead."""

    unit: Unit
    breadth = Breadth.ONE

    def includes(self, person: Person) -> bool:
        return self.unit.lead_id == person.pk

    def people(self) -> QuerySet[Person]:
        return Person.objects.filter(units_led=self.unit)

    def words(self, reader: Person | None) -> str:
        if reader is not None and self.unit.lead_id == reader.pk:
            return _("you, as long as you lead %(unit)s") % {"unit": self.unit}
        if self.unit.lead is None:
            return _("whoever will lead %(unit)s") % {"unit": self.unit}
        return _("whoever leads %(unit)s (now %(lead)s)") % {"unit": self.unit, "lead": self.unit.lead}


@dataclass(frozen=True)
class MembersOf:
    """Everyone placed in a unit, and its lead."""

    unit: Unit
    breadth = Breadth.UNIT

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> QuerySet[Person]:
        placed = Placement.objects.current().filter(unit=self.unit).values("person")
        return Person.objects.filter(Q(pk__in=placed) | Q(units_led=self.unit)).distinct()

    def words(self, reader: Person | None) -> str:
        return _("everyone in %(unit)s, dotted lines included, and its lead") % {"unit": self.unit}


@dataclass(frozen=True)
class EveryoneHere:
    """Everyone who works here."""

    breadth = Breadth.EVERYONE

    def includes(self, person: Person) -> bool:
        return Person.objects.here().filter(pk=person.pk).exists()

    def people(self) -> QuerySet[Person]:
        return Person.objects.here()

    def words(self, reader: Person | None) -> str:
        return _("everyone who works here")


@dataclass(frozen=True)
class HoldersOf:
    """Those appointed to a role for the whole organisation, that is, for a root unit."""

    role: Role
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        return self.appointments().filter(person=person).exists()

    def people(self) -> QuerySet[Person]:
        return Person.objects.filter(pk__in=self.appointments().values("person"))

    def appointments(self) -> QuerySet[Appointment]:
        return Appointment.objects.current().filter(role=self.role, unit__parent=None, unit__is_open=True)

    def words(self, reader: Person | None) -> str:
        if self.role == Role.STEWARD:
            return _("the programme team of the whole organisation")
        if self.role == Role.SPONSOR:
            return ngettext("the sponsor", "the sponsors", self.number_for(reader))
        return _("everyone with the role “%(role)s”") % {"role": self.role.label}

    def number_for(self, reader: Person | None) -> int:
        """Return how many there are; for one reader, who may be told so often, counted once."""
        if reader is None:
            return self.people().count()
        counted: dict[Role, int] = reader.__dict__.setdefault("holders_counted", {})
        if self.role not in counted:
            counted[self.role] = self.people().count()
        return counted[self.role]
