"""Who reads a story: whoever wrote it and those in it; once all agree, their unit or everyone."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from inhabit.access.readers import Breadth, Circle, Readers
from inhabit.people.circles import EveryoneHere, MembersOf, Themself
from inhabit.people.models import Person, Unit
from inhabit.stages.reflect.recognitions.models import Reach, Recognition


@dataclass(frozen=True)
class ThoseInIt:
    """Everyone whom a story is about; ``recognition`` is None before it is written."""

    recognition: Recognition | None
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> QuerySet[Person]:
        if self.recognition is None:
            return Person.objects.none()
        return Person.objects.filter(recognised__recognition=self.recognition)

    def words(self, reader: Person | None) -> str:
        if self.recognition is not None and reader is not None and self.includes(reader):
            return _("everyone in the story, you among them")
        return _("everyone in the story")

    @property
    def is_one(self) -> bool:
        return False


def readers_while_waiting(author: Person, recognition: Recognition | None = None) -> Readers:
    """Until everyone in it has agreed, and where somebody did not: whoever wrote it, and they."""
    return Readers((Themself(author), ThoseInIt(recognition)))


def readers_of_recognition(recognition: Recognition) -> Readers:
    """``recognition`` with its people read, as ``selectors.ordered`` reads them."""
    beside: list[Circle] = [ThoseInIt(recognition)]
    if recognition.author is not None:
        beside.insert(0, Themself(recognition.author))
    if recognition.shown_at is None or recognition.taken_back_at is not None:
        return Readers(tuple(beside))
    units = {one.unit for one in recognition.people.all() if one.unit is not None}
    return Readers((*readers_when_shown(recognition.reach, units).circles, *beside))


def readers_when_shown(reach: str, units: set[Unit]) -> Readers:
    if reach == Reach.EVERYONE:
        return Readers((EveryoneHere(),))
    return Readers(tuple(MembersOf(unit) for unit in sorted(units, key=lambda unit: unit.name)))
