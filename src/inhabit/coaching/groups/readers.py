"""Who reads what a group writes and marks together."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from inhabit.access.readers import Breadth, Readers
from inhabit.coaching.circles import CoacheesOf, CoachOf
from inhabit.coaching.models import Coach, Engagement, Group, Seat
from inhabit.people.circles import Themself
from inhabit.people.models import Person


def readers_in_group(engagement: Engagement) -> Readers:
    """Everybody who is in the group today, and its coach: times, who was there, and what they want."""
    return Readers((CoacheesOf(engagement), CoachOf(engagement)))


@dataclass(frozen=True)
class AskedInto:
    """Whoever is asked into a group, and its coach: they see who has said yes."""

    group: Group
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> QuerySet[Person]:
        asked = [Seat.State.INVITED, Seat.State.JOINED, Seat.State.DECLINED]
        seats = Seat.objects.filter(group=self.group.pk, state__in=asked).values("person")
        coach = Coach.objects.filter(groups=self.group.pk).values("person")
        return Person.objects.filter(Q(pk__in=seats) | Q(pk__in=coach))

    def words(self, reader: Person | None) -> str:
        return _("whoever is asked into the group, and its coach")


def readers_of_yes(group: Group) -> Readers:
    """A yes is seen by the others who are asked; else nobody could know with whom they would sit."""
    return Readers((AskedInto(group),))


def readers_of_no(person: Person) -> Readers:
    """A no is seen by nobody else, whoever asked."""
    return Readers((Themself(person),))
