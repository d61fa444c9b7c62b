"""What every page costs, in an organisation of 600 and in one of 65,000.

    python benchmarks/pages.py [--people 65000] [--small URL] [--database URL] [--only NAME]

Loads the demo organisation twice, into new databases: SQLite files, or on the server that
``DATABASE_URL`` names when that is PostgreSQL. ``--small`` and ``--database`` reuse loaded ones, which stay
as they are: all that is measured runs in a transaction that is rolled back.

Walks every page that is read with GET, as each of the demo's six, and prints the dearest reader of
each: queries at both sizes and once more where one lead has 2,000 reports who lead a unit each
("wide"); CPU in milliseconds and as a multiple of the plainest page (signing out) in the same run;
kilobytes. Then what the widest writes cost.

Fails when a page takes more than 15 queries, or more in the large organisation than in the small one.
Time never fails it: it depends on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit, urlunsplit

REPORTS = 2000
MOST_QUERIES = 15
TARGET_MS = 100
TIMES = 5
PLAINEST = "account_logout"


type Line = tuple[str, dict[str, Any], str]  # a label, the arguments of an address, and its query string


@dataclass
class Cost:
    """What one answer costs. ``cpu`` and ``wall`` in milliseconds, ``size`` in kilobytes."""

    name: str
    reader: str
    status: int
    queries: int
    cpu: float
    wall: float
    size: float


# --- In a process of its own for each database -------------------------------------------------


def measure(only: str, *, is_wide: bool) -> dict[str, Any]:
    import django

    django.setup()
    from django.db import transaction

    from inhabit.access.checks import all_patterns

    found: dict[str, Any] = {}
    with transaction.atomic():
        scene = Scene()
        found["unmeasured"] = sorted(
            pattern.name for pattern in all_patterns() if not scene.is_known(pattern)
        )
        found["count"] = milliseconds(scene.count_people)
        found["pages"] = [asdict(cost) for cost in costs_of_pages(scene, only)]
        if is_wide:
            print("Now with 2,000 reports", file=sys.stderr, flush=True)
            scene.widen()
            found["wide"] = [asdict(cost) for cost in costs_of_pages(scene, only)]
        if not only:
            found["writes"] = {name: milliseconds(write, 3) for name, write in scene.writes().items()}
        transaction.set_rollback(True)
    return found


class Scene:
    """The demo's six, and what addresses are made of; what the demo lacks is added."""

    def __init__(self) -> None:
        from inhabit.access.models import Account
        from inhabit.demo.cast import PARTS
        from inhabit.people.models import Unit
        from inhabit.programme.models import Programme
        from inhabit.strategy.actions import start_draft
        from inhabit.strategy.models import Sign

        accounts = {part.key: Account.objects.get(person__external_id=part.external_id) for part in PARTS}
        self.clients = {key: client_of(account) for key, account in accounts.items()}
        self.people = {key: account.person for key, account in accounts.items()}
        self.programme = Programme.objects.running().select_related("strategy", "root_unit").get()
        self.root = Unit.objects.open().get(parent=None)
        self.unit = Unit.objects.open().filter(lead=self.people["lead"]).order_by("depth")[0]
        self.version = self.programme.strategy.versions.published().get()
        self.draft = start_draft(strategy=self.programme.strategy, by=None)
        self.sign = Sign.objects.filter(statement__version=self.version)[0]
        self.import_run = self.make_import()
        self.make_contribution()
        self.story = self.make_story()
        self.make_notices()
        self.make_connections()
        self.question = self.make_question()
        self.make_contests()

    def count_people(self) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM people_person")
            cursor.fetchone()

    def make_import(self) -> Any:
        """Return an import that is ready: everybody here joins, and one in ten has a defect."""
        from inhabit.people.models import ImportChange, ImportDefect, ImportRun, Person, today

        run = ImportRun.objects.create(effective_on=today(), state=ImportRun.State.READY)
        names = Person.objects.values_list("name", flat=True)
        ImportChange.objects.bulk_create(
            (ImportChange(run=run, kind="join", person=name, to_unit="A unit") for name in names),
            batch_size=5000,
        )
        ImportDefect.objects.bulk_create(
            ImportDefect(run=run, kind="bad_email", row=row, file="people.csv", reason="No @", repair="Drop")
            for row in range(len(names) // 10)
        )
        return run

    def make_story(self) -> Any:
        """Return the story that the demo tells, or one told at the top where it tells none."""
        from inhabit.stages.communicate.actions.stories import (
            PointContents,
            StoryContents,
            publish_story,
            save_story_draft,
        )
        from inhabit.stages.communicate.models import Story

        if told := Story.objects.to_be_told().filter(audience=self.root).first():
            return told
        contents = StoryContents(
            language="en",
            audience=self.root,
            texts={"en": dict.fromkeys(Story.PARTS, "Words that are told.")},
            key_points=[PointContents({"en": f"Point {number}"}) for number in range(5)],
        )
        by = self.people["sponsor"]
        draft = save_story_draft(programme=self.programme, contents=contents, edits=0, by=by)
        return publish_story(story=draft, edits=draft.edits, by=by)

    def make_contribution(self) -> None:
        """Let each of the six have a part, so that each has a page for it."""
        from inhabit.stages.clarify.models import Contribution

        priority = self.version.statements.all()[0].priority
        self.parts = {
            key: Contribution.objects.create(programme=self.programme, person=person, priority=priority)
            for key, person in self.people.items()
        }
        self.priority = priority

    def make_notices(self) -> None:
        """Tell each of the six 5,000 things, half of which they have read."""
        from django.utils import timezone

        from inhabit.notify.models import Notice

        self.notices = {}
        for key, person in self.people.items():
            rows = Notice.objects.bulk_create(
                Notice(
                    person=person,
                    kind="programme.nudge",
                    details={"unit": "A unit"},
                    address="/",
                    key=f"benchmark {number}",
                    read_at=timezone.now() if number % 2 else None,
                )
                for number in range(5000)
            )
            self.notices[key] = rows[0].pk

    def make_connections(self) -> None:
        """Let each of the six have gone through the five questions."""
        from inhabit.stages.clarify.models import ConnectAnswer, Connection

        self.connections = {
            key: Connection.objects.create(
                programme=self.programme,
                person=self.people[key],
                priority=self.priority,
                contribution=part,
                finished_at=part.edited_at,
            )
            for key, part in self.parts.items()
        }
        for connection in self.connections.values():
            for step in range(1, 6):
                ConnectAnswer.objects.create(connection=connection, step=step, content='{"need": "Time."}')

    def make_question(self) -> Any:
        """Let the member ask the lead, so that there is a question to look at."""
        from inhabit.stages.communicate.actions.questions import ask_question

        return ask_question(text="Who decides on overtime?", priority=None, by=self.people["member"])

    def make_contests(self) -> None:
        """Let every unit but the root contest a priority, and stop two things."""
        from inhabit.people.models import Unit, today
        from inhabit.stages.clarify.contests.routing import reroute_contests
        from inhabit.stages.clarify.models import Contest, Interpretation, Stop

        units = list(Unit.objects.open().exclude(parent=None))
        Interpretation.objects.filter(priority=self.priority).update(is_current=False)
        said = Interpretation.objects.bulk_create(
            Interpretation(
                programme=self.programme,
                unit=unit,
                priority=self.priority,
                number=1000,
                stance=Interpretation.Stance.CONTESTED,
                because="Our phones are staffed until noon.",
                author_id=unit.lead_id,
                shared_at=self.programme.strategy.created_at,
                is_current=True,
            )
            for unit in units
        )
        Contest.objects.bulk_create(
            Contest(
                interpretation=words,
                programme=self.programme,
                unit_id=words.unit_id,
                priority=self.priority,
                due_on=today(),
            )
            for words in said
        )
        reroute_contests()
        Stop.objects.bulk_create(
            Stop(programme=self.programme, unit=unit, text=f"The report {number}", stops_on=today())
            for unit in units
            for number in range(2)
        )
        self.contest = Contest.objects.get(unit=self.unit)
        self.stop = Stop.objects.filter(unit=self.unit)[0]

    def widen(self) -> None:
        """Give the lead 2,000 reports who have not joined; each leads a unit that has said nothing."""
        from datetime import date

        from inhabit.people.models import Person, Placement, Unit, UnitLine
        from inhabit.people.tree import refresh_tree

        since = date(2026, 1, 1)
        people = Person.objects.bulk_create(
            Person(
                external_id=f"W-{number}",
                name=f"Wanda Wide {number}",
                email=f"w{number}@example.org" if number % 2 else "",
                job_title="Clerk",
            )
            for number in range(REPORTS)
        )
        units = Unit.objects.bulk_create(Unit(name=f"Wide {number}") for number in range(REPORTS))
        Placement.objects.bulk_create(
            Placement(person=person, unit=self.unit, starts_on=since) for person in people
        )
        UnitLine.objects.bulk_create(
            UnitLine(unit=unit, parent=self.unit, lead=lead, starts_on=since)
            for unit, lead in zip(units, people, strict=True)
        )
        refresh_tree()
        self.share_needs(people)
        for person in self.people.values():
            person.refresh_from_db()

    def share_needs(self, people: list[Any]) -> None:
        """Let each of ``people`` tell the lead of the unit what they need."""
        from inhabit.stages.clarify.models import Connection, SharedNeed

        connections = Connection.objects.bulk_create(
            Connection(programme=self.programme, person=person, priority=self.priority) for person in people
        )
        SharedNeed.objects.bulk_create(
            SharedNeed(
                connection=connection,
                kind="need",
                text="Time.",
                audience_unit=self.unit,
                shared_at=connection.started_at,
            )
            for connection in connections
        )

    def is_known(self, pattern: Any) -> bool:
        """Say whether we can make an address of ``pattern``."""
        return not pattern.pattern.regex.groups or pattern.name in self.lines("member")

    def addresses(self, name: str, reader: str) -> list[tuple[str, str]]:
        """Return the addresses of the page ``name`` that are worth measuring, each with its label."""
        from django.urls import reverse

        return [
            (f"{name} {label}".strip(), reverse(name, kwargs=arguments or None) + query)
            for label, arguments, query in self.lines(reader).get(name, [("", {}, "")])
        ]

    def lines(self, reader: str) -> dict[str, list[Line]]:
        """Return label, arguments and query string of each address. A new page may need its line here."""
        lead, member = self.people["lead"], self.people["member"]
        version, draft, run = {"pk": self.version.pk}, {"pk": self.draft.pk}, {"pk": self.import_run.pk}
        mine = {"pk": self.connections[reader].pk}
        appointment = self.people["steward"].appointments.get()
        units = [("of the root", {"pk": self.root.pk}, ""), ("of a team", {"pk": self.unit.pk}, "")]
        words = [
            ("of the root", {"pk": self.root.pk, "priority": self.priority.pk}, ""),
            ("of a team", {"pk": self.unit.pk, "priority": self.priority.pk}, ""),
        ]
        stories = [
            ("of the root", {"pk": self.root.pk, "story": self.story.pk}, ""),
            ("of a team", {"pk": self.unit.pk, "story": self.story.pk}, ""),
        ]
        return {
            "story": [("", {"pk": self.story.pk}, "")],
            "story_writing": [("", {"pk": self.programme.pk}, "")],
            "story_publication": [("", {"pk": self.programme.pk}, "")],
            "unit_story": units,
            "retelling_versions": stories,
            "retelling": stories,
            "telling": stories,
            "rehearsal": stories,
            "drift": stories,
            "directory": [
                ("", {}, ""),
                ("found", {}, "?q=anna"),
                ("not found", {}, "?q=qqq+xxx"),
                ("late", {}, f"?after={lead.pk}"),
            ],
            "person": [
                ("lead", {"pk": lead.pk}, ""),
                ("member", {"pk": member.pk}, ""),
                ("root's lead", {"pk": self.root.lead_id}, ""),
            ],
            "unit": [*units, ("of a team, last page", {"pk": self.unit.pk}, "?page=999")],
            "map_of_unit": units,
            "map_picture": units,
            "map_table": units,
            "unit_invitations": units,
            "code_sheet": units,
            "interpretations": units,
            "interpretation": [("", {"pk": self.unit.pk, "priority": self.priority.pk}, "")],
            "my_part": [("", {"pk": self.parts[reader].pk}, "")],
            "my_part_removal": [("", {"pk": self.parts[reader].pk}, "")],
            "connect_start": [("", {}, f"?priority={self.priority.pk}")],
            "connection": [("", mine, "")],
            "connection_removal": [("", mine, "")],
            "connect_step": [("third", mine | {"step": 3}, ""), ("last", mine | {"step": 5}, "")],
            "connect_sharing": [("", mine | {"kind": "need"}, "")],
            "needs": [("", {}, ""), ("last page", {}, "?page=999")],
            "import_run": [("", run, "")],
            "import_progress": [("", run, "")],
            "import_columns": [("", run, "")],
            "import_changes": [
                ("", run | {"which": "joins"}, ""),
                ("last page", run | {"which": "joins"}, "?page=9999"),
            ],
            "import_defects": [("", run | {"kind": "bad_email"}, "")],
            "appointment_new": [("", {"person_pk": member.pk}, "")],
            "appointment_end": [("", {"pk": appointment.pk}, "")],
            "strategy_version": [("", version, "")],
            "strategy_changes": [("", version, "")],
            "strategy_version_file": [("", version, "")],
            "strategy_difference": [("", {"older": self.version.pk, "newer": self.draft.pk}, "")],
            "edit_draft": [("", draft, "")],
            "publish_draft": [("", draft, "")],
            "discard_draft": [("", draft, "")],
            "new_reading": [("", {"pk": self.sign.pk}, "")],
            "words": words,
            "versions_of_words": words,
            "unit_questions": units,
            "question": [("", {"pk": self.question.pk}, "")],
            "question_answer": [("", {"pk": self.question.pk}, "")],
            "asking_withdrawal": [("", {"asking": self.question.askings.get().pk}, "")],
            "programme": [
                ("", {"pk": self.programme.pk}, ""),
                ("who waits", {"pk": self.programme.pk}, "?among=waiting"),
            ],
            "contest": [("", {"pk": self.contest.pk}, "")],
            "contest_withdrawal": [("", {"pk": self.contest.pk}, "")],
            "contests_on_priority": [("", {"pk": self.programme.pk, "priority": self.priority.pk}, "")],
            "programme_contests": [("", {"pk": self.programme.pk}, "")],
            "unit_stops": units,
            "stops_history": units,
            "new_stop": units,
            "stop": [("", {"pk": self.stop.pk}, "")],
            "stopped": [("", {}, ""), ("found", {}, "?q=report"), ("last page", {}, "?page=9999")],
            "programme_end": [("", {"pk": self.programme.pk}, "")],
            "notices": [("", {}, ""), ("last page", {}, "?page=9999")],
            "open_notice": [("", {"pk": self.notices[reader]}, "")],
            "fewer_mails": [("", {"token": "forged"}, "")],
            "mailbox_mail": [("", {"name": "none"}, "")],
            "mailbox_html": [("", {"name": "none"}, "")],
            "audit_trail": [("", {}, ""), ("of a kind", {}, "?kind=invitation.sent")],
            "join_link": [("", {"token": "0" * 64}, "")],
            "demo_sign_in": [("", {"token": "member:forged"}, "")],
            "account_reset_password_from_key": [("", {"uidb36": "1", "key": "x-y"}, "")],
        }

    def writes(self) -> dict[str, Callable[[], object]]:
        """Return what touches the whole organisation at once."""
        from inhabit.people.tree import refresh_tree
        from inhabit.programme.actions import mark_as_shared, refresh_programme
        from inhabit.programme.models import UnitStage
        from inhabit.stages.clarify.counting import count_contributions

        def first_to_share() -> None:
            """The root shares: everything below follows."""
            UnitStage.objects.filter(programme=self.programme, unit=self.root).update(
                shared_at=None, is_unbroken=False
            )
            refresh_programme(self.programme)
            started = time.process_time()
            mark_as_shared(programme=self.programme, unit=self.root)
            raise Stopwatch(time.process_time() - started)

        return {
            "the root's lead shares first": first_to_share,
            "a programme's stages, nothing new": lambda: refresh_programme(self.programme),
            "launch a programme": self.launch_once_more,
            "the tree, nothing new": refresh_tree,
            "count contributions": lambda: count_contributions(self.programme),
        }

    def launch_once_more(self) -> None:
        from inhabit.people.models import today
        from inhabit.programme.actions import launch_programme
        from inhabit.programme.models import Programme

        Programme.objects.running().update(ended_at="2026-01-01T00:00Z")
        launch_programme(
            name="Once more",
            strategy=self.programme.strategy,
            root_unit=self.root,
            starts_on=today(),
            by=None,
        )
        Programme.objects.filter(pk=self.programme.pk).update(ended_at=None)


class Stopwatch(Exception):  # noqa: N818  # no error: it carries the seconds of a part
    """Carries how many seconds only the part that counts took."""


def client_of(account: Any) -> Any:
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    client.force_login(account)
    assert client.get("/").status_code == 200, "signing in did not work"
    return client


def milliseconds(work: Callable[[], object], times: int = TIMES) -> float:
    """Return the median CPU of ``work``, each time undone."""
    from django.db import transaction

    taken = []
    for _ in range(times):
        with transaction.atomic():
            started = time.process_time()
            try:
                work()
            except Stopwatch as part:
                taken.append(part.args[0])
            else:
                taken.append(time.process_time() - started)
            transaction.set_rollback(True)
    return median(taken) * 1000


def costs_of_pages(scene: Scene, only: str) -> Iterator[Cost]:
    """Yield what each page costs each of those who may read it; the dearest is timed several times."""
    from inhabit.access.checks import all_patterns

    names = {pattern.name or "" for pattern in all_patterns() if scene.is_known(pattern)}
    for name in sorted(name for name in names if only in name or name == PLAINEST):
        by_label: dict[str, list[tuple[Cost, str]]] = {}
        for reader, client in scene.clients.items():
            for label, address in scene.addresses(name, reader):
                if client.get(address).status_code in {200, 302}:  # the first time fills what is kept
                    by_label.setdefault(label, []).append((cost_of(client, address, label, reader), address))
        for costs in by_label.values():
            dearest, address = max(costs, key=lambda pair: pair[0].cpu)
            timed = [cost_of(scene.clients[dearest.reader], address, "", "") for _ in range(TIMES)]
            dearest.cpu = median(again.cpu for again in timed)
            dearest.wall = median(again.wall for again in timed)
            print(f"{dearest.name}: {dearest.cpu:.0f} ms", file=sys.stderr, flush=True)
            yield from (cost for cost, _ in costs)


def cost_of(client: Any, address: str, label: str, reader: str) -> Cost:
    """Return what the page at ``address`` costs once."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        started, began = time.process_time(), time.perf_counter()
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        cpu, wall = time.process_time() - started, time.perf_counter() - began
    return Cost(label, reader, response.status_code, len(queries), 1000 * cpu, 1000 * wall, len(body) / 1024)


# --- The process that one starts ---------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--people", type=int, default=65_000, help="how many make the large organisation")
    parser.add_argument("--small", help="URL of a database with the demo organisation of 600")
    parser.add_argument("--database", help="URL of a database with the large demo organisation")
    parser.add_argument("--only", default="", help="a part of the names of the pages to measure")
    parser.add_argument("--measure", choices=["small", "large"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.only, is_wide=options.measure == "large")))
        return 0
    with tempfile.TemporaryDirectory(prefix="inhabit-pages-") as folder:
        os.environ["INHABIT_VAR"] = folder
        os.environ["PYTHONPATH"] = str(Path(__file__).parents[1] / "src")
        manage("collectstatic", "--noinput", "-v0")
        small = measured("small", options.small or load("small", 600, folder), options.only)
        large = measured("large", options.database or load("large", options.people, folder), options.only)
    return report(small, large)


def load(name: str, people: int, folder: str) -> str:
    """Load the demo organisation into a new database, and return its URL."""
    server = urlsplit(os.environ.get("DATABASE_URL", ""))
    url = f"sqlite:///{folder}/{name}.sqlite3"
    if server.scheme.startswith("postgres"):
        url = urlunsplit(server._replace(path=f"/inhabit_pages_{name}"))
        new_database(server.geturl(), f"inhabit_pages_{name}")
    manage("migrate", "-v0", url=url)
    started = time.perf_counter()
    manage("demo", "--people", str(people), "-v0", url=url)
    print(f"loaded {people:,} people in {time.perf_counter() - started:.0f} s", flush=True)
    return url


def new_database(server: str, name: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")


def manage(*command: str, url: str = "") -> None:
    environment = os.environ | ({"DATABASE_URL": url} if url else {})
    start = "from inhabit.cli import main; main()"
    subprocess.run([sys.executable, "-c", start, *command], env=environment, check=True)


def measured(size: str, url: str, only: str) -> dict[str, Any]:
    """Return what the pages cost in the database ``url``, measured in a process of its own."""
    command = [sys.executable, __file__, "--measure", size, "--only", only]
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "inhabit.settings"}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


type Costs = dict[tuple[str, str], Cost]  # by page and reader


def costs(found: dict[str, Any], part: str) -> Costs:
    every = (Cost(**each) for each in found.get(part, []))
    return {(cost.name, cost.reader): cost for cost in every}


def report(small: dict[str, Any], large: dict[str, Any]) -> int:
    of_small, of_large, of_wide = costs(small, "pages"), costs(large, "pages"), costs(large, "wide")
    plain = min(cost.cpu for (name, _), cost in of_large.items() if name == PLAINEST)
    wanting = [line_of(each, of_small, of_wide, plain) for each in dearest(of_large, of_wide)]
    print(f"\n{'plainest page (' + PLAINEST + ')':<46} {plain:6.1f} ms")
    print(f"{'SELECT count(*) of all people':<46} {small['count']:6.2f} ms {large['count']:6.2f} ms")
    for name, taken in large.get("writes", {}).items():
        print(f"{name:<46} {small['writes'][name]:6.0f} ms {taken:6.0f} ms  {taken / plain:6.1f} ×")
    slow = [name for name, _, is_slow in wanting if is_slow]
    print(f"\n{len(slow)} of {len(wanting)} pages over {TARGET_MS} ms of CPU: {', '.join(slow) or 'none'}")
    print(f"Without arguments here, since they are forms to be sent: {', '.join(large['unmeasured'])}")
    failed = sorted(failures(of_small, of_large, of_wide))
    print("\n".join(failed) or f"Every page takes at most {MOST_QUERIES} queries, whatever the size.")
    return 1 if failed else 0


def dearest(of_large: Costs, of_wide: Costs) -> Iterator[Cost]:
    """Yield for each page what it costs its dearest reader."""
    by_name: dict[str, list[Cost]] = {}
    for (name, _), cost in of_large.items():
        by_name.setdefault(name, []).append(cost)
    print(
        f"{'page':<34} {'reader':<16} {'queries':>11} {'CPU ms, small':>14} {'large':>6} {'wide':>6}"
        f" {'× plain':>8} {'wall':>6} {'kB':>6} {'wide':>6}"
    )
    for each in by_name.values():
        yield max(each, key=lambda cost: max(cost.cpu, of_wide.get((cost.name, cost.reader), cost).cpu))


def line_of(cost: Cost, of_small: Costs, of_wide: Costs, plain: float) -> tuple[str, str, bool]:
    """Print a page's line; return its name, its reader, and whether it is over the target."""
    key = (cost.name, cost.reader)
    small, wide = of_small.get(key, cost), of_wide.get(key, cost)
    queries = f"{small.queries}/{cost.queries}/{wide.queries}"
    most = max(cost.cpu, wide.cpu)
    print(
        f"{cost.name:<34} {cost.reader:<16} {queries:>11} {small.cpu:>14.1f} {cost.cpu:>6.1f}"
        f" {wide.cpu:>6.1f} {most / plain:>8.1f} {max(cost.wall, wide.wall):>6.1f}"
        f" {cost.size:>6.0f} {wide.size:>6.0f}"
    )
    return *key, most > TARGET_MS


def failures(of_small: Costs, of_large: Costs, of_wide: Costs) -> Iterator[str]:
    """Yield what breaks a promise. A list that is empty may save a query, so a smaller number is fine."""
    for (name, reader), cost in of_large.items():
        most = max(cost.queries, of_wide.get((name, reader), cost).queries)
        if most > MOST_QUERIES:
            yield f"{name} as {reader} takes {most} queries, at most {MOST_QUERIES} are fine"
        if (small := of_small.get((name, reader))) and cost.queries > small.queries:
            yield f"{name} as {reader} takes {small.queries} queries, in the large one {cost.queries}"


if __name__ == "__main__":
    sys.exit(main())
