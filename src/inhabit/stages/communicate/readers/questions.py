"""Who reads questions and their answers. The pages print what these rules enforce."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from inhabit.access.models import Role
from inhabit.access.readers import Breadth, Circle, Readers
from inhabit.people.circles import HoldersOf, LeadOf, Themself
from inhabit.people.models import Person, Unit
from inhabit.stages.communicate.models import Question, Station
from inhabit.stages.communicate.readers.circles import EveryoneUnder


@dataclass(frozen=True)
class LeadsAbove:
    """Whoever leads a unit above one: a question gets to them as far as it goes up."""

    unit: Unit
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> QuerySet[Person]:
        above = Unit.objects.above(self.unit).exclude(pk=self.unit.pk)
        return Person.objects.filter(units_led__in=above.values("pk")).distinct()

    def words(self, reader: Person | None) -> str:
        return _("as far as it goes up, whoever leads above")


@dataclass(frozen=True)
class ThoseWhoAsked:
    """Everyone who has a question, with their name; who asked without one is known to nobody."""

    question: Question
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        return self.question.askings.filter(person=person).exists()

    def people(self) -> QuerySet[Person]:
        return Person.objects.filter(questions_asked__question=self.question)

    def words(self, reader: Person | None) -> str:
        return _("those who asked")


def readers_when_asked(you: Person, unit: Unit) -> Readers:
    """Say who reads a question of ``you`` until it is answered, when it goes to the lead of ``unit``."""
    if unit.parent_id is None:
        return Readers((Themself(you), LeadOf(unit), HoldersOf(Role.SPONSOR)))
    return Readers((Themself(you), LeadOf(unit), LeadsAbove(unit)))


def readers_when_unnamed(unit: Unit) -> Readers:
    """Say who reads an unnamed question until it is answered, when it goes to the lead of ``unit``."""
    if unit.parent_id is None:
        return Readers((LeadOf(unit), HoldersOf(Role.SPONSOR)))
    return Readers((LeadOf(unit), LeadsAbove(unit)))


def readers_of_question(question: Question, stations: list[Station], above: Unit | None) -> Readers:
    """Say who reads the words of a question and its way, which is ``stations``; ``above`` is its next seat.

    Open: who asked, and the leads with whom it has been. Longer than agreed: the next lead up too.
    At the root the sponsor. Answered: everyone in and below the unit that it was answered for.
    """
    units = {unit.pk: unit for unit in (question.unit, *(station.unit for station in stations))}
    circles: list[Circle] = [*(LeadOf(unit) for unit in units.values()), ThoseWhoAsked(question)]
    if question.days_over and above is not None:
        circles.append(LeadOf(above))
    if question.unit.parent_id is None and question.unit.is_open:
        circles.append(HoldersOf(Role.SPONSOR))
    if question.audience is not None:
        circles.append(EveryoneUnder(question.audience))
    return Readers(tuple(circles))


def readers_of_answer(unit: Unit) -> Readers:
    """Say who reads an answer that is given for ``unit``."""
    return Readers((LeadOf(unit), EveryoneUnder(unit)))
