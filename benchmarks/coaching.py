"""What coaching costs with 65,000 people, 300 coaches, 10,000 who are coached and 100,000 sessions.

    python benchmarks/coaching.py [--database URL] [--people 65000] [--coaches 300] [--coached 10000]
                                  [--sessions 100000] [--only NAME]

Makes the scene (:mod:`coaching_scene`) in a new database: a SQLite file, or what ``--database`` names,
which may hold it already. Walks every page of coaching that is read with GET, and Home, as the coach with
most sessions, somebody who is coached, whoever stands for the organisation, the programme team, and
somebody who chooses a coach; prints for each page its dearest reader: queries, CPU in milliseconds (the
least of five), kilobytes. Then what booking, moving and cancelling cost, and what is done by night and in
the background, which is undone each time.

Fails when a page takes more than 15 queries. Time never fails it: it depends on the machine.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coaching_scene import Scene

MOST_QUERIES = 15
TIMES = 5
BACKGROUND = "background"  # what to name to measure this alone
WORK = (
    "booking.tasks.remind_of_sessions",
    "booking.tasks.ask_for_open_sessions",
    "booking.tasks.offer_free_times",
    "rooms.tasks.send_due_reminders",
    "matching.tasks.serve_who_waits",
    "coaches.tasks.remind_of_expiring_credentials",
    "feedback.tasks.release_feedback_of_the_day",
    "agreements.tasks.care_for_coachings_of_the_day",
    "cohorts.tasks.close_what_is_over",
)


def measure_pages(scene: Scene, only: str) -> bool:
    """Print what each page costs its dearest reader; say whether none takes too many queries."""
    from django.test import Client

    from inhabit.access.models import Account

    readers = {"coach": scene.coach.person, "coached": scene.coached, "party": scene.party}
    readers |= {"programme team": scene.steward, "looking": scene.looking, "lead": scene.lead}
    clients = {}
    for name, person in readers.items():
        clients[name] = Client(SERVER_NAME="localhost", raise_request_exception=False)
        clients[name].force_login(
            Account.objects.get(person=person), backend="inhabit.access.asked.AskingBackend"
        )
    is_fine = True
    print(f"{'page':40} {'reader':16} {'queries':>8} {'CPU ms':>8} {'kB':>8}")
    for name, address in addresses(scene):
        if only in name:
            is_fine &= measure_page(name, address, clients)
    return is_fine


def measure_page(name: str, address: str, clients: dict[str, Any]) -> bool:
    """Print the line of a page that somebody of ``clients`` may read; say whether it is fine."""
    costs = []
    for reader, client in clients.items():
        first = client.get(address)  # what is kept is filled
        if first.status_code not in {200, 302, 500}:
            continue
        queries: list[str] = []
        with connection_of().execute_wrapper(noting(queries)):
            answer = client.get(address)
        started = time.process_time()
        client.get(address)
        costs.append((time.process_time() - started, reader, answer, len(queries)))
    if not costs:
        return True
    _spent, reader, answer, _queries = max(costs, key=lambda cost: cost[0])
    spent = least(lambda: clients[reader].get(address))
    size = len(answer.content) / 1000
    note = "" if answer.status_code == 200 else f" ({answer.status_code})"
    most = max(cost[3] for cost in costs)
    print(f"{name + note:40} {reader:16} {most:8} {spent:8.0f} {size:8.0f}", flush=True)
    return most <= MOST_QUERIES and answer.status_code != 500


def connection_of() -> Any:
    from django.db import connection

    return connection


def addresses(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield the name and address of Home, and of every page of coaching that can have one."""
    from django.urls import NoReverseMatch, reverse

    from inhabit.access.checks import all_patterns

    yield "home", reverse("home")
    arguments = scene.arguments()
    for pattern in all_patterns():
        if not pattern.lookup_str.startswith("inhabit.coaching"):
            continue
        name = pattern.name or ""
        found = next((given for start, given in arguments if name.startswith(start)), {})
        try:
            yield name, reverse(name, kwargs=found or None)
        except NoReverseMatch:
            print(f"No address for {name}", file=sys.stderr)


def noting(queries: list[str]) -> Callable[..., Any]:
    def note(execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        queries.append(sql)
        return execute(sql, *arguments)

    return note


def measure_writes(scene: Scene) -> None:
    """Print what it costs to book, move and cancel with the busiest coach, undone each time."""
    from inhabit.coaching.booking.actions import book_session, cancel_session, move_session
    from inhabit.coaching.booking.free import free_times, wish_of

    engagement, member = scene.engagement, scene.coached
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


def measure_background(scene: Scene) -> None:
    """Print CPU, queries and the longest time that the database was locked, of each task; all undone."""
    from importlib import import_module

    for path in WORK:
        module, name = path.rsplit(".", 1)
        measure_task(name, getattr(import_module(f"inhabit.coaching.{module}"), name).func)
    measure_task("send_offers", lambda: send_offers(scene))


def send_offers(scene: Scene) -> None:
    """Offer coaching to everybody here."""
    from inhabit.coaching.cohorts.offering import begin_offering, send_all_offers
    from inhabit.coaching.models import Cohort

    cohort = Cohort.objects.filter(offers=None, groups=None).order_by("pk")[0]
    begin_offering(cohort=cohort, by=scene.steward)
    send_all_offers(Cohort.objects.get(pk=cohort.pk))


def measure_task(name: str, work: Callable[[], object]) -> None:
    queries: list[str] = []
    started = time.process_time()
    with connection_of().execute_wrapper(noting(queries)):
        undone(work)()
    taken = time.process_time() - started
    print(f"{name:50} {taken:8.2f} s {len(queries):8} queries", flush=True)


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
    arguments.add_argument("--people", type=int, default=65_000)
    arguments.add_argument("--only", default="", help="a part of the names of the pages to measure")
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
    logging.disable(logging.WARNING)  # most readers are refused most pages
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    from coaching_scene import find_scene, make_scene

    from inhabit.coaching.models import Session

    if not Session.objects.exists():
        started = time.process_time()
        make_scene(asked.people, asked.coaches, asked.coached, asked.sessions)
        print(f"The scene stands after {time.process_time() - started:.0f} s", flush=True)
    scene = find_scene()
    is_fine = asked.only == BACKGROUND or measure_pages(scene, asked.only)
    if asked.only in {"", BACKGROUND}:
        measure_writes(scene)
        measure_background(scene)
    sys.exit(not is_fine)


if __name__ == "__main__":
    main()
