"""What a whole organisation says about its strategy, written in bulk: a minute at 65,000 people.

Of every unit that has a lead nine in ten tell the story; everybody has asked one or two questions and
plays back what they heard; so 65,000 people have written about 200,000 questions and playbacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.utils import timezone

from inhabit.notify.models import Notice
from inhabit.people.models import Placement, Unit, today
from inhabit.people.rows import insert_rows
from inhabit.programme.models import Programme
from inhabit.stages.communicate.models import (
    Answer,
    Asking,
    DriftBatch,
    DriftCount,
    Echo,
    KeyPoint,
    Mark,
    Playback,
    PlaybackBatch,
    Question,
    QuestionWord,
    Retelling,
    Station,
    Story,
    Telling,
    UnnamedPlayback,
    UnnamedVoice,
    UnreleasedQuestion,
    WaitingPlayback,
)
from inhabit.stages.communicate.wordlist import HEAD, words_of

BATCH = 5000  # rows a statement
PART = ("shift", "machine", "order", "weekend", "delivery", "quality", "overtime", "customer", "training")
END = ("plan", "list", "rule", "time", "cost", "desk", "line", "form", "gate", "team", "note", "step")
WORDS = [f"{part}{end}{number}" for part in PART for end in END for number in range(18)]


@dataclass
class Talk:
    """Writes it. Chance is seeded: each run writes the same, so that figures compare."""

    programme: Programme
    story: Story
    seed: int = 4

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.units = {unit.pk: unit for unit in Unit.objects.open()}
        self.root = next(unit for unit in self.units.values() if unit.parent_id is None)
        placed = Placement.objects.current().filter(is_counted=True).order_by("pk")
        self.places = list(placed.values_list("person_id", "unit_id"))

    def write(self) -> None:
        self.retell()
        self.play_back()
        self.play_back_unnamed()
        self.ask()
        self.wait_for_others()
        self.tell_everybody()

    def text(self, words: int) -> str:
        """Return ``words`` words, of which 2,000 different ones exist, as in texts about one subject."""
        return " ".join(self.random.choices(WORDS, k=words)).capitalize()

    def uuid(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def moment(self, days_ago: int) -> datetime:
        return timezone.make_aware(datetime.combine(today() - timedelta(days=days_ago), time()))

    # The story, told in most units and counted by level

    def retell(self) -> None:
        told = set(Telling.objects.filter(story=self.story).values_list("unit", flat=True))
        units = [
            unit
            for unit in self.units.values()
            if unit.lead_id is not None and unit.pk not in told and self.random.random() < 0.9
        ]
        retellings = Retelling.objects.bulk_create(
            [
                Retelling(
                    story=self.story,
                    unit=unit,
                    author_id=unit.lead_id,
                    number=1,
                    language="en",
                    texts={"en": self.text(60)},
                    told_at=self.moment(30 - unit.depth),
                )
                for unit in units
            ],
            BATCH,
        )
        points = list(KeyPoint.objects.filter(story=self.story))
        Mark.objects.bulk_create(
            [
                Mark(
                    retelling=words,
                    key_point=point,
                    kind=self.random.choices(["kept", "left_out"], [4, 1])[0],
                )
                for words in retellings
                for point in points
            ],
            BATCH,
        )
        Telling.objects.bulk_create(
            [
                Telling(story=self.story, unit=unit, words=words, told_at=words.told_at, waits_until=today())
                for unit, words in zip(units, retellings, strict=True)
            ],
            BATCH,
        )
        Echo.objects.bulk_create(
            [
                Echo(
                    story=self.story,
                    unit=unit,
                    author_id=unit.lead_id,
                    number=1,
                    text=self.text(30),
                    shared_at=self.moment(3),
                    is_current=True,
                )
                for unit in units[::3]
                if not unit.echoes.exists()
            ],
            BATCH,
        )
        self.count_drift(points)

    def count_drift(self, points: list[KeyPoint]) -> None:
        """Count the tellings of siblings together, where there are at least three; the others wait."""
        siblings: dict[int, list[Telling]] = {}
        for telling in Telling.objects.filter(story=self.story, batch=None).exclude(unit=self.root):
            siblings.setdefault(self.units[telling.unit_id].parent_id or 0, []).append(telling)
        families = {above: family for above, family in siblings.items() if len(family) >= 3}
        batches = DriftBatch.objects.bulk_create(
            DriftBatch(
                story=self.story,
                inside=self.units[above],
                first_level=self.units[above].depth + 1,
                last_level=self.units[above].depth + 1,
                units=len(family),
            )
            for above, family in families.items()
        )
        for batch, family in zip(batches, families.values(), strict=True):
            for telling in family:
                telling.batch = batch
        Telling.objects.bulk_update([one for family in families.values() for one in family], ["batch"], BATCH)
        DriftCount.objects.bulk_create(
            DriftCount(batch=batch, key_point=point, kept=batch.units - 1, left_out=1)
            for batch in batches
            for point in points
        )

    # What listeners heard

    def play_back(self) -> None:
        """Let everybody say what they heard from their own lead, and every other one from the lead above."""
        tellings = {one.unit_id: one for one in Telling.objects.filter(story=self.story)}
        said = set(Playback.objects.values_list("telling", "person"))
        Playback.objects.bulk_create(
            [
                Playback(
                    telling=telling,
                    person_id=person,
                    heard=self.text(15),
                    means=self.text(10),
                    said_at=self.moment(self.random.randrange(20)),
                    marked_by_id=self.units[telling.unit_id].lead_id if self.random.random() < 0.7 else None,
                )
                for person, telling in self.heard(tellings)
                if (telling.pk, person) not in said
            ],
            BATCH,
        )

    def heard(self, tellings: dict[int, Telling]) -> Iterator[tuple[int, Telling]]:
        for number, (person, unit) in enumerate(self.places):
            for heard in (unit, self.units[unit].parent_id) if number % 2 else (unit,):
                telling = tellings.get(heard or 0)
                if telling is not None and self.units[telling.unit_id].lead_id != person:
                    yield person, telling

    def play_back_unnamed(self) -> None:
        """Release a batch in every unit, or two; and let four more wait in one of ten."""
        batches = PlaybackBatch.objects.bulk_create(
            PlaybackBatch(
                id=self.uuid(),
                story=self.story,
                unit=unit,
                released_on=today() - timedelta(days=unit.pk % 20),
            )
            for unit in self.units.values()
            for _ in range(1 + unit.pk % 2)
        )
        UnnamedPlayback.objects.bulk_create(
            [
                UnnamedPlayback(
                    id=self.uuid(), batch=batch, place=place, heard=self.text(15), means=self.text(10)
                )
                for batch in batches
                for place in range(5)
            ],
            BATCH,
        )
        UnnamedVoice.objects.bulk_create(
            [UnnamedVoice(story=self.story, person_id=person) for person, _ in self.places[::3]],
            BATCH,
            ignore_conflicts=True,
        )

    # Questions: three of five answered, one of three waiting, some merged

    def ask(self) -> None:
        questions, askings, stations, answers = [], [], [], []
        batch = self.uuid()
        for number, (person, unit) in enumerate(self.places + self.places[::2]):
            seat = self.seat_of(person, unit)
            if seat is None:
                continue
            kind = number % 20
            batch = self.uuid() if number % 5 == 0 else batch
            question = self.question(seat, kind, batch if kind >= 15 else None)
            if kind == 14 and questions:
                question.into, question.is_open = questions[-1], False
                question.answered_on = question.answered_in = question.audience = None
                askings.append(self.asking(questions[-1], person, question.wording))
            else:
                askings.append(self.asking(question, person, question.wording))
            questions.append(question)
            stations += self.stations_of(question)
            if question.answered_on is not None:
                answers.append(self.answer(question))
        Question.objects.bulk_create(questions, BATCH)
        Asking.objects.bulk_create(askings, BATCH, ignore_conflicts=True)
        Station.objects.bulk_create(stations, BATCH)
        Answer.objects.bulk_create(answers, BATCH)
        insert_rows(QuestionWord, ("question_id", "audience_id", "head", "word"), self.index(answers))

    def seat_of(self, person: int, unit: int) -> Unit | None:
        own = self.units[unit]
        seat = self.units.get(own.parent_id or 0) if own.lead_id in {person, None} else own
        return seat if seat is not None and seat.lead_id is not None else None

    def question(self, seat: Unit, kind: int, batch: UUID | None) -> Question:
        """Return a question in ``seat``: of twenty kinds two are too late, five wait, one is merged."""
        is_open = kind in {0, 1, 2, 3, 4, 15, 16}
        days = self.random.randrange(60) + 10 if not is_open else 2
        due_on = today() + timedelta(days=3 if kind not in {0, 15} else -2)
        question = Question(
            id=self.uuid(),
            wording=self.text(12),
            received_by=seat,
            unit=seat,
            since=self.moment(days),
            due_on=due_on,
            climbs_on=due_on + timedelta(days=7),
            is_open=is_open,
            batch=batch,
        )
        if not is_open:
            question.answered_on = today() - timedelta(days=days - 3)
            question.answered_in = seat
            question.audience = self.root if kind == 5 else seat
        return question

    def asking(self, question: Question, person: int, text: str) -> Asking:
        if question.batch is not None:
            return Asking(question=question, text=text, receipt=f"{self.random.getrandbits(256):064x}")
        verdict = "yes" if question.answered_on and self.random.random() < 0.8 else ""
        return Asking(
            question=question, person_id=person, text=text, asked_on=question.since.date(), verdict=verdict
        )

    def stations_of(self, question: Question) -> Iterator[Station]:
        arrived = question.since.date()
        parent = question.unit.parent_id
        left = question.answered_on
        if left is not None and parent is not None and self.random.random() < 0.3:
            yield Station(
                question=question,
                unit=question.unit,
                number=1,
                arrived_on=arrived,
                left_on=left,
                leaving=Station.Leaving.PASSED_UP,
            )
            yield Station(
                question=question,
                unit_id=parent,
                number=2,
                arrived_on=left,
                left_on=left,
                leaving=Station.Leaving.ANSWERED,
            )
            return
        leaving = Station.Leaving.ANSWERED if left else Station.Leaving.HERE
        if question.into_id is not None:
            left, leaving = today(), Station.Leaving.MERGED
        yield Station(
            question=question, unit=question.unit, number=1, arrived_on=arrived, left_on=left, leaving=leaving
        )

    def answer(self, question: Question) -> Answer:
        return Answer(
            question=question,
            number=1,
            text=self.text(20),
            author_id=question.unit.lead_id,
            unit=question.unit,
            answered_on=question.answered_on,
        )

    def index(self, answers: list[Answer]) -> Iterator[tuple[Any, ...]]:
        field = Question._meta.pk
        from django.db import connection

        for answer in answers:
            key = field.get_db_prep_value(answer.question_id, connection)
            for word in words_of(f"{answer.question.wording} {answer.text}"):
                yield key, answer.question.audience_id, word[:HEAD], word

    def wait_for_others(self) -> None:
        """Let up to four texts without a name wait in every tenth unit, of each kind."""
        waiting = [unit for unit in self.units.values() if unit.headcount >= 8][::3]
        UnreleasedQuestion.objects.bulk_create(
            UnreleasedQuestion(
                id=self.uuid(),
                unit=unit,
                text=self.text(12),
                receipt=f"{self.random.getrandbits(256):064x}",
                fortnight=today().toordinal() // 14,
            )
            for unit in waiting
            for _ in range(unit.pk % 5)
        )
        WaitingPlayback.objects.bulk_create(
            WaitingPlayback(
                id=self.uuid(),
                story=self.story,
                unit=unit,
                heard=self.text(12),
                spell=0,
                receipt=f"{self.random.getrandbits(256):064x}",
            )
            for unit in waiting
            for _ in range(unit.pk % 5)
        )

    def tell_everybody(self) -> None:
        """Let everybody have been told three things, none of which waits to be mailed."""
        insert_rows(
            Notice,
            ("person_id", "kind", "details", "address", "key", "made_at", "read_at"),
            (
                (
                    person,
                    "communicate.told",
                    '{"story": "The story", "unit": "A unit"}',
                    "/",
                    f"talk {number}",
                    self.moment(number).isoformat(),
                    None,
                )
                for person, _ in self.places
                for number in range(3)
            ),
        )
