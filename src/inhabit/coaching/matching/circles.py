"""Who reads what somebody says they need."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from inhabit.access.readers import Breadth, Readers
from inhabit.coaching.models import Engagement, Enquiry
from inhabit.people.circles import Themself
from inhabit.people.models import Person, PersonQuerySet


@dataclass(frozen=True)
class ChosenCoach:
    """The coach whom somebody has chosen, as long as they work together."""

    enquiry: Enquiry
    breadth = Breadth.ONE

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> PersonQuerySet:
        standing = Engagement.objects.taking_up_capacity().filter(enquiry=self.enquiry.pk)
        return Person.objects.filter(pk__in=standing.values("coach__person"))

    def words(self, reader: Person | None) -> str:
        return _("the coach you choose")


def readers_of_needs(person: Person) -> Readers:
    """Say who reads what somebody ticks: themself. The suggestions are made of it by the server."""
    return Readers((Themself(person),))


def readers_of_own_words(enquiry: Enquiry, *, shows: bool) -> Readers:
    """Say who reads what somebody writes about their needs: themself and, where they tick it, their coach."""
    mine = Themself(enquiry.person)
    return Readers((mine, ChosenCoach(enquiry)) if shows else (mine,))
