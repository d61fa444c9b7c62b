"""Who reads what is said of a coaching. The pages print what these rules enforce."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from inhabit.access.readers import Breadth, Circle, Readers
from inhabit.coaching.circles import CoacheesOf, CoachOf, PartyOf
from inhabit.coaching.models import Coach, Review
from inhabit.people.circles import Themself
from inhabit.people.models import Person


@dataclass(frozen=True)
class CoachInBatches:
    """A coach, who reads what people say together with what at least four others said."""

    coach: Coach
    breadth = Breadth.COUNTED
    is_one = True

    def includes(self, person: Person) -> bool:
        return self.coach.person_id == person.pk

    def people(self) -> QuerySet[Person]:
        return Person.objects.filter(pk=self.coach.person_id)

    def words(self, reader: Person | None) -> str:
        return _(
            "%(coach)s, without your name, once at least four others have answered, too: the three answers "
            "as figures of all together, your sentence among theirs"
        ) % {"coach": self.coach}


def readers_of_alliance(coach: Coach) -> Readers:
    return Readers((CoachInBatches(coach),))


def readers_of_review(review: Review) -> Readers:
    """Its author; with whom they share it."""
    engagement = review.engagement
    circles: list[Circle] = [Themself(review.author)]
    is_coachs = engagement.coach.person_id == review.author_id
    if review.is_for_other_side:
        circles.append(CoacheesOf(engagement) if is_coachs else CoachOf(engagement))
    if review.is_for_party and engagement.is_three_way and not is_coachs:
        circles.append(PartyOf(engagement))
    return Readers(tuple(circles))
