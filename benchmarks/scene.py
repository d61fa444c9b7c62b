"""The demo's six, what addresses are made of, and what the demo lacks: many of everything."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.utils import timezone
from talk import Talk

from inhabit.access.models import Account
from inhabit.companion.actions import begin_conversation
from inhabit.companion.library import all_paths
from inhabit.companion.models import Conversation
from inhabit.companion.talks import Talk as ThoughtOver
from inhabit.demo.cast import PARTS
from inhabit.notify.models import Notice
from inhabit.people.models import (
    ImportChange,
    ImportDefect,
    ImportRun,
    Person,
    Placement,
    Unit,
    UnitLine,
    today,
)
from inhabit.people.tree import refresh_tree
from inhabit.programme.models import Programme
from inhabit.stages.clarify.contests.routing import reroute_contests
from inhabit.stages.clarify.models import (
    ConnectAnswer,
    Connection,
    Contest,
    Contribution,
    Interpretation,
    SharedNeed,
    Stop,
)
from inhabit.stages.communicate.actions.questions import ask_question
from inhabit.stages.communicate.actions.stories import (
    PointContents,
    StoryContents,
    publish_story,
    save_story_draft,
)
from inhabit.stages.communicate.models import Question, Story, Telling
from inhabit.stages.empower.decisions.actions import Entry, log_decision
from inhabit.strategy.actions import start_draft
from inhabit.strategy.models import Sign

REPORTS = 2000


def client_of(account: Account) -> Client:
    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    client.force_login(account)
    assert client.get("/").status_code == 200, "signing in did not work"
    return client


class Scene:
    """The demo's six, and what addresses are made of; what the demo lacks is added."""

    def __init__(self) -> None:
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
        self.make_contests()
        Talk(self.programme, self.story).write()
        self.question = self.make_question()
        self.decision = self.make_decision()
        self.answered = Question.objects.filter(audience=self.unit, is_open=False, into=None)[0]
        self.telling = Telling.objects.get(story=self.story, unit=self.unit)
        self.make_conversations()

    def count_people(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM people_person")
            cursor.fetchone()

    def make_import(self) -> Any:
        """Return an import that is ready: everybody here joins, and one in ten has a defect."""
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
        priority = self.version.statements.all()[0].priority
        self.parts = {
            key: Contribution.objects.create(programme=self.programme, person=person, priority=priority)
            for key, person in self.people.items()
        }
        self.priority = priority

    def make_notices(self) -> None:
        """Tell each of the six 5,000 things, half of which they have read."""
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
        for gone_through in self.connections.values():
            for step in range(1, 6):
                ConnectAnswer.objects.create(connection=gone_through, step=step, content='{"need": "Time."}')

    def make_question(self) -> Any:
        """Let the member ask the lead, so that there is a question to look at."""
        return ask_question(text="Who decides on overtime?", priority=None, by=self.people["member"])

    def make_decision(self) -> Any:
        """Let the member log a decision, so that there is one to look at."""
        by = self.people["member"]
        unit = by.placements.current().get(is_counted=True).unit
        entry = Entry(text="Overtime is settled by the shift itself.", priority=self.priority.pk)
        return log_decision(unit=unit, entry=entry, by=by)

    def make_conversations(self) -> None:
        """Let each of the six have one conversation that goes on and 300 in their journal."""
        path = all_paths()["clarify-member"].path
        self.talks, self.entries = {}, {}
        kept = ThoughtOver(path_id=path.id, title="Over", sentence="A sentence", act="An act")
        for key, person in self.people.items():
            self.talks[key] = begin_conversation(pk=uuid4(), path=path, by=person).pk
            rows = Conversation.objects.bulk_create(
                Conversation(person=person, content=kept.model_dump_json(), kept_at=timezone.now())
                for _ in range(300)
            )
            self.entries[key] = rows[0].pk

    def make_contests(self) -> None:
        """Let every unit but the root contest a priority, and stop two things."""
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
        self.speak(people)
        for person in self.people.values():
            person.refresh_from_db()

    def share_needs(self, people: list[Any]) -> None:
        """Let each of ``people`` tell the lead of the unit what they need."""
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

    def speak(self, people: list[Person]) -> None:
        """Let each of ``people`` ask the lead of the unit something and play the story back."""
        talk = Talk(self.programme, self.story, seed=5)
        talk.places = [(person.pk, self.unit.pk) for person in people]
        talk.ask()
        talk.play_back()
        talk.units = {self.unit.pk: self.unit}
        for _ in range(100):
            talk.play_back_unnamed()
