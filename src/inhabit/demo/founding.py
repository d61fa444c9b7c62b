"""Writing the planned people, units and places into an empty database, in batches."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import batched
from random import Random

from django.contrib.auth.hashers import make_password

from inhabit.access.models import Account, Appointment, Role
from inhabit.demo.cast import CAST
from inhabit.demo.names import Names
from inhabit.demo.plans import PersonPlan, UnitPlan
from inhabit.people.models import Person, Placement, Unit, UnitLine

BATCH = 2000
TIME_ZONES = {"de": "Europe/Berlin", "nl": "Europe/Amsterdam", "pl": "Europe/Warsaw", "pt": "Europe/Lisbon"}
LETTERS = str.maketrans({"ł": "l", "Ł": "l", "ß": "ss", "ı": "i", "ä": "ae", "ö": "oe", "ü": "ue", "ø": "o"})
JOINED = 0.87  # of all people, those who have accepted their invitation
DOMAIN = "vierspur.example"

type Told = Callable[[int], None]  # is told how many rows have just been written


class Founding:
    """Writes the organisation. ``today`` is the day from which its history counts back."""

    def __init__(self, units: list[UnitPlan], random: Random, today: date) -> None:
        self.units, self.random, self.today = units, random, today
        self.names = Names(random)
        self.addresses: set[str] = set()
        self.leads_gone: dict[int, Person] = {}  # by unit: who led it before

    def people(self) -> Iterator[PersonPlan]:
        """Yield everyone who works here, unit after unit."""
        for unit in self.units:
            if not unit.is_vacant:
                yield unit.lead
            yield from unit.staff

    def write_people(self, tell: Told) -> None:
        for person in self.people():
            if person.name:
                self.names.taken.add(person.name)
        start = 1
        for batch in batched(self.people(), BATCH):
            rows = Person.objects.bulk_create(
                self.new_person(plan, number) for number, plan in enumerate(batch, start)
            )
            for plan, row in zip(batch, rows, strict=True):
                plan.pk = row.pk
            start += len(batch)
            tell(len(batch))

    def new_person(self, plan: PersonPlan, number: int) -> Person:
        self.names.give(plan)
        return Person(
            external_id=CAST[plan.cast].external_id if plan.cast else f"V{number:06}",
            name=plan.name,
            email=self.address(plan.name) if plan.has_mail else "",
            job_title=plan.title,
            location=plan.location,
            # English is what its countries share and nobody's wish: there the visitor's browser decides.
            language="" if plan.language == "en" else plan.language,
            time_zone=TIME_ZONES[plan.country],
        )

    def address(self, name: str) -> str:
        """Return a mail address that nobody else has."""
        plain = unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
        words = "".join(
            c if c.isascii() and c.isalpha() else " " for c in plain if not unicodedata.combining(c)
        )
        base = ".".join(words.split())
        address, number = f"{base}@{DOMAIN}", 1
        while address in self.addresses:
            number += 1
            address = f"{base}{number}@{DOMAIN}"
        self.addresses.add(address)
        return address

    def write_units(self, tell: Told) -> None:
        for batch in batched(self.units, BATCH):
            rows = Unit.objects.bulk_create(Unit(name=plan.name) for plan in batch)
            for plan, row in zip(batch, rows, strict=True):
                plan.pk = row.pk
            tell(len(batch))
        self.write_lines()

    def write_lines(self) -> None:
        founded = self.today - timedelta(days=365 * 21)
        former = self.write_former_leads()
        for batch in batched(self.units, BATCH):
            UnitLine.objects.bulk_create(
                line for plan in batch for line in self.lines_of(plan, founded, former.get(plan.pk))
            )

    def write_former_leads(self) -> dict[int, Person]:
        """Write those who led a unit until some weeks ago: of vacant posts, and of a few others."""
        changed = [
            unit
            for unit in self.units
            if unit.is_vacant
            or (unit.parent is not None and not unit.lead.cast and self.random.random() < 0.05)
        ]
        rows = [
            self.new_person(
                PersonPlan(
                    unit.lead.title, unit.lead.country, unit.lead.location, unit.language, has_mail=True
                )
                if not unit.is_vacant
                else unit.lead,
                900_000 + number,
            )
            for number, unit in enumerate(changed)
        ]
        return dict(zip((unit.pk for unit in changed), Person.objects.bulk_create(rows), strict=True))

    def lines_of(self, plan: UnitPlan, founded: date, former: Person | None) -> Iterator[UnitLine]:
        parent = plan.parent.pk if plan.parent else None
        since = founded
        if former is not None:
            since = self.today - timedelta(days=self.random.randrange(40, 400))
            yield UnitLine(unit_id=plan.pk, parent_id=parent, lead=former, starts_on=founded, ends_on=since)
            self.leads_gone[plan.pk] = former
        lead = None if plan.is_vacant else plan.lead.pk
        yield UnitLine(unit_id=plan.pk, parent_id=parent, lead_id=lead, starts_on=since)

    def write_placements(self, tell: Told) -> None:
        for batch in batched(self.placements(), BATCH):
            Placement.objects.bulk_create(batch)
            tell(sum(row.ends_on is None for row in batch))

    def placements(self) -> Iterator[Placement]:
        """Yield everyone's present place, and former ones of those who moved or left."""
        founded = self.today - timedelta(days=365 * 21)
        for plan in self.units:
            above = plan.parent or plan
            if plan.pk in self.leads_gone:
                ends = self.today - timedelta(days=self.random.randrange(30, 40))
                yield Placement(
                    person=self.leads_gone[plan.pk], unit_id=above.pk, starts_on=founded, ends_on=ends
                )
            if not plan.is_vacant:
                yield Placement(person_id=plan.lead.pk, unit_id=above.pk, starts_on=self.some_day(300))
            for person in plan.staff:
                yield from self.places_of(person, plan)

    def places_of(self, person: PersonPlan, unit: UnitPlan) -> Iterator[Placement]:
        since = self.some_day(400 if person.cast else 0)
        if since < self.today - timedelta(days=700) and unit.parent and self.random.random() < 0.06:
            moved = self.today - timedelta(days=self.random.randrange(30, 600))
            yield Placement(person_id=person.pk, unit_id=unit.parent.pk, starts_on=since, ends_on=moved)
            since = moved
        yield Placement(person_id=person.pk, unit_id=unit.pk, starts_on=since)

    def some_day(self, least: int) -> date:
        """Return a first day of work: seldom in the last month, mostly years ago."""
        if not least and self.random.random() < 0.03:
            return self.today - timedelta(days=self.random.randrange(1, 27))
        return self.today - timedelta(days=int(max(least, 30) + self.random.random() ** 1.7 * 7000))

    def write_leavers(self) -> None:
        """Write people who worked here once: their places have ended."""
        plans = [unit for unit in self.units if unit.staff and self.random.random() < 0.15]
        people = Person.objects.bulk_create(
            [self.new_person(self.leaver(unit), 800_000 + number) for number, unit in enumerate(plans)],
            batch_size=BATCH,
        )
        placements = []
        for person, unit in zip(people, plans, strict=True):
            left = self.today - timedelta(days=self.random.randrange(5, 500))
            came = left - timedelta(days=self.random.randrange(200, 6000))
            placements.append(Placement(person=person, unit_id=unit.pk, starts_on=came, ends_on=left))
        Placement.objects.bulk_create(placements, batch_size=BATCH)

    def leaver(self, unit: UnitPlan) -> PersonPlan:
        like = self.random.choice(unit.staff)
        return PersonPlan(like.title, like.country, like.location, like.language, has_mail=False)

    def write_accounts(self, talkers: Iterable[PersonPlan], tell: Told) -> None:
        """Give accounts without a usable password to most people, to all who wrote and to the cast."""
        certain = {person.pk for person in talkers} | {
            unit.lead.pk for unit in self.units if unit.interpretations
        }
        wanted = (
            person
            for person in self.people()
            if person.cast or person.pk in certain or self.random.random() < JOINED
        )
        for batch in batched(wanted, BATCH):
            people = Person.objects.in_bulk([person.pk for person in batch])
            Account.objects.bulk_create(self.new_account(people[plan.pk]) for plan in batch)
            tell(len(batch))

    def new_account(self, person: Person) -> Account:
        return Account(
            person=person,
            username=person.external_id,
            email=person.email or None,
            password=make_password(None),
        )

    def appoint(self) -> None:
        """Appoint the coach, sponsor, programme team and privacy officer for the whole organisation."""
        roles = set(Role.values)
        Appointment.objects.bulk_create(
            Appointment(person_id=person.pk, role=person.cast, unit_id=self.units[0].pk)
            for person in self.people()
            if person.cast in roles
        )
