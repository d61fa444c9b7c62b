"""Writing a circle of peers and a team into the invented organisation, with the sessions they have had."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from inhabit.coaching.agreements.actions import agree, current_agreement
from inhabit.coaching.agreements.sides import signings_of
from inhabit.coaching.groups.actions.answering import join_group
from inhabit.coaching.groups.actions.planning import (
    agree_to_team,
    ask_for_team,
    ask_people,
    members_of,
    propose_circle,
)
from inhabit.coaching.groups.actions.together import note_attendance, save_goal
from inhabit.coaching.groups.fitting import coaches_for
from inhabit.coaching.models import Cohort, Engagement, Format, Group, Participant, Session
from inhabit.demo.cast import CAST
from inhabit.people.models import Person, Unit

GOAL = "Each of us tells one story of the strategy to our people that is our own, and hears what comes back."
WEEKS_AGO = (6, 4, 2)


class Groups:
    """Writes one circle of leads, and one team. ``today`` is the day from which their history counts back."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.steward, self.member, self.sponsor = (
            Person.objects.get(external_id=CAST[role].external_id)
            for role in ("steward", "member", "sponsor")
        )
        self.root = Unit.objects.get(parent=None, is_open=True)

    def write(self) -> None:
        circle = self.circle()
        if circle is not None:
            self.meet(circle, WEEKS_AGO)
            save_goal(engagement=circle, text=GOAL, edits=0)
        team = self.team()
        if team is not None:
            self.meet(team, WEEKS_AGO[-1:])

    def circle(self) -> Engagement | None:
        """Return a circle out of an offer to leads, in which all have agreed."""
        cohort = Cohort.objects.create(
            name="Circles of leads",
            audience=Cohort.Audience.LEADS,
            formats=[Format.GROUP, Format.TEAM],
            sessions=6,
            minutes=90,
            budget=36,
            starts_on=self.today - timedelta(days=70),
            ends_on=self.today + timedelta(days=40),
            party=self.sponsor,
            made_by=self.steward,
        )
        cohort.units.add(self.root)
        group = propose_circle(cohort=cohort, name="The Thursday circle")
        if group.coach is None:
            return None
        ask_people(group=group, by=self.steward)
        return self.begun(group, [seat.person for seat in group.seats.select_related("person")][:5])

    def team(self) -> Engagement | None:
        """Return the team of the cast's member, coached from outside its line."""
        unit = Unit.objects.filter(placements__person=self.member, is_open=True).first()
        if unit is None or unit.lead is None:
            return None
        people = list(members_of(unit))
        found = coaches_for(people, format=Format.TEAM, party=self.sponsor)[:3]
        # One who works here reads what the team has said.
        options = sorted(found, key=lambda option: option.coach.is_external)
        if not options:
            return None
        asked = ask_for_team(unit=unit, by=unit.lead)
        group = agree_to_team(group=asked, coach=options[0].coach, sessions=4, minutes=90, by=self.steward)
        first = [self.member, unit.lead, *(person for person in people if person != self.member)]
        return self.begun(group, list(dict.fromkeys(first))[:6])

    def begun(self, group: Group, people: Sequence[Person]) -> Engagement | None:
        """Let ``people`` say yes, and everybody agree."""
        for person in people[:3]:
            group = join_group(group=group, by=person)
        for person in people[3:]:
            join_group(group=group, by=person, number=1)
        engagement = group.engagement
        if engagement is None:
            return None
        agreement = current_agreement(engagement)
        for signing in signings_of(agreement) if agreement else []:
            if agreement is not None and signing.agreed_at is None:
                agree(agreement=agreement, side=signing.side, by=signing.person)
        begun_at = timezone.now() - timedelta(days=60)
        Participant.objects.filter(engagement=engagement).update(joined_at=begun_at)
        Engagement.objects.filter(pk=engagement.pk).update(made_at=begun_at, agreed_at=begun_at)
        engagement.refresh_from_db()
        return engagement

    def meet(self, engagement: Engagement, weeks_ago: Sequence[int]) -> None:
        """Write the sessions that were held, with who was there, and one to come."""
        people = list(Participant.objects.filter(engagement=engagement).values_list("person", flat=True))
        for number, weeks in enumerate(weeks_ago, start=1):
            starts_at = self.moment(-7 * weeks, 9 + engagement.pk % 2)
            session = self.session(engagement, starts_at, state=Session.State.HELD, number=number)
            note_attendance(session=session, there=people[number == 2 :])
        self.session(engagement, self.moment(9, 14), state=Session.State.BOOKED)

    def session(self, engagement: Engagement, starts_at: datetime, **fields: object) -> Session:
        while Session.objects.filter(coach=engagement.coach, starts_at=starts_at).exists():
            starts_at += timedelta(hours=2)
        return Session.objects.create(
            coach=engagement.coach,
            engagement=engagement,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=engagement.minutes),
            booked_by=engagement.coach.person,
            reminded_at=starts_at - timedelta(days=1),
            **fields,
        )

    def moment(self, days: int, hour: int) -> datetime:
        """Return ``hour`` on the working day nearest after ``days`` from today."""
        day = self.today + timedelta(days=days)
        day += timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
        return datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone())
