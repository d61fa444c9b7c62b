"""Groups in the invented organisation: a circle of leads from several units, and a team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from inhabit.coaching.agreements.actions import agree, current_agreement, prepare_agreement
from inhabit.coaching.agreements.sides import signings_of
from inhabit.coaching.booking.free import free_times, wish_of
from inhabit.coaching.feedback.actions import say_alliance
from inhabit.coaching.feedback.asking import sessions_to_ask_about
from inhabit.coaching.groups.actions.answering import decline_group, join_group
from inhabit.coaching.groups.actions.planning import (
    agree_to_team,
    ask_for_team,
    ask_people,
    change_plan,
    propose_circle,
)
from inhabit.coaching.groups.actions.times import mark_times, propose_times
from inhabit.coaching.groups.actions.together import note_attendance, save_goal
from inhabit.coaching.groups.fitting import coaches_for
from inhabit.coaching.models import Coach, Cohort, Engagement, Format, Group, Item, Seat
from inhabit.demo.coached import book_after, person_of
from inhabit.demo.offering import of_the_cast
from inhabit.demo.plans import content
from inhabit.demo.talks import Talk
from inhabit.people.models import Person, Unit

WAIT = timedelta(days=8)  # until the next session


class Circles:
    """Writes a circle with three sessions behind it, and a team with one. ``today``: days count from it."""

    def __init__(self, today: date, leads: Cohort) -> None:
        self.today, self.leads = today, leads

    def write(self) -> None:
        told = content("coached.yaml")
        self.write_circle(told["circle"])
        self.write_team(told["team"])

    def write_circle(self, plan: dict[str, Any]) -> None:
        *members, no = [person_of({"lead_of": name}) for name in plan["units"]]
        coach = Coach.objects.order_by("pk")[plan["coach"] - 1]
        group = propose_circle(cohort=self.leads, name=plan["name"])
        group = change_plan(
            group=group, name=plan["name"], people=[*members, no], coach=coach, edits=group.edits
        )
        ask_people(group=group, by=of_the_cast("steward"))
        self.join(group, members)
        decline_group(group=group, by=no)
        engagement = self.talk(group, members, plan)
        self.find_a_time(engagement, members)
        self.say_how_it_is(engagement, members[1:])

    def write_team(self, plan: dict[str, Any]) -> None:
        unit = Unit.objects.select_related("lead").get(name=plan["unit"], is_open=True)
        steward = of_the_cast("steward")
        assert unit.lead is not None  # noqa: S101  # a written one
        group = ask_for_team(unit=unit, by=unit.lead)
        people = list(Person.objects.filter(pk__in=[unit.lead.pk]).select_related("account"))
        coach = coaches_for(people, format=Format.TEAM, party=steward)[0].coach
        group = agree_to_team(group=group, coach=coach, sessions=5, minutes=90, by=steward)
        seats = Seat.objects.filter(group=group).select_related("person__account").order_by("person_id")
        members = sorted((seat.person for seat in seats), key=lambda person: person != unit.lead)
        self.join(group, members)
        engagement = self.talk(group, members, plan)
        book_after(engagement, WAIT, by=engagement.coach.person)

    def join(self, group: Group, members: Sequence[Person]) -> None:
        """Let everybody say yes: with the third it begins; whoever comes later agrees to what is there."""
        for person in members:
            group.refresh_from_db()
            standing = current_agreement(group.engagement) if group.engagement else None
            join_group(group=group, by=person, number=standing.number if standing else 0)
        group.refresh_from_db()

    def talk(self, group: Group, members: Sequence[Person], plan: dict[str, Any]) -> Engagement:
        assert group.engagement is not None  # noqa: S101  # three have said yes
        agreement = prepare_agreement(engagement=group.engagement)
        for signing in signings_of(agreement):
            if signing.agreed_at is None:
                agree(agreement=agreement, side=signing.side, by=signing.person)
        talk = Talk(group.engagement, members, self.today)
        talk.begin(plan["held"][0]["day"] - 5)
        Group.objects.filter(pk=group.pk).update(made_at=talk.engagement.made_at - timedelta(days=4))
        save_goal(engagement=talk.engagement, text=plan["goal"], edits=0)
        for held in plan["held"]:
            session = talk.hold(held, plan["hour"])
            there = [person.pk for number, person in enumerate(members) if number not in held["absent"]]
            note_attendance(session=session, there=there)
        return talk.engagement

    def find_a_time(self, engagement: Engagement, members: Sequence[Person]) -> None:
        """Let the coach propose three times; all but the first of the group have marked them."""
        by = engagement.coach.person
        times = propose_times(engagement=engagement, moments=self.moments(engagement, by), by=by)
        for number, person in enumerate(members[1:]):
            suits = [time.pk for place, time in enumerate(times) if (place + number) % len(times)]
            mark_times(engagement=engagement, suits=suits, by=person)

    def say_how_it_is(self, engagement: Engagement, people: Sequence[Person]) -> None:
        """Let some say how working with the coach is: too few for the coach to read it yet."""
        points = dict(zip(Item.values, (5, 4, 4), strict=True))
        for person in people:
            for session in sessions_to_ask_about(person).filter(engagement=engagement):
                say_alliance(session=session, points=points, wish="", by=person)

    def moments(self, engagement: Engagement, by: Person) -> list[datetime]:
        """Return three free times on three days."""
        by_day: dict[date, datetime] = {}
        for one in free_times(wish_of(engagement, by)):
            if one > timezone.now() + WAIT and one.hour >= 9:
                by_day.setdefault(one.date(), one)
        return list(by_day.values())[:3]
