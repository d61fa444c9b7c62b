"""What somebody has of offers, for their own file."""

from __future__ import annotations

from inhabit.coaching.models import Offer
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_offers_of_coaching(person: Person) -> Part:
    mine = Offer.objects.filter(person=person).order_by("pk")
    return "offers_of_coaching", list(mine.values("state", "made_at", "answered_at"))
