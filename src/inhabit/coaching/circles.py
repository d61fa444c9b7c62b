"""Circles of people made of the relations of coaching. See ``access.readers``."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from inhabit.access.readers import Breadth
from inhabit.coaching.models import Engagement, Participant
from inhabit.people.models import Person


@dataclass(frozen=True)
class CoachOf:
    """Whoever coaches in an engagement."""

    engagement: Engagement
    breadth = Breadth.ONE

    def includes(self, person: Person) -> bool:
        return self.engagement.coach.person_id == person.pk

    def people(self) -> QuerySet[Person]:
        return Person.objects.filter(pk=self.engagement.coach.person_id)

    def words(self, reader: Person | None) -> str:
        if reader is not None and self.includes(reader):
            return _("you as the coach")
        if self.engagement.coach.pk is None:  # said of coaching as such, before there is any
            return _("your coach")
        return _("your coach %(coach)s") % {"coach": self.engagement.coach}


@dataclass(frozen=True)
class CoacheesOf:
    """Whoever is coached in an engagement today."""

    engagement: Engagement

    @property
    def breadth(self) -> Breadth:
        return Breadth.ONE if self.engagement.format == "one_to_one" else Breadth.FEW

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> QuerySet[Person]:
        current = Participant.objects.current().filter(engagement=self.engagement)
        return Person.objects.filter(pk__in=current.values("person"))

    def words(self, reader: Person | None) -> str:
        is_one = self.engagement.format == "one_to_one"
        if is_one and reader is not None and self.includes(reader):
            return _("you")
        if is_one:
            return str(self.people().first() or _("whoever is coached"))
        return _("everyone who is coached in this group")


@dataclass(frozen=True)
class PartyOf:
    """Whom a three-way agreement names for the organisation."""

    engagement: Engagement
    breadth = Breadth.ONE

    def includes(self, person: Person) -> bool:
        return self.engagement.is_three_way and self.engagement.party_id == person.pk

    def people(self) -> QuerySet[Person]:
        party = self.engagement.party if self.engagement.is_three_way else None
        return Person.objects.filter(pk=party.pk) if party else Person.objects.none()

    def words(self, reader: Person | None) -> str:
        if reader is not None and self.includes(reader):
            return _("you for the organisation")
        party = self.engagement.party or _("nobody at present")
        return _("%(party)s for the organisation") % {"party": party}
