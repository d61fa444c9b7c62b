"""Whom the coach of the cast coaches in the invented organisation: sessions that were, and some to come."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from inhabit.coaching.agreements.actions import agree, prepare_agreement
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Coach, Engagement, Session, Signature
from inhabit.demo.cast import CAST
from inhabit.notify.actions import read_all_notices
from inhabit.people.models import Person

# Of each coaching: the days of its sessions, counted from today, and at which hour they begin.
SESSIONS = (((-36, -22, -8, 6), 9), ((-15, -3, 13), 14))
MINUTES = 60
FRIDAY = 4


class Coached:
    """Writes two coachings that go on and one that is being agreed. ``today`` is the day they count from."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.coach = Coach.objects.select_related("person").get(person__external_id=CAST["coach"].external_id)
        self.zone = ZoneInfo(self.coach.person.time_zone)

    def write(self) -> None:
        for person, (days, hour) in zip(self.people(), (*SESSIONS, ((), 0)), strict=True):
            engagement = open_engagement(coach=self.coach, coachees=[person], sessions=len(days) + 2)
            agreement = prepare_agreement(engagement=engagement)
            if days:
                agree(agreement=agreement, side=Signature.Side.COACHEE, by=person)
                agree(agreement=agreement, side=Signature.Side.COACH, by=self.coach.person)
            Session.objects.bulk_create(
                self.session(engagement, number, day, hour, person) for number, day in enumerate(days, 1)
            )
        read_all_notices(by=self.coach.person)  # what was agreed weeks ago

    def people(self) -> list[Person]:
        """Return three who work where the coach does, with an account and no part in the cast."""
        parts = [part.external_id for part in CAST.values()]
        near = Person.objects.here().filter(
            time_zone=self.coach.person.time_zone, account__isnull=False, coach__isnull=True
        )
        return list(near.exclude(external_id__in=parts).exclude(name="").order_by("-pk")[:3])

    def session(self, engagement: Engagement, number: int, day: int, hour: int, person: Person) -> Session:
        starts_at = datetime.combine(working_day(self.today + timedelta(days=day)), time(hour), self.zone)
        was_held = day < 0
        return Session(
            coach=self.coach,
            engagement=engagement,
            number=number if was_held else None,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=MINUTES),
            state=Session.State.HELD if was_held else Session.State.BOOKED,
            booked_at=starts_at - timedelta(days=12),
            booked_by=person,
            settled_at=starts_at + timedelta(minutes=MINUTES) if was_held else None,
            settled_by=self.coach.person if was_held else None,
        )


def working_day(day: date) -> date:
    """Return ``day``, or the Friday before it where nobody works then."""
    return day - timedelta(days=max(day.weekday() - FRIDAY, 0))
