"""Who reads what listeners heard, and what a lead writes back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from inhabit.access.readers import Breadth, Readers
from inhabit.people.circles import LeadOf, Themself
from inhabit.people.models import Person, Unit
from inhabit.stages.communicate.readers.circles import EveryoneUnder


@dataclass(frozen=True)
class LeadOfFive:
    """Whoever leads a unit, once five have come together. Nobody learns who wrote."""

    unit: Unit
    breadth = Breadth.ONE

    def includes(self, person: Person) -> bool:
        return LeadOf(self.unit).includes(person)

    def people(self) -> QuerySet[Person]:
        return LeadOf(self.unit).people()

    def words(self, reader: Person | None) -> str:
        lead = LeadOf(self.unit).words(reader)
        return _("five together, in random order: %(lead)s") % {"lead": lead}


def readers_of_playback(person: Person, unit: Unit) -> Readers:
    """What ``person`` plays back to ``unit`` with their name: they and whoever leads it, while it stands."""
    return Readers((Themself(person), LeadOf(unit)) if unit.is_open else (Themself(person),))


def readers_of_unnamed(unit: Unit) -> Readers:
    """What is played back without a name: read by whoever leads ``unit``, five together."""
    return Readers((LeadOfFive(unit),))


def readers_of_echo_draft(author: Person) -> Readers:
    """What a lead is writing back is read by whoever writes it alone, not by the next lead."""
    return Readers((Themself(author),))


def readers_of_echo(unit: Unit) -> Readers:
    """What a lead has written back is for everyone in the unit and below it."""
    return Readers((EveryoneUnder(unit),))
