"""Writing the second stage, and what units said against priorities or stopped: content/conversation.yaml."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from random import Random
from typing import Any

from inhabit.demo.plans import PersonPlan, UnitPlan, content
from inhabit.demo.telling import Telling as Teller
from inhabit.people.models import Unit
from inhabit.programme.models import Programme, Stage, StageChange, UnitStage
from inhabit.stages.clarify.connect.models import Connection, SharedNeed
from inhabit.stages.clarify.contests.clock import due_after as answer_due_after
from inhabit.stages.clarify.contests.models import Contest, ContestAnswer
from inhabit.stages.clarify.contests.routing import route
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.clarify.stops.models import Stop, StopChange
from inhabit.stages.communicate.actions.drift import gather_batches
from inhabit.stages.communicate.actions.stories import in_one_text
from inhabit.stages.communicate.models import (
    KeyPoint,
    Mark,
    Playback,
    PlaybackBatch,
    Retelling,
    Story,
    Telling,
    UnnamedPlayback,
)

LANGUAGES = ("en", "de")
DAYS_TO_GO_ON = 3  # after its lead had told the story, a unit went on to the second stage


class Conversation:
    """Lets the organisation talk about the strategy that ``teller`` has told it."""

    def __init__(self, teller: Teller, programme: Programme, random: Random) -> None:
        self.teller, self.programme, self.random = teller, programme, random
        self.told: dict[str, Any] = content("conversation.yaml")
        self.tellings: dict[str, Telling] = {}

    def unit(self, key: str) -> UnitPlan:
        return self.teller.by_key[key]

    def moment(self, day: int) -> datetime:
        return self.teller.moment(day)

    def somebody_in(self, unit: UnitPlan, number: int = 0) -> PersonPlan:
        """Return a member of ``unit`` who plays no part in the cast; another one for each ``number``."""
        people = [person for person in unit.staff if not person.cast]
        return people[number % len(people)]

    def write(self) -> None:
        story = self.tell_story()
        self.retell(story)
        self.play_back()
        self.play_back_without_names(story)
        self.contest()
        self.stop()
        self.share_needs()
        self.go_on()

    # The story, from the top down

    def tell_story(self) -> Story:
        told = self.told["story"]
        unit = self.unit(told["unit"])
        texts = {
            language: {part: text_in(told[part], language) for part in Story.PARTS} for language in LANGUAGES
        }
        story = Story.objects.create(
            programme=self.programme,
            version=self.programme.strategy.versions.published().latest("number"),
            audience_id=unit.pk,
            language="en",
            texts=texts,
            author_id=unit.lead.pk,
            edits=1,
            published_at=self.moment(told["day"]),
            is_current=True,
        )
        points = KeyPoint.objects.bulk_create(
            KeyPoint(story=story, position=position, texts={at: point[at] for at in LANGUAGES})
            for position, point in enumerate(told["key_points"])
        )
        self.points = {point["key"]: row for point, row in zip(told["key_points"], points, strict=True)}
        whole = {language: in_one_text(parts) for language, parts in texts.items()}
        self.tell(story, unit, whole, "en", {"day": told["day"], "kept": list(self.points)})
        return story

    def retell(self, story: Story) -> None:
        for key, told in sorted(self.told["retellings"].items(), key=lambda item: item[1]["day"]):
            text = " ".join(told["text"].split())
            telling = self.tell(story, self.unit(key), {told["language"]: text}, told["language"], told)
            gather_batches(telling)

    def tell(
        self, story: Story, unit: UnitPlan, texts: dict[str, str], language: str, told: dict[str, Any]
    ) -> Telling:
        at = self.moment(told["day"])
        retelling = Retelling.objects.create(
            story=story,
            unit_id=unit.pk,
            author_id=unit.lead.pk or None,
            number=1,
            language=language,
            texts=texts,
            edits=1,
            told_at=at,
        )
        Mark.objects.bulk_create(self.marks(retelling, told))
        waits_until = at.date() + timedelta(days=self.programme.patience_days)
        telling = Telling.objects.create(
            story=story, unit_id=unit.pk, words=retelling, told_at=at, waits_until=waits_until
        )
        self.tellings[unit.key] = telling
        return telling

    def marks(self, retelling: Retelling, told: dict[str, Any]) -> Iterator[Mark]:
        for key in told["kept"]:
            yield Mark(retelling=retelling, key_point=self.points[key], kind=Mark.Kind.KEPT)
        for key, because in told.get("left", {}).items():
            yield Mark(
                retelling=retelling, key_point=self.points[key], kind=Mark.Kind.LEFT_OUT, because=because
            )
        for text in told.get("added", []):
            yield Mark(retelling=retelling, kind=Mark.Kind.ADDED, text=text)

    # What listeners heard

    def play_back(self) -> None:
        said = sorted(self.told["playbacks"]["named"], key=lambda row: str(row[0]))
        for key, rows in groupby(said, key=lambda row: str(row[0])):
            telling, unit = self.tellings[key], self.unit(key)
            Playback.objects.bulk_create(
                Playback(
                    telling=telling,
                    person_id=self.somebody_in(unit, number).pk,
                    heard=heard,
                    means=means,
                    edits=1,
                    said_at=min(telling.told_at + timedelta(days=1 + number), self.moment(34)),
                )
                for number, (_, heard, means) in enumerate(rows)
            )

    def play_back_without_names(self, story: Story) -> None:
        for key, texts in self.told["playbacks"]["unnamed"].items():
            batch = PlaybackBatch.objects.create(
                story=story, unit_id=self.unit(key).pk, released_on=self.teller.day(-4)
            )
            self.random.shuffle(texts)
            UnnamedPlayback.objects.bulk_create(
                UnnamedPlayback(
                    id=uuid.UUID(int=self.random.getrandbits(128), version=4),
                    batch=batch,
                    place=place,
                    heard=heard,
                    means=means,
                )
                for place, (heard, means) in enumerate(texts)
            )

    # What units say against priorities, and what they stop

    def contest(self) -> None:
        for told in self.told["contests"]:
            contest = self.raise_contest(told)
            if "answer" in told:
                self.answer_contest(contest, told["answer"])

    def raise_contest(self, told: dict[str, Any]) -> Contest:
        unit, at = self.unit(told["unit"]), self.moment(told["day"])
        stances = {"contest": Interpretation.Stance.CONTESTED, "decline": Interpretation.Stance.NOT_OURS}
        words = Interpretation.objects.create(
            programme=self.programme,
            unit=Unit.objects.select_related("lead").get(pk=unit.pk),
            priority=self.teller.priorities[told["priority"]],
            stance=stances[told["kind"]],
            because=told["because"],
            wish=told.get("wish", ""),
            author_id=unit.lead.pk,
            edits=1,
            shared_at=at,
            is_current=True,
        )
        contest = Contest(
            interpretation=words,
            programme=self.programme,
            unit=words.unit,
            priority=words.priority,
            made_at=at,
        )
        route(contest)
        contest.waiting_since, contest.due_on = at, answer_due_after(at.date(), self.programme)
        contest.save()
        return contest

    def answer_contest(self, contest: Contest, told: dict[str, Any]) -> None:
        unit, at = self.unit(told["unit"]), self.moment(told["day"])
        contest.answer = ContestAnswer.objects.create(
            contest=contest,
            unit_id=unit.pk,
            author_id=unit.lead.pk,
            verdict=told["verdict"],
            text=told["text"],
            answered_at=at,
        )
        contest.state, contest.closed_at = Contest.State.ANSWERED, at
        contest.save()

    def stop(self) -> None:
        for key, rows in self.told["stops"].items():
            unit = self.unit(key)
            for position, (text, priority) in enumerate(rows):
                at = self.moment(min((unit.day or 0) + 1 + position, 33))
                stop = Stop.objects.create(
                    programme=self.programme,
                    unit_id=unit.pk,
                    priority=self.teller.priorities[priority],
                    text=text,
                    stops_on=at.date(),
                    position=position,
                    author_id=unit.lead.pk,
                    made_at=at,
                    edits=1,
                )
                StopChange.objects.create(
                    stop=stop, kind=StopChange.Kind.WRITTEN, text=text, author_id=unit.lead.pk, made_at=at
                )

    def share_needs(self) -> None:
        """Let some have told their lead what they need to be able to say yes."""
        for key, text in self.told["needs"]:
            unit = self.unit(key)
            connection = Connection.objects.create(
                programme=self.programme,
                person_id=self.somebody_in(unit, 2).pk,
                priority=self.teller.priorities["promise"],
            )
            SharedNeed.objects.create(
                connection=connection,
                kind=SharedNeed.Kind.NEED,
                text=text,
                audience_unit_id=unit.pk,
                shared_at=self.moment(30),
                edits=1,
            )

    # The units go on

    def go_on(self) -> None:
        """Let the units that have told the story be in the second stage, as their leads decided."""
        stages = {stage.unit_id: stage for stage in UnitStage.objects.filter(programme=self.programme)}
        changes = []
        for telling in self.tellings.values():
            at = min(telling.told_at, self.moment(33))
            stage = stages[telling.unit_id]
            stage.stage, stage.entered_on = Stage.COMMUNICATE, at.date()
            changes.append(
                StageChange(
                    programme=self.programme,
                    unit_id=telling.unit_id,
                    stage=Stage.COMMUNICATE,
                    cycle=stage.cycle,
                    changed_by_id=telling.words.author_id,
                    changed_at=at,
                )
            )
        UnitStage.objects.bulk_update(
            [stages[change.unit_id] for change in changes], ["stage", "entered_on"], batch_size=400
        )
        StageChange.objects.bulk_create(changes)


def text_in(texts: dict[str, str], language: str) -> str:
    return " ".join(texts[language].split())
