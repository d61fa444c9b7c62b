"""What the pages of sessions cost with 300 coaches, 10,000 people who are coached and 100,000 sessions.

    python benchmarks/coaching.py [--database URL] [--coaches 300] [--coached 10000] [--sessions 100000]

Makes the scene in a new database (a SQLite file, or what ``--database`` names), walks the pages as
somebody who is coached, as the coach with the most sessions and as the programme team, and prints for each:
queries, CPU in milliseconds (the least of five), kilobytes. Then what booking, moving and cancelling cost.

Fails when a page takes more than 15 queries. Time never fails it: it depends on the machine.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

MOST_QUERIES = 15
TIMES = 5
BATCH = 2000
COHORTS = 40
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Europe/Lisbon", "Australia/Lord_Howe")


def make_scene(coaches: int, coached: int, sessions: int) -> None:
    """Fill the database, if it is empty: coaches work on weekdays; most sessions are over."""
    from django.utils import timezone

    from inhabit.access.models import Account
    from inhabit.coaching.models import Coach, Engagement, Participant, Session

    if Session.objects.exists():
        return
    from inhabit.people.models import Person, Placement, Unit, UnitLine
    from inhabit.people.tree import refresh_tree

    chance, now = Random(1), timezone.now()
    unit = Unit.objects.create(name="Everybody")
    UnitLine.objects.create(unit=unit, parent=None, starts_on="2020-01-01")
    people = Person.objects.bulk_create(
        (
            Person(external_id=f"p{number}", name=f"Person {number}", time_zone=chance.choice(ZONES))
            for number in range(coaches + coached)
        ),
        BATCH,
    )
    Account.objects.bulk_create(
        (Account(person=person, username=person.external_id) for person in people), BATCH
    )
    Placement.objects.bulk_create(
        (Placement(person=person, unit=unit, starts_on="2020-01-01") for person in people), BATCH
    )
    refresh_tree()
    made = Coach.objects.bulk_create(approved(person, now) for person in people[:coaches])
    hours_of(made)
    offers = cohorts_for(unit, people[coaches], now)
    engagements = Engagement.objects.bulk_create(
        (engagement_of(chance.choice(made), offers, number, now) for number in range(coached)), BATCH
    )
    Participant.objects.bulk_create(
        (
            Participant(engagement=one, person=person)
            for one, person in zip(engagements, people[coaches:], strict=True)
        ),
        BATCH,
    )
    Session.objects.bulk_create(sessions_of(engagements, sessions, now), BATCH)


def cohorts_for(unit: Any, steward: Any, now: datetime) -> list[Any]:
    """Make the offers, run by the first of those who are coached."""
    from inhabit.access.models import Appointment, Role
    from inhabit.coaching.models import Cohort

    Appointment.objects.create(person=steward, role=Role.STEWARD, unit=unit)
    days = {"starts_on": now.date() - timedelta(days=300), "ends_on": now.date() + timedelta(days=60)}
    made = [Cohort.objects.create(name=f"Offer {n}", budget=5000, **days) for n in range(COHORTS)]
    for cohort in made:
        cohort.units.add(unit)
    return made


def engagement_of(coach: Any, offers: list[Any], number: int, now: datetime) -> Any:
    """Return the coaching of one person; one in ten asked by themself."""
    from inhabit.coaching.models import Engagement

    cohort = None if number % 10 == 0 else offers[number % len(offers)]
    asked = {"cohort": cohort, "is_three_way": cohort is not None}
    return Engagement(coach=coach, state="going_on", agreed_at=now, sessions_planned=200, **asked)


def approved(person: Any, now: datetime) -> Any:
    from inhabit.coaching.models import Coach
    from inhabit.coaching.models.coaches import SAFEGUARDING_VERSION

    return Coach(
        person=person,
        state=Coach.State.APPROVED,
        is_external=True,
        rate=150,
        currency="EUR",
        edits=1,
        approved_at=now,
        safeguarding_read_at=now,
        safeguarding_version=SAFEGUARDING_VERSION,
    )


def hours_of(coaches: list[Any]) -> None:
    from datetime import time as clock

    from inhabit.coaching.models import AvailabilityRule

    AvailabilityRule.objects.bulk_create(
        AvailabilityRule(coach=coach, weekday=day, start=clock(8), end=clock(18))
        for coach in coaches
        for day in range(5)
    )


def sessions_of(engagements: list[Any], number: int, now: datetime) -> Iterator[Any]:
    """Yield sessions of an hour, one after the other for each coach: nine of ten are over and were held."""
    from inhabit.coaching.models import Session

    chance, turns = Random(2), dict[int, int]()
    base = now.replace(minute=0, second=0, microsecond=0)
    for index in range(number):
        engagement = engagements[index % len(engagements)]
        turn = turns[engagement.coach_id] = turns.get(engagement.coach_id, 0) + 1
        is_over = chance.random() < 0.9
        starts_at = base + (-1 if is_over else 1) * timedelta(hours=2 * turn + 48)
        yield Session(
            coach_id=engagement.coach_id,
            engagement=engagement,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            state="held" if is_over else "booked",
            number=turn if is_over else None,
        )


def measure_pages() -> bool:
    """Print what each page costs; say whether none takes too many queries."""
    from django.db import connection
    from django.db.models import Count
    from django.test import Client
    from django.urls import reverse

    from inhabit.access.models import Account, Appointment
    from inhabit.coaching.models import Coach, Engagement

    busiest = Coach.objects.annotate(number=Count("sessions")).order_by("-number")[0]
    engagement = Engagement.objects.filter(coach=busiest)[0]
    member = engagement.participants.all()[0].person
    session = engagement.sessions.all()[0]
    steward = Appointment.objects.get().person
    pages = [
        (member, reverse("home")),
        (member, reverse("coaching")),
        (member, reverse("engagement_sessions", args=[engagement.pk])),
        (member, reverse("session_slots", args=[engagement.pk])),
        (member, reverse("session_series", args=[engagement.pk])),
        (member, reverse("session", args=[session.pk])),
        (busiest.person, reverse("home")),
        (busiest.person, reverse("as_coach")),
        (busiest.person, reverse("coach_agenda")),
        (busiest.person, reverse("coach_hours")),
        (busiest.person, reverse("coach_feedback")),
        (busiest.person, reverse("coach_log")),
        (busiest.person, reverse("coach_bills")),
        (steward, reverse("practice")),
        (steward, reverse("practice_summary")),
        (steward, reverse("practice_invoices")),
    ]
    is_fine = True
    print(f"{'page':60} {'queries':>8} {'CPU ms':>8} {'kB':>8}")
    for person, address in pages:
        client = Client(SERVER_NAME="localhost")
        client.force_login(Account.objects.get(person=person), backend="inhabit.access.asked.AskingBackend")
        queries: list[str] = []
        with connection.execute_wrapper(noting(queries)):
            answer = client.get(address)
        spent = least(lambda client=client, address=address: client.get(address))
        is_fine &= answer.status_code == 200 and len(queries) <= MOST_QUERIES
        size = len(answer.content) / 1000
        print(f"{answer.status_code} {address:56} {len(queries):8} {spent:8.0f} {size:8.0f}")
    return is_fine


def noting(queries: list[str]) -> Callable[..., Any]:
    def note(execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        queries.append(sql)
        return execute(sql, *arguments)

    return note


def measure_writes() -> None:
    """Print what it costs to book, move and cancel with the busiest coach, undone each time."""
    from django.db.models import Count

    from inhabit.coaching.booking.actions import book_session, cancel_session, move_session
    from inhabit.coaching.booking.free import free_times, wish_of
    from inhabit.coaching.models import Coach, Engagement

    busiest = Coach.objects.annotate(number=Count("sessions")).order_by("-number")[0]
    engagement = Engagement.objects.filter(coach=busiest)[0]
    member = engagement.participants.all()[0].person
    first, second, *_rest = free_times(wish_of(engagement, member))

    def all_three() -> None:
        booked = book_session(engagement=engagement, starts_at=first, by=member)
        moved = move_session(session=booked, starts_at=second, revision=0, by=member)
        cancel_session(session=moved, revision=1, by=member)

    print(f"Booking, moving and cancelling one: {least(undone(all_three)):.0f} ms of CPU together")


def undone(work: Callable[[], object]) -> Callable[[], object]:
    from django.db import transaction

    def once() -> None:
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return once


def least(work: Callable[[], object]) -> float:
    """Return the least CPU of several runs in milliseconds: other work on the machine only adds to it."""
    taken = []
    for _ in range(TIMES):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken) * 1000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--database")
    arguments.add_argument("--coaches", type=int, default=300)
    arguments.add_argument("--coached", type=int, default=10_000)
    arguments.add_argument("--sessions", type=int, default=100_000)
    asked = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="inhabit-coaching-"))
    os.environ["DATABASE_URL"] = asked.database or f"sqlite:///{folder}/coaching.sqlite3"
    os.environ.setdefault("INHABIT_VAR", str(folder))
    os.environ.setdefault("INHABIT_DEMO", "1")
    os.environ.setdefault("INHABIT_TASKS", "django.tasks.backends.dummy.DummyBackend")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inhabit.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    make_scene(asked.coaches, asked.coached, asked.sessions)
    is_fine = measure_pages()
    measure_writes()
    sys.exit(not is_fine)


if __name__ == "__main__":
    main()
