"""A first round of coaching that is over: what the pages of the practice are made of."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from inhabit.coaching.agreements.ending import kept_until
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.feedback.actions import make_batch
from inhabit.coaching.models import (
    Agreement,
    AllianceBatch,
    Coach,
    Cohort,
    Engagement,
    Enquiry,
    Format,
    Item,
    Offer,
    Participant,
    Session,
    Signature,
)
from inhabit.demo.cast import CAST
from inhabit.demo.coached import person_of
from inhabit.demo.dating import moment
from inhabit.demo.offering import of_the_cast
from inhabit.demo.plans import content
from inhabit.people.models import Person, Unit

BEGAN, CLOSED = -430, -95  # days
SESSIONS = 5
PEOPLE = 46
SAID_NO = 16
STOPPED_EARLY = 7  # every so many, after two sessions
BATCHES = 6  # coaches of whom enough people have said how it was
VOICES = 7  # people in a batch


class Earlier:
    """Writes a round that began more than a year ago. ``today`` is the day from which days count."""

    def __init__(self, today: date, chance: Random) -> None:
        self.today, self.chance = today, chance
        self.steward = of_the_cast("steward")
        self.party = person_of({"lead_of": "People and Learning"})
        self.coaches = list(Coach.objects.may_be_suggested().select_related("person").order_by("pk"))

    def write(self) -> None:
        cohort = self.cohort()
        people = self.people()
        for number, person in enumerate(people[:PEOPLE]):
            self.coached(cohort, person, number)
        self.offers(cohort, people[PEOPLE : PEOPLE + SAID_NO], Offer.State.DECLINED)
        self.say_how_it_was()

    def at(self, day: int) -> datetime:
        return timezone.now() + timedelta(days=day)

    def people(self) -> list[Person]:
        parts = [part.external_id for part in CAST.values()]
        here = Person.objects.here().filter(account__isnull=False, coach__isnull=True, name__gt="")
        found = list(
            here.exclude(external_id__in=parts)
            .exclude(pk=self.party.pk)
            .order_by("external_id")[: 3 * PEOPLE]
        )
        self.chance.shuffle(found)
        return found

    def cohort(self) -> Cohort:
        cohort = Cohort.objects.create(
            name="First round",
            audience=Cohort.Audience.EVERYONE,
            formats=[Format.ONE_TO_ONE],
            sessions=SESSIONS,
            budget=PEOPLE * SESSIONS,
            starts_on=self.today + timedelta(days=BEGAN),
            ends_on=self.today + timedelta(days=CLOSED),
            party=self.party,
            made_by=self.steward,
            made_at=self.at(BEGAN),
            closed_at=self.at(CLOSED),
        )
        cohort.units.add(Unit.objects.get(parent=None, is_open=True))
        return cohort

    def offers(self, cohort: Cohort, people: list[Person], state: str) -> list[Offer]:
        made_at = self.at(BEGAN)
        return Offer.objects.bulk_create(
            Offer(cohort=cohort, person=person, state=state, made_at=made_at, answered_at=made_at)
            for person in people
        )

    def coached(self, cohort: Cohort, person: Person, number: int) -> None:
        """Write a coaching that has ended: somebody waited one to six weeks, then met their coach."""
        [offer] = self.offers(cohort, [person], Offer.State.ACCEPTED)
        asked = BEGAN + 10 + number * 7
        first = asked + self.chance.choice((8, 10, 13, 16, 20, 27, 40))
        enquiry = Enquiry.objects.create(
            person=person,
            offer=offer,
            state=Enquiry.State.SETTLED,
            made_at=self.at(asked),
            settled_at=self.at(first - 4),
        )
        coach = self.coaches[number % len(self.coaches)]
        engagement = open_engagement(coach=coach, coachees=[person], enquiry=enquiry, cohort=cohort)
        held = 2 if number % STOPPED_EARLY == STOPPED_EARLY - 1 else SESSIONS
        days = [first + 14 * turn for turn in range(held)]
        self.hold(engagement, days, hour=9 + number % 7)
        self.end(engagement, first - 3, days[-1] + 1)

    def hold(self, engagement: Engagement, days: list[int], hour: int) -> None:
        coach = engagement.coach
        begins = [moment(self.today + timedelta(days=day), hour, coach.person.time_zone) for day in days]
        hour_long = timedelta(minutes=engagement.minutes)
        Session.objects.bulk_create(
            Session(
                coach=coach,
                engagement=engagement,
                number=number,
                starts_at=begin,
                ends_at=begin + hour_long,
                state=Session.State.HELD,
                booked_at=begin - timedelta(days=9),
                settled_at=begin + hour_long,
                settled_by=coach.person,
            )
            for number, begin in enumerate(begins, 1)
        )

    def end(self, engagement: Engagement, agreed: int, ended: int) -> None:
        """Let all have agreed then, and let it be over."""
        at = self.at(agreed)
        [agreement] = Agreement.objects.filter(engagement=engagement)
        sides = [(Signature.Side.COACH, engagement.coach.person), (Signature.Side.PARTY, self.party)]
        sides += [(Signature.Side.COACHEE, one.person) for one in engagement.participants.all()]
        Signature.objects.bulk_create(
            Signature(agreement=agreement, person=person, side=side, agreed_at=at) for side, person in sides
        )
        Agreement.objects.filter(pk=agreement.pk).update(made_at=at, agreed_at=at)
        Participant.objects.filter(engagement=engagement).update(joined_at=at)
        Engagement.objects.filter(pk=engagement.pk).update(
            state=Engagement.State.ENDED,
            made_at=at,
            agreed_at=at,
            ended_at=self.at(ended),
            kept_until=kept_until(self.today + timedelta(days=ended)),
        )

    # How it was

    def say_how_it_was(self) -> None:
        """Pour together what seven have said of each of some coaches."""
        wishes = content("coached.yaml")["wishes"]
        for coach in self.coaches[:BATCHES]:
            wished = self.chance.sample([*wishes, *("" for _ in wishes)], VOICES)
            batch = make_batch(coach, [self.said(wish) for wish in wished])
            released_on = (self.today + timedelta(days=CLOSED)).replace(day=1) - timedelta(days=20)
            AllianceBatch.objects.filter(pk=batch.pk).update(released_on=released_on)

    def said(self, wish: str) -> dict[str, object]:
        points = {item: self.chance.choice((3, 4, 4, 5, 5)) for item in Item.values}
        return {"points": points, "wish": wish}
