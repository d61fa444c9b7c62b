"""What the programme team sees of an offer of coaching: whom it reaches, and how far it has come.

Who said no, and who has not answered, is nobody's to learn. Whoever accepted is known to the programme team
by the three-way agreement; the others are one figure, parted only where each part holds eight people.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from inhabit.coaching.cohorts.people import numbers_reached
from inhabit.coaching.cohorts.places import LOOKING, promised_in
from inhabit.coaching.models import Cohort, Engagement, Enquiry, Offer
from inhabit.people.models import Person

FEWEST = 8  # people, below which nothing is counted apart
UNANSWERED = [Offer.State.OFFERED, Offer.State.LAPSED, Offer.State.WITHDRAWN]


@dataclass(frozen=True)
class Reach:
    """Whom an offer would reach now, and what that would take of the budget, in sessions."""

    people: int  # for whom it is today
    new: int  # of them, who have not been offered it
    sessions: int  # that all of them together would take
    budget: int

    @property
    def is_short(self) -> bool:
        return self.sessions > self.budget


@dataclass(frozen=True)
class Standing:
    """How far an offer has come. None: too few to say without naming somebody."""

    offered: int
    accepted: int | None
    has_coach: int | None
    waiting: int | None
    declined: int | None
    unanswered: int | None
    promised: int | None  # sessions held or promised
    budget: int

    @property
    def others(self) -> int | None:
        """How many have not said yes: no, or no answer."""
        return None if self.accepted is None else self.offered - self.accepted


def reach_of(cohort: Cohort) -> Reach:
    people, new = numbers_reached(cohort)
    return Reach(people, new, people * cohort.sessions, cohort.budget)


def standing_of(cohort: Cohort) -> Standing:
    """Count the offers of ``cohort`` by what became of them."""
    counts = Offer.objects.filter(cohort=cohort).aggregate(
        offered=Count("pk"),
        accepted=Count("pk", filter=Q(state=Offer.State.ACCEPTED)),
        declined=Count("pk", filter=Q(state=Offer.State.DECLINED)),
        unanswered=Count("pk", filter=Q(state__in=UNANSWERED)),
        has_coach=Count("pk", filter=Q(enquiry__state=Enquiry.State.SETTLED)),
        waiting=Count("pk", filter=Q(enquiry__state=Enquiry.State.WAITING)),
        looking=Count("pk", filter=Q(enquiry__in=Enquiry.objects.filter(LOOKING))),
    )
    is_shown = counts["offered"] >= FEWEST
    promised = counts["looking"] * cohort.sessions + promised_in(Engagement.objects.filter(cohort=cohort))
    is_parted = min(counts["declined"], counts["unanswered"]) >= FEWEST
    return Standing(
        offered=counts["offered"],
        accepted=counts["accepted"] if is_shown else None,
        has_coach=counts["has_coach"] if is_shown else None,
        waiting=counts["waiting"] if is_shown else None,
        declined=counts["declined"] if is_parted else None,
        unanswered=counts["unanswered"] if is_parted else None,
        promised=promised if is_shown else None,
        budget=cohort.budget,
    )


def people_offered(cohort: Cohort) -> QuerySet[Person]:
    """Return everybody who was offered it, by name; not what they answered."""
    return Person.objects.filter(coaching_offers__cohort=cohort).order_by("name", "job_title", "pk")
