"""Coaches and engagements for tests."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Coach, Cohort, Engagement, Session
from inhabit.coaching.models.coaches import SAFEGUARDING_VERSION
from inhabit.people.models import Person, Unit


def make_coach(person: Person, **fields: object) -> Coach:
    """Return ``person`` as an approved coach."""
    given = {
        "state": Coach.State.APPROVED,
        "approved_at": timezone.now(),
        "safeguarding_read_at": timezone.now(),
        "safeguarding_version": SAFEGUARDING_VERSION,
        "about": {"en": "I listen first."},
        "languages": ["en", "de"],
        "topics": ["hard_talks", "telling"],
        "stages": ["clarify", "communicate"],
        "styles": ["asks"],
        "formats": ["one_to_one", "group", "team"],
        "capacity": 5,
        "edits": 1,
    }
    return Coach.objects.create(person=person, **(given | fields))


def make_cohort(unit: Unit, **fields: object) -> Cohort:
    today = timezone.localdate()
    given = {
        "name": "Leads first",
        "starts_on": today,
        "ends_on": today + timedelta(days=120),
        "formats": ["one_to_one"],
        "budget": 60,
    }
    cohort = Cohort.objects.create(**(given | fields))
    cohort.units.add(unit)
    return cohort


def agreed(engagement: Engagement) -> Engagement:
    """Return ``engagement`` as agreed by everybody, without the way there."""
    engagement.state = Engagement.State.GOING_ON
    engagement.agreed_at = timezone.now()
    engagement.save()
    engagement.agreements.update(agreed_at=engagement.agreed_at)
    return engagement


def engage(coachee: Person, coach: Coach, **fields: object) -> Engagement:
    """Return an agreed engagement of the two: two-way, unless ``cohort`` says otherwise."""
    return agreed(open_engagement(coach=coach, coachees=[coachee], **fields))  # type: ignore[arg-type]


def book(engagement: Engagement, starts_at: datetime, minutes: int = 60, **fields: object) -> Session:
    """Return a booked session, without the rules of booking."""
    given = {"coach": engagement.coach, "ends_at": starts_at + timedelta(minutes=minutes)}
    return Session.objects.create(engagement=engagement, starts_at=starts_at, **(given | fields))
