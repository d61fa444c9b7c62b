"""Who reads what is whose to decide, and what is said about it before it holds."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from inhabit.access.readers import Breadth, Circle, Readers
from inhabit.people.circles import EveryoneHere, LeadOf, MembersOf, Themself
from inhabit.people.models import Person, Unit
from inhabit.stages.empower.remits.actions.telling import receivers_of
from inhabit.stages.empower.remits.models import Remit
from inhabit.stages.empower.remits.requests.models import DecisionRequest


@dataclass(frozen=True)
class ReceiversOf:
    """Those whom a remit says what they may decide."""

    remit: Remit
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> QuerySet[Person]:
        return receivers_of(self.remit)

    def words(self, reader: Person | None) -> str:
        return _("those whom it is for")


def readers_of(remit: Remit) -> Readers:
    """Say who reads what holds: all who work here; of one person's, that unit alone."""
    if remit.kind != Remit.Kind.PERSON:
        return Readers((EveryoneHere(),))
    circles: list[Circle] = [MembersOf(remit.unit)]
    if remit.person is not None:
        circles.append(Themself(remit.person))
    return Readers(tuple(circles))


def readers_of_proposal(remit: Remit) -> Readers:
    return Readers((LeadOf(remit.given_in), ReceiversOf(remit)))


def readers_of_draft(remit: Remit) -> Readers:
    return Readers((LeadOf(remit.given_in),))


def readers_of_wish(remit: Remit, person: Person) -> Readers:
    """Say who reads what somebody would like to be different."""
    return Readers((Themself(person), LeadOf(remit.given_in)))


def readers_of_new_request(unit: Unit, person: Person) -> Readers:
    """Say who will read what ``person`` asks to be settled: the lead, and leads above once it is late."""
    return Readers((Themself(person), LeadOf(unit), LeadsAbove(unit)))


def readers_of_request(request: DecisionRequest) -> Readers:
    return Readers((AskersOf(request), LeadOf(request.unit), LeadsAbove(request.unit)))


@dataclass(frozen=True)
class AskersOf:
    """Everyone who asked for the same."""

    request: DecisionRequest
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> QuerySet[Person]:
        return Person.objects.filter(decision_requests__request=self.request)

    def words(self, reader: Person | None) -> str:
        return _("whoever asked")


@dataclass(frozen=True)
class LeadsAbove:
    """Whoever leads a unit above."""

    unit: Unit
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> QuerySet[Person]:
        above = Unit.objects.above(self.unit).exclude(pk=self.unit.pk)
        return Person.objects.filter(units_led__in=above).distinct()

    def words(self, reader: Person | None) -> str:
        return _("the leads above, once it is late")
