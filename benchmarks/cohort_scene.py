"""A cohort in bulk: units of ten, people who have said what they need, and coaches from everywhere."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from django.utils import timezone

from inhabit.coaching.matching.needs import Needs, needs_to_text
from inhabit.coaching.models import Coach, Cohort, Enquiry, Offer
from inhabit.coaching.vocabulary import Style, Topic
from inhabit.people.models import Person, Placement, Unit, UnitLine
from inhabit.people.tree import refresh_tree
from inhabit.programme.models import Stage

LONG_AGO = date(2020, 1, 1)
ZONES = ("Europe/Berlin", "Europe/Lisbon", "Europe/Warsaw", "America/New_York")
LANGUAGES = ("en", "de", "nl", "pl", "pt")
SIZE = 10  # people in a unit
BATCH = 2000


def make_cohort_scene(people: int, coaches: int, random: Random) -> tuple[Cohort, Person]:
    """Return a cohort of ``people`` who have all accepted, and its steward."""
    everybody = make_people(people + coaches, random)
    units = make_units(everybody)
    make_coaches(everybody[people:], people, random)
    today = timezone.localdate()
    cohort = Cohort.objects.create(name="Everybody", starts_on=today, ends_on=today + timedelta(days=90))
    cohort.units.add(units[0])
    make_enquiries(cohort, everybody[:people], random)
    return cohort, everybody[0]


def make_people(number: int, random: Random) -> list[Person]:
    rows = [
        Person(external_id=f"P{one}", name=f"Person {one}", time_zone=random.choice(ZONES))
        for one in range(number)
    ]
    return Person.objects.bulk_create(rows, batch_size=BATCH)


def make_units(everybody: list[Person]) -> list[Unit]:
    """Put ten people into a unit; each unit's first leads it, and ten units stand under one."""
    number = -(-len(everybody) // SIZE)
    units = Unit.objects.bulk_create([Unit(name=f"Unit {one}") for one in range(number)], batch_size=BATCH)
    lines = [
        UnitLine(
            unit=unit,
            parent=units[(one - 1) // SIZE] if one else None,
            lead=everybody[one * SIZE],
            starts_on=LONG_AGO,
        )
        for one, unit in enumerate(units)
    ]
    UnitLine.objects.bulk_create(lines, batch_size=BATCH)
    placed = [
        Placement(person=person, unit=units[one // SIZE], starts_on=LONG_AGO)
        for one, person in enumerate(everybody)
    ]
    Placement.objects.bulk_create(placed, batch_size=BATCH)
    refresh_tree()
    return units


def make_coaches(persons: list[Person], people: int, random: Random) -> None:
    now = timezone.now()
    rows = [
        Coach(
            person=person,
            state=Coach.State.APPROVED,
            approved_at=now,
            safeguarding_read_at=now,
            languages=["en", *random.sample(LANGUAGES[1:], random.randrange(3))],
            topics=random.sample(Topic.values, 5),
            stages=random.sample(Stage.values, 2),
            styles=random.sample(Style.values, 2),
            formats=["one_to_one"],
            capacity=-(-people * 11 // (10 * len(persons))),
        )
        for person in persons
    ]
    Coach.objects.bulk_create(rows)


def make_enquiries(cohort: Cohort, people: list[Person], random: Random) -> None:
    offers = Offer.objects.bulk_create(
        [Offer(cohort=cohort, person=person, state=Offer.State.ACCEPTED) for person in people],
        batch_size=BATCH,
    )
    enquiries = [
        Enquiry(person=offer.person, offer=offer, needs=needs_to_text(made_up_needs(random)))
        for offer in offers
    ]
    Enquiry.objects.bulk_create(enquiries, batch_size=BATCH)


def made_up_needs(random: Random) -> Needs:
    return Needs(
        topics=tuple(random.sample(Topic.values, random.randrange(1, 4))),
        stage=random.choice(Stage.values),
        styles=(random.choice(Style.values),),
        languages=tuple(random.sample(LANGUAGES, random.randrange(1, 3))),
    )
