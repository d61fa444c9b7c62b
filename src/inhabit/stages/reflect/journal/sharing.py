"""To whom somebody can show an entry: who stands beside them now.

A *way* is a relation by which one person may be shown something by another. Packages above this one add
theirs (their coaches) to ``ways``, where the application is put together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.access.readers import Breadth, Readers
from inhabit.people.circles import Themself
from inhabit.people.models import Person, Placement, Unit


@dataclass(frozen=True)
class Way:
    """A relation: who can be shown an entry by a person, and by whom a person can be shown one.

    ``label`` says what the reader is to the writer.
    """

    label: str | Promise
    readers_for: Callable[[Person], QuerySet[Person]]
    writers_for: Callable[[Person], QuerySet[Person]]


@dataclass(frozen=True)
class PossibleReader:
    """Somebody to whom an entry can be shown, and what they are to its writer."""

    person: Person
    label: str


def leads_of(person: Person) -> QuerySet[Person]:
    """Return who leads the unit of ``person``; where they lead it themself, who leads the one above."""
    places = Placement.objects.current().filter(person=person, is_counted=True)
    led_by_themself = Unit.objects.filter(placements__in=places, lead=person)
    above = Q(units_led__placements__in=places) | Q(units_led__children__in=led_by_themself)
    return Person.objects.filter(above).exclude(pk=person.pk).distinct()


def people_led_by(lead: Person) -> QuerySet[Person]:
    """Return whose lead ``lead`` is, by the same rule."""
    in_the_unit = Q(unit__lead=lead)
    leads_below = Q(unit__parent__lead=lead, unit__lead=F("person"))
    places = Placement.objects.filter(in_the_unit | leads_below, is_counted=True)
    current = places & Placement.objects.current()
    return Person.objects.filter(pk__in=current.values("person")).exclude(pk=lead.pk)


OWN_LEAD = Way(gettext_lazy("your lead"), leads_of, people_led_by)
ways: list[Way] = [OWN_LEAD]


def possible_readers(person: Person) -> list[PossibleReader]:
    """Return to whom ``person`` can show an entry now, each once, in the order of the ways."""
    found: dict[int, PossibleReader] = {}
    for way in ways:
        for reader in way.readers_for(person):
            found.setdefault(reader.pk, PossibleReader(reader, str(way.label)))
    return list(found.values())


def may_be_shown(reader: Person, writer: Person) -> bool:
    """Say whether ``reader`` stands beside ``writer`` today: else they read nothing, shown or not."""
    return any(way.readers_for(writer).filter(pk=reader.pk).exists() for way in ways)


def shown_by_somebody_beside(reader: Person) -> Q:
    """Say of a shown entry whether ``reader`` stands beside its writer today."""
    found = Q(pk__in=[])
    for way in ways:
        found |= Q(reflection__person__in=way.writers_for(reader).values("pk"))
    return found


@dataclass(frozen=True)
class BesideMe:
    """One person, as long as they stand beside the writer: as the lead or as a coach."""

    writer: Person
    reader: Person
    breadth = Breadth.ONE

    def includes(self, person: Person) -> bool:
        return person == self.reader and may_be_shown(person, self.writer)

    def people(self) -> QuerySet[Person]:
        is_beside = may_be_shown(self.reader, self.writer)
        return Person.objects.filter(pk=self.reader.pk) if is_beside else Person.objects.none()

    def words(self, reader: Person | None) -> str:
        if reader == self.reader:
            return _("you, as long as you are the lead or a coach of %(writer)s") % {"writer": self.writer}
        return _("%(reader)s, as long as this is your lead or your coach") % {"reader": self.reader}


def readers_of_reflections(person: Person) -> Readers:
    """Nobody else reads an entry, and nobody learns whether there is one."""
    return Readers((Themself(person),))


def readers_of_shown(writer: Person, reader: Person) -> Readers:
    """A copy that was shown is read by its writer and by the one person whom it was shown to."""
    return Readers((Themself(writer), BesideMe(writer, reader)))
