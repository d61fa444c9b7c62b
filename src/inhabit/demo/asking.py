"""Writing the questions that people have asked, the way each one took, and the answers: conversation.yaml."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from random import Random
from typing import Any

from django.urls import reverse

from inhabit.demo.plans import PersonPlan, UnitPlan, content
from inhabit.demo.telling import Telling as Teller
from inhabit.notify.models import Notice
from inhabit.people.models import Unit
from inhabit.stages.communicate.actions.questions.answering import index_words
from inhabit.stages.communicate.actions.questions.asking import new_question
from inhabit.stages.communicate.clock import beginning_of, clock_in
from inhabit.stages.communicate.models import Answer, Asking, Question, Station
from inhabit.stages.communicate.seats import top_above

ANSWERED, ANSWERED_ABOVE = "communicate.question_answered", "communicate.passed_question_answered"
RELEASED = -6  # the day on which the unnamed ones were released, from today


class Questions:
    """Lets people ask, leads pass on, and answers come down."""

    def __init__(self, teller: Teller, random: Random) -> None:
        self.teller, self.random = teller, random
        self.asked: dict[str, Question] = {}

    def write(self) -> None:
        for told in content("conversation.yaml")["questions"]:
            if "unnamed" in told:
                self.ask_without_names(told)
            elif "same_as" in told:
                self.ask_the_same(told)
            else:
                self.ask(told)

    def unit(self, key: str) -> UnitPlan:
        return self.teller.by_key[key]

    def day(self, number: int) -> date:
        return self.teller.starts_on + timedelta(days=number)

    def asker(self, told: dict[str, Any]) -> PersonPlan:
        """Return who asks: the one who plays the part that is named, else somebody who plays none."""
        staff = reversed(self.unit(told["unit"]).staff)
        return next(person for person in staff if person.cast == told.get("cast", ""))

    def ask(self, told: dict[str, Any]) -> None:
        """Write a named question: it went from lead to lead, and lies where nobody has passed it on."""
        levels = [told["unit"], *self.ways_up(told)]
        leavings = [(self.day(day), word) for _, day, word in told.get("passed", [])]
        question = self.question(told["text"], levels[0], self.day(told["day"]))
        question.unit_id = self.unit(levels[-1]).pk
        question.save(force_insert=True)
        arrived = self.day(told["day"])
        for number, key in enumerate(levels, 1):
            left, word = leavings[number - 1] if number <= len(leavings) else (None, "")
            Station.objects.create(
                question=question,
                unit_id=self.unit(key).pk,
                number=number,
                arrived_on=arrived,
                left_on=left,
                leaving=Station.Leaving.PASSED_UP if left else Station.Leaving.HERE,
                word=word,
                left_by_id=self.unit(key).lead.pk if left else None,
            )
            arrived = left or arrived
        self.begin_clock(question, arrived)
        self.add_asking(question, told)
        if "answer" in told:
            self.answer(question, told["answer"])
            self.tell_the_cast(question, told)
        self.asked[told["key"]] = question

    def ways_up(self, told: dict[str, Any]) -> list[str]:
        """Return the keys of the units that it was passed up to."""
        above = [self.unit(key).parent for key, _, _ in told.get("passed", [])]
        return [unit.key for unit in above if unit is not None]

    def question(self, text: str, key: str, day: date, batch: uuid.UUID | None = None) -> Question:
        unit = Unit.objects.get(pk=self.unit(key).pk)
        question = new_question(text, unit.pk, day, clock_in(unit, day), priority_id=None, batch=batch)
        question.id = uuid.UUID(int=self.random.getrandbits(128), version=4)
        return question

    def begin_clock(self, question: Question, day: date) -> None:
        question.since = beginning_of(day)
        question.due_on, question.climbs_on = clock_in(question.unit, day)
        question.save()

    def add_asking(self, question: Question, told: dict[str, Any]) -> None:
        Asking.objects.create(
            question=question,
            person_id=self.asker(told).pk,
            text=told["text"],
            asked_on=self.day(told["day"]),
        )

    def tell_the_cast(self, question: Question, told: dict[str, Any]) -> None:
        """Let those of the cast who asked it, or passed it up, find the notice; nobody is mailed."""
        passed = [self.unit(key).lead for key, _, _ in told.get("passed", [])]
        kinds = [(ANSWERED, self.asker(told)), *((ANSWERED_ABOVE, lead) for lead in passed)]
        Notice.objects.bulk_create(
            Notice(
                person_id=person.pk,
                kind=kind,
                details={"unit": self.unit(told["answer"]["unit"]).name},
                address=reverse("question", args=[question.pk]),
                key=f"{question.pk}-1",
                made_at=self.teller.moment(told["answer"]["day"]),
            )
            for kind, person in kinds
            if person.cast
        )

    def ask_the_same(self, told: dict[str, Any]) -> None:
        self.add_asking(self.asked[told["same_as"]], told)

    def ask_without_names(self, told: dict[str, Any]) -> None:
        batch = uuid.UUID(int=self.random.getrandbits(128), version=4)
        day = self.teller.day(RELEASED)
        questions = [self.question(text, told["unnamed"], day, batch) for text in told["texts"]]
        for question in questions:
            question.save(force_insert=True)
            Station.objects.create(question=question, unit_id=question.unit_id, number=1, arrived_on=day)
            Asking.objects.create(question=question, text=question.wording)
        told_answer = told["answer"]
        self.answer(questions[told_answer["index"]], told_answer | {"unit": told["unnamed"]})

    def answer(self, question: Question, told: dict[str, Any]) -> None:
        unit, on = self.unit(told["unit"]), self.day(told["day"])
        answer = Answer.objects.create(
            question=question,
            number=1,
            text=told["text"],
            author_id=unit.lead.pk,
            unit_id=unit.pk,
            answered_on=on,
        )
        question.stations.filter(left_on=None).update(
            left_on=on, leaving=Station.Leaving.ANSWERED, left_by_id=unit.lead.pk
        )
        question.is_open, question.answered_on = False, on
        question.answered_in_id, question.audience = unit.pk, top_above(answer.unit)
        question.save()
        index_words(question, answer)
