"""Offering coaching in the invented organisation: to all leads, and to the team of the cast's member."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from django.utils import timezone

from inhabit.coaching.cohorts.actions import make_cohort
from inhabit.coaching.cohorts.answering import accept_offer, decline_offer
from inhabit.coaching.cohorts.asking import change_rules
from inhabit.coaching.cohorts.notices import OFFERED
from inhabit.coaching.cohorts.offering import begin_offering, send_all_offers
from inhabit.coaching.matching.enquiring import say_needs
from inhabit.coaching.matching.needs import Needs
from inhabit.coaching.models import Cohort, Enquiry, Format, Offer
from inhabit.coaching.vocabulary import Style, Topic
from inhabit.demo.cast import CAST
from inhabit.notify.models import Notice
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import unit_of

WINDOW = timedelta(days=42)
YES, NO = 40, 12  # how many leads have answered so far
LOOKING = 12  # of those who said yes, how many have said what they need


class Offering:
    """Writes two offers and some answers. ``today`` is the day on which they were sent."""

    def __init__(self, today: date, chance: Random) -> None:
        self.today, self.chance = today, chance
        self.steward, self.sponsor = self.of_the_cast("steward"), self.of_the_cast("sponsor")

    def of_the_cast(self, key: str) -> Person:
        return Person.objects.get(external_id=CAST[key].external_id)

    def write(self) -> None:
        change_rules(is_own_request_open=True, sessions=4, minutes=60, budget=0, by=self.steward)
        root = Unit.objects.get(parent=None, is_open=True)
        leads = self.offer("Leads first", root, Cohort.Audience.LEADS, sessions=6, budget=360)
        self.answer(leads)
        team = unit_of(self.of_the_cast("member"))
        if team is not None:
            self.offer(str(team), team, Cohort.Audience.EVERYONE, sessions=4, budget=40)
        self.let_most_have_read_it()

    def offer(self, name: str, unit: Unit, audience: str, *, sessions: int, budget: int) -> Cohort:
        cohort = make_cohort(
            by=self.steward,
            units=[unit],
            name=name,
            programme=None,
            audience=audience,
            formats=[Format.ONE_TO_ONE],
            sessions=sessions,
            minutes=60,
            budget=budget,
            starts_on=self.today,
            ends_on=self.today + WINDOW,
            party=self.sponsor,
        )
        begin_offering(cohort=cohort, by=self.steward)
        send_all_offers(cohort)
        return cohort

    def answer(self, cohort: Cohort) -> None:
        """Let some say yes and some say no; nobody of the cast has answered yet."""
        parts = [part.external_id for part in CAST.values()]
        offers = Offer.objects.filter(cohort=cohort).exclude(person__external_id__in=parts)
        drawn = list(offers.select_related("person").order_by("person__external_id"))
        self.chance.shuffle(drawn)
        for offer in drawn[:YES]:
            accept_offer(offer=offer, by=offer.person)
        for offer in drawn[YES : YES + NO]:
            decline_offer(offer=offer, by=offer.person)
        for enquiry in Enquiry.objects.filter(offer__in=drawn[:LOOKING]).select_related("person"):
            say_needs(enquiry=enquiry, needs=self.needs(enquiry.person), by=enquiry.person)

    def let_most_have_read_it(self) -> None:
        """Let everybody but the cast have read that it was offered: the mailbox stays a handful."""
        parts = [part.external_id for part in CAST.values()]
        told = Notice.objects.unread().filter(kind=OFFERED.key)
        told.exclude(person__external_id__in=parts).update(read_at=timezone.now())

    def needs(self, person: Person) -> Needs:
        topics = self.chance.sample(list(Topic.values), 2)
        style = self.chance.choice(list(Style.values))
        languages = dict.fromkeys([person.language or "en", "en"])
        return Needs(topics=tuple(topics), styles=(style,), languages=tuple(languages))
