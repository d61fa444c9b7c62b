"""A unit of eight, and what tests of questions do over and over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import Cast, let_everybody_in, make_person, place
from django.utils import timezone

from inhabit.people.models import Person, Unit
from inhabit.people.tree import refresh_tree
from inhabit.stages.communicate.actions.questions import Reply, answer_question, ask_question, ask_unnamed
from inhabit.stages.communicate.models import Answer, Question
from inhabit.stages.communicate.upkeep import care_for_questions


def fill(unit: Unit, people: int) -> list[Person]:
    """Let ``people`` more be in ``unit``, long settled, as is everybody else then."""
    new = [make_person(f"{unit.name} {number}") for number in range(people)]
    for person in new:
        place(person, unit)
    refresh_tree()
    let_everybody_in()
    return new


def asked_by(person: Person, text: str = "Who decides on overtime?") -> Question:
    return ask_question(text=text, priority=None, by=person)


def answered(question: Question, by: Person, text: str = "I do.", *, to_all: bool = False) -> Answer:
    question = Question.objects.get(pk=question.pk)
    latest = question.answers.first()
    seen = latest.number if latest is not None else 0
    return answer_question(question=question, reply=Reply(question.wording, text, to_all), seen=seen, by=by)


def five_without_names(people: list[Person], texts: list[str] | None = None) -> list[str]:
    """Let five of ``people`` ask without their names, and release them. Returns their receipts."""
    words = texts or [f"What about matter {number}?" for number in range(5)]
    receipts = [
        ask_unnamed(text=text, priority=None, by=person) for person, text in zip(people, words, strict=False)
    ]
    care_for_questions()
    return receipts


class Days:
    """Lets days go by."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch, self.today = monkeypatch, timezone.localdate()

    def go_to(self, day: date) -> None:
        self.today = day
        self.monkeypatch.setattr(timezone, "localdate", lambda *_args, **_kwargs: day)

    def pass_by(self, number: int) -> None:
        self.go_to(self.today + timedelta(days=number))


def wide_payroll(cast: Cast) -> list[Person]:
    """Let Payroll have eight members, and return them."""
    return [cast.member, cast.colleague, *fill(cast.payroll, 6)]
