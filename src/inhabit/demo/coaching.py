"""Writing who coaches in the invented organisation: content/coaches.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from inhabit.access.models import Account, Appointment, Guest, Role
from inhabit.coaching.models import AvailabilityRule, Coach, Credential, Supervision
from inhabit.coaching.models.coaches import SAFEGUARDING_VERSION
from inhabit.demo.cast import CAST
from inhabit.demo.founding import TIME_ZONES
from inhabit.demo.plans import content
from inhabit.people.models import Person, Unit

FIELDS = ("about", "languages", "topics", "stages", "styles", "formats", "capacity")
STAY = timedelta(days=240)
# On which days of the week a coach can be booked, in turn, and from which hour to which.
HOURS_OF = ((0, 1, 2, 3), (1, 3, 4), (0, 2, 4), (0, 1, 2, 3, 4))
HALVES = ((9, 12), (13, 17))
MINUTES = (60, 90, 60, 120)  # of one supervision, in turn


class Coaches:
    """Writes the fourteen coaches. ``today`` is the day from which their history counts back."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.approved_at = timezone.now() - timedelta(days=150)
        self.steward = Person.objects.get(external_id=CAST["steward"].external_id)
        self.root = Unit.objects.get(parent=None, is_open=True)
        self.chosen: set[int] = set()

    def write(self) -> list[Coach]:
        written = [self.write_coach(plan) for plan in content("coaches.yaml")]
        trainees = [coach for coach in written if coach.is_in_training]
        Coach.objects.filter(pk__in=[coach.pk for coach in trainees]).update(supervisor=written[0])
        for coach, plan in zip(written, content("coaches.yaml"), strict=True):
            self.write_records(coach, plan, supervisor=written[0] if coach.is_in_training else None)
        return written

    def write_coach(self, plan: dict[str, Any]) -> Coach:
        person = self.outsider(plan) if plan["from"] == "outside" else self.colleague(plan["from"])
        self.chosen.add(person.pk)
        return Coach.objects.create(
            person=person,
            **{field: plan[field] for field in FIELDS},
            state=plan.get("state", Coach.State.APPROVED),
            is_external=plan["from"] == "outside",
            is_in_training=plan.get("in_training", False),
            rate=Decimal(plan["rate"]) if "rate" in plan else None,
            currency="EUR" if "rate" in plan else "",
            applied_at=self.approved_at - timedelta(days=6),
            approved_at=self.approved_at,
            approved_by=self.steward,
            safeguarding_read_at=self.approved_at - timedelta(days=1),
            safeguarding_version=SAFEGUARDING_VERSION,
            edits=1,
        )

    def colleague(self, where: str) -> Person:
        """Return somebody who works here: the coach of the cast, somebody in a country, or a lead there."""
        if where == "cast":
            return Person.objects.get(external_id=CAST["coach"].external_id)
        leads, country = where.startswith("lead"), where.rsplit(maxsplit=1)[-1]
        people = Person.objects.here().filter(
            time_zone=TIME_ZONES[country], name__gt="", email__gt="", account__isnull=False
        )
        parts = [part.external_id for part in CAST.values()]
        people = people.filter(units_led__isnull=not leads).exclude(external_id__in=parts)
        found = list(people.exclude(pk__in=self.chosen).order_by("-pk" if leads else "pk")[:50])
        person = found[len(self.chosen) * 3 % len(found)]  # not all of them out of one unit
        Appointment.objects.create(person=person, role=Role.COACH, unit=self.root)
        return person

    def outsider(self, plan: dict[str, Any]) -> Person:
        """Return a guest with an account."""
        person = Person.objects.create(
            external_id=f"guest-{plan['email'].split('@')[0]}",
            name=plan["name"],
            email=plan["email"],
            language=plan["language"],
            time_zone=plan["zone"],
        )
        Guest.objects.create(person=person, until=self.today + STAY, let_in_by=self.steward)
        Account.objects.create(
            person=person, username=plan["email"], email=plan["email"], password=make_password(None)
        )
        return person

    def write_records(self, coach: Coach, plan: dict[str, Any], supervisor: Coach | None) -> None:
        Credential.objects.bulk_create(
            Credential(
                coach=coach,
                name=held["name"],
                issuer=held["issuer"],
                expires_on=self.today + timedelta(days=held["days"]),
            )
            for held in plan["credentials"]
        )
        Supervision.objects.bulk_create(self.supervisions(coach, plan["supervision"], supervisor))
        AvailabilityRule.objects.bulk_create(
            AvailabilityRule(coach=coach, weekday=weekday, start=time(first), end=time(last))
            for weekday in HOURS_OF[coach.pk % len(HOURS_OF)]
            for first, last in HALVES
        )

    def supervisions(self, coach: Coach, days: list[int], supervisor: Coach | None) -> Iterator[Supervision]:
        for number, ago in enumerate(days):
            yield Supervision(
                coach=coach,
                held_on=self.today - timedelta(days=ago),
                minutes=MINUTES[number % len(MINUTES)],
                kind=Supervision.Kind.GROUP if number % 3 == 2 else Supervision.Kind.ONE_TO_ONE,
                supervisor=supervisor,
                supervisor_name="" if supervisor else "Dr. Ansgar Ruhland",
            )
