"""Offering coaching in the invented organisation: to leads of two countries, to all others, and to a team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from django.db.models import QuerySet
from django.utils import timezone

from inhabit.coaching.cohorts.actions import make_cohort
from inhabit.coaching.cohorts.answering import accept_offer, decline_offer
from inhabit.coaching.cohorts.asking import ask_for_coaching, change_rules
from inhabit.coaching.cohorts.offering import begin_offering, send_all_offers
from inhabit.coaching.matching.enquiring import say_needs
from inhabit.coaching.matching.needs import Needs
from inhabit.coaching.models import Cohort, Enquiry, Format, Offer
from inhabit.coaching.vocabulary import Style, Topic
from inhabit.demo.cast import CAST
from inhabit.notify.models import Notice
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import unit_of
from inhabit.programme.models import Programme

COUNTRIES = ("Works Netherlands", "Works Poland")
BEGAN, JUST_NOW = -49, -3  # days on which the two offers to leads were sent
OPEN_FOR = timedelta(days=180)
FULL_AFTER = 6  # places in the first offer: five people, and a circle
WAIT_SINCE = (-23, -17)  # on which days those on the waiting list said yes
STILL_SILENT = 3  # in the first offer
YES, NO = 14, 5  # how many of the other leads have answered so far
LOOKING = 4  # of those who said yes, how many have said what they need


class Offering:
    """Writes offers and answers. ``today`` is the day from which days count."""

    def __init__(self, today: date, chance: Random) -> None:
        self.today, self.chance = today, chance
        self.steward, self.sponsor = of_the_cast("steward"), of_the_cast("sponsor")
        self.programme = Programme.objects.running().first()

    def write(self) -> Cohort:
        """Write what is offered; return the offer to the leads of two countries."""
        change_rules(is_own_request_open=True, sessions=6, minutes=60, budget=0, by=self.steward)
        tops = Unit.objects.open().filter(depth=1)
        first, others = tops.filter(name__in=COUNTRIES), tops.exclude(name__in=COUNTRIES)
        leads = self.offer("Leads in the Netherlands and Poland", list(first), BEGAN, budget=6 * FULL_AFTER)
        rest = self.offer("All other leads", list(others), JUST_NOW, budget=180)
        self.answer(rest)
        team = unit_of(of_the_cast("member"))
        if team is not None:
            self.offer_to_team(team)
        self.look_by_oneself(of_the_cast("privacy_officer"))
        return leads

    def offer(self, name: str, units: Sequence[Unit], day: int, *, budget: int) -> Cohort:
        return self.send(
            make_cohort(
                by=self.steward,
                units=units,
                name=name,
                programme=self.programme,
                audience=Cohort.Audience.LEADS,
                formats=[Format.ONE_TO_ONE, Format.GROUP],
                sessions=6,
                minutes=60,
                budget=budget,
                starts_on=self.today + timedelta(days=day),
                ends_on=self.today + OPEN_FOR,
                party=self.sponsor,
            ),
            day,
        )

    def offer_to_team(self, team: Unit) -> None:
        cohort = make_cohort(
            by=self.steward,
            units=[team],
            name=str(team),
            programme=self.programme,
            audience=Cohort.Audience.EVERYONE,
            formats=[Format.ONE_TO_ONE],
            sessions=4,
            minutes=60,
            budget=40,
            starts_on=self.today,
            ends_on=self.today + OPEN_FOR,
            party=self.sponsor,
        )
        self.send(cohort, 0)

    def send(self, cohort: Cohort, day: int) -> Cohort:
        begin_offering(cohort=cohort, by=self.steward)
        send_all_offers(cohort)
        sent_at = timezone.now() + timedelta(days=day)
        Cohort.objects.filter(pk=cohort.pk).update(made_at=sent_at)
        Offer.objects.filter(cohort=cohort).update(made_at=sent_at)
        Notice.objects.filter(key=f"cohort-{cohort.pk}").update(made_at=sent_at)
        return cohort

    def answer(self, cohort: Cohort) -> None:
        """Let some say yes and some say no; nobody of the cast has answered yet."""
        drawn = list(offers_but_of_the_cast(cohort))
        self.chance.shuffle(drawn)
        for offer in drawn[:YES]:
            accept_offer(offer=offer, by=offer.person)
        for offer in drawn[YES : YES + NO]:
            decline_offer(offer=offer, by=offer.person)
        for enquiry in Enquiry.objects.filter(offer__in=drawn[:LOOKING]).select_related("person"):
            say_needs(enquiry=enquiry, needs=self.needs(enquiry.person), by=enquiry.person)

    def fill(self, cohort: Cohort) -> None:
        """Let those say yes for whom no place is left, once the others have theirs; some say nothing."""
        left = list(offers_but_of_the_cast(cohort).filter(state=Offer.State.OFFERED))
        for offer, day in zip(left, WAIT_SINCE, strict=False):
            enquiry = accept_offer(offer=offer, by=offer.person)
            say_needs(enquiry=enquiry, needs=self.needs(offer.person), by=offer.person)
            since = timezone.now() + timedelta(days=day)
            Enquiry.objects.filter(pk=enquiry.pk).update(made_at=since, waiting_since=since)
        for offer in left[len(WAIT_SINCE) : -STILL_SILENT]:
            decline_offer(offer=offer, by=offer.person)

    def look_by_oneself(self, person: Person) -> None:
        """Let ``person`` choose between three coaches, of which nobody else learns."""
        enquiry = ask_for_coaching(by=person)
        needs = Needs(
            topics=(Topic.ENERGY, Topic.SELF_AWARENESS), styles=(Style.ASKS,), languages=("pt", "en")
        )
        say_needs(enquiry=enquiry, needs=needs, by=person)

    def needs(self, person: Person) -> Needs:
        topics = self.chance.sample(list(Topic.values), 2)
        style = self.chance.choice(list(Style.values))
        languages = dict.fromkeys([person.language or "en", "en"])
        return Needs(topics=tuple(topics), styles=(style,), languages=tuple(languages))


def of_the_cast(key: str) -> Person:
    return Person.objects.get(external_id=CAST[key].external_id)


def offers_but_of_the_cast(cohort: Cohort) -> QuerySet[Offer]:
    parts = [part.external_id for part in CAST.values()]
    offers = Offer.objects.filter(cohort=cohort).exclude(person__external_id__in=parts)
    return offers.select_related("person").order_by("person__external_id")
