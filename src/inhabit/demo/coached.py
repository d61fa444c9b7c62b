"""Who is coached one-to-one in the invented organisation: content/coached.yaml, and a few more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from inhabit.coaching.agreements.actions import agree, prepare_agreement, renew_agreement
from inhabit.coaching.agreements.sides import signings_of
from inhabit.coaching.booking.actions import book_session
from inhabit.coaching.booking.actions.hours import set_rules
from inhabit.coaching.booking.actions.recurring import book_series
from inhabit.coaching.booking.free import free_times, wish_of
from inhabit.coaching.booking.series import moments_of
from inhabit.coaching.brief.actions import show_for_next_time
from inhabit.coaching.brief.words import Given
from inhabit.coaching.cohorts.answering import accept_offer
from inhabit.coaching.cohorts.asking import ask_for_coaching
from inhabit.coaching.matching.choosing import choose_coach
from inhabit.coaching.matching.enquiring import say_needs
from inhabit.coaching.matching.needs import Needs
from inhabit.coaching.models import Coach, Cohort, Engagement, Enquiry, Match, Offer, Session, Signature
from inhabit.coaching.rooms.actions.nudges import set_nudge
from inhabit.demo.cast import CAST
from inhabit.demo.plans import content
from inhabit.demo.talks import Talk
from inhabit.people.models import Person, Unit
from inhabit.strategy.models import Priority

EARLIEST, LATEST = time(9), time(16)
WORKDAYS = range(1, 5)
EVERY_WEEKS, IN_SERIES = 4, 8  # more than half a year: the clocks change within
DAYS_AHEAD = 240


class Coached:
    """Writes who has a coach, or is about to. ``today`` is the day from which days count."""

    def __init__(self, today: date, leads: Cohort, priorities: dict[str, Priority]) -> None:
        self.today, self.leads, self.priorities = today, leads, priorities
        self.coaches = list(Coach.objects.select_related("person__account").order_by("pk"))

    def write(self) -> None:
        for plan in content("coached.yaml")["pairs"]:
            self.write_pair(plan)
        self.write_one_that_goes_on_unsaid()
        self.write_those_that_are_being_agreed()

    def coach(self, place: int) -> Coach:
        return self.coaches[place - 1]

    def write_pair(self, plan: dict[str, Any]) -> None:
        person = person_of(plan["person"])
        cohort = self.leads if plan.get("offered") else None
        engagement = self.engage(self.coach(plan["coach"]), person, cohort, plan)
        if "sessions" in plan:
            Engagement.objects.filter(pk=engagement.pk).update(sessions_planned=plan["sessions"])
            renew_agreement(engagement=engagement, by=person)
        self.agree_all(engagement)
        talk = Talk(engagement, [person], self.today)
        talk.begin(plan["held"][0]["day"] - 3)
        for held in plan["held"]:
            talk.hold(held, plan["hour"])
        talk.write_goal(plan["goal"], self.priorities[plan["goal"]["priority"]].pk)
        self.look_ahead(talk.engagement, person, plan)

    def look_ahead(self, engagement: Engagement, person: Person, plan: dict[str, Any]) -> None:
        """Book what comes next, and write what the person wants the coach to have by then."""
        if plan.get("series"):
            book_in_series(engagement, person)
        for number in range(plan.get("ahead", 0)):
            book_after(engagement, timedelta(days=4 + 14 * number), by=person)
        if "for_next_time" in plan:
            given = Given(text=plan["for_next_time"])
            show_for_next_time(engagement=engagement, given=given, edits=0, by=person)
        if "nudge" in plan:
            set_nudge(
                engagement=engagement, text=plan["nudge"], weekdays=WORKDAYS, at=time(13, 55), by=person
            )

    def engage(self, coach: Coach, person: Person, cohort: Cohort | None, plan: dict[str, Any]) -> Engagement:
        """Let ``person`` say yes or ask, say what they need, and choose ``coach``."""
        offer = Offer.objects.filter(cohort=cohort, person=person).first() if cohort else None
        enquiry = accept_offer(offer=offer, by=person) if offer else ask_for_coaching(by=person)
        needs = Needs(topics=tuple(plan["topics"]), styles=tuple(plan["styles"]))
        say_needs(enquiry=enquiry, needs=needs, by=person)
        # Three are suggested by rules and by lot; the one of this story is among them in any case.
        match, _is_new = Match.objects.get_or_create(enquiry=enquiry, coach=coach, defaults={"rank": 4})
        engagement = choose_coach(match=match, by=person)
        asked_at = timezone.now() + timedelta(days=plan["asked"])
        Enquiry.objects.filter(pk=enquiry.pk).update(made_at=asked_at, settled_at=asked_at)
        Offer.objects.filter(enquiry=enquiry).update(answered_at=asked_at)
        return engagement

    def agree_all(self, engagement: Engagement, but: Sequence[str] = ()) -> None:
        agreement = prepare_agreement(engagement=engagement)
        for signing in signings_of(agreement):
            if signing.side not in but:
                agree(agreement=agreement, side=signing.side, by=signing.person)

    def write_one_that_goes_on_unsaid(self) -> None:
        """A coaching whose two have met, and kept nothing here."""
        person = person_of({"lead_of": "Electrical Zwolle"})
        plan = {"topics": ["deciding"], "styles": ["structures"], "asked": -39}
        engagement = self.engage(self.coach(6), person, self.leads, plan)
        self.agree_all(engagement)
        talk = Talk(engagement, [person], self.today)
        talk.begin(-30)
        talk.hold({"day": -24, "frame": "grow", "done": ["worth", "now"], "notes": []}, 9)
        talk.hold({"day": -10, "frame": "empower", "done": [], "notes": []}, 9)
        book_after(talk.engagement, timedelta(days=6), by=person)

    def write_those_that_are_being_agreed(self) -> None:
        """One waits for the organisation's party, and one for the coach of the cast."""
        by_unit = (
            ("Bogies Zwolle", 5, Signature.Side.PARTY),
            ("Cleaning and Turnaround Roosendaal", 1, "coach"),
        )
        for unit, coach, missing in by_unit:
            plan = {"topics": ["my_role"], "styles": ["asks"], "asked": -6}
            person = person_of({"lead_of": unit})
            engagement = self.engage(self.coach(coach), person, self.leads, plan)
            self.agree_all(engagement, but=(missing,))


def person_of(plan: dict[str, str]) -> Person:
    """Return one of the cast, or who leads a unit."""
    if "cast" in plan:
        return Person.objects.get(external_id=CAST[plan["cast"]].external_id)
    lead = Unit.objects.select_related("lead__account").get(name=plan["lead_of"], is_open=True).lead
    assert lead is not None  # noqa: S101  # the written units all have one, but for one
    return lead


def book_after(engagement: Engagement, wait: timedelta, *, by: Person) -> Session:
    """Book the first time that is free after ``wait``, at an hour at which people like to talk."""
    free = free_for(engagement, by)
    earliest = timezone.now() + wait
    return book_session(engagement=engagement, starts_at=next(one for one in free if one > earliest), by=by)


def free_for(engagement: Engagement, by: Person) -> list[datetime]:
    """Return what is free, by day, for everybody who is coached as well."""
    wish = wish_of(engagement, by)
    zones = [ZoneInfo(person.time_zone) for person in wish.people]
    return [
        one
        for one in free_times(wish)
        if all(EARLIEST <= one.astimezone(zone).time() <= LATEST for zone in zones)
    ]


def book_in_series(engagement: Engagement, person: Person) -> None:
    """Book sessions at one time on the person's clock, beyond the next change of clocks."""
    rules = set_rules(coach=engagement.coach, by=engagement.coach.person, days_ahead=DAYS_AHEAD)
    engagement.coach.booking_rules = rules
    free = free_for(engagement, person)
    zone = ZoneInfo(person.time_zone)
    series = (moments_of(first, zone, EVERY_WEEKS, IN_SERIES) for first in free)
    moments = next(moments for moments in series if set(moments) <= set(free))
    book_series(engagement=engagement, moments=moments, every_weeks=EVERY_WEEKS, zone=zone, by=person)
