"""Somebody asks with their name."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.people.models import Person, today
from inhabit.people.selectors import unit_of
from inhabit.stages.communicate.clock import beginning_of, clock_in
from inhabit.stages.communicate.models import Asking, Question, Station
from inhabit.stages.communicate.seats import first_seat
from inhabit.strategy.models import Priority


@transaction.atomic
def ask_question(*, text: str, priority: Priority | None, by: Person) -> Question:
    """Ask the lead of one's unit. The same words sent again, as by a double click, are one question.

    ``ValidationError`` without words, or for somebody who is in no unit.
    """
    unit, text = unit_of(by), checked_words(text)
    if unit is None:
        raise ValidationError(_("You are in no unit at the moment, so there is nobody to ask."))
    same = Asking.objects.filter(person=by, text=text, question__is_open=True).select_related("question")
    asked = same.first()
    if asked is not None:
        return asked.question
    seat = first_seat(unit, by=by)
    question = new_question(
        text, seat.pk, today(), clock_in(seat, today()), priority_id=priority.pk if priority else None
    )
    question.save(force_insert=True)
    first_station(question, today()).save()
    Asking.objects.create(question=question, person=by, text=text, asked_on=today())
    return question


def checked_words(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError(_("Write your question first."))
    return text


def new_question(
    text: str,
    unit: int,
    day: date,
    clock: tuple[date, date],
    *,
    priority_id: int | None,
    batch: UUID | None = None,
) -> Question:
    """Return a question, not saved yet, that reaches ``unit`` on ``day``, from when its ``clock`` runs."""
    due_on, climbs_on = clock
    return Question(
        wording=text,
        priority_id=priority_id,
        received_by_id=unit,
        unit_id=unit,
        since=beginning_of(day),
        due_on=due_on,
        climbs_on=climbs_on,
        batch=batch,
    )


def first_station(question: Question, day: date) -> Station:
    return Station(question=question, unit_id=question.unit_id, number=1, arrived_on=day)


@transaction.atomic
def also_ask(*, question: Question, by: Person) -> Asking:
    """Note that ``by`` has an answered question too: they are told when its answer changes.

    Also while it is asked again; never before its first answer, since nobody but its leads reads it then.

    Saying so twice changes nothing.
    """
    asking, _is_new = Asking.objects.get_or_create(
        question=question, person=by, defaults={"text": question.wording, "asked_on": today()}
    )
    return asking


@transaction.atomic
def withdraw_question(*, asking: Asking, by: Person) -> None:
    """Take back what ``by`` asked, as long as it has no answer. Nothing of it is kept.

    With nobody else who has it, the question goes too. ``ValidationError`` once it is answered; doing
    it twice changes nothing.
    """
    mine = Asking.objects.filter(pk=asking.pk, person=by).first()
    if mine is None:
        return
    question = Question.objects.select_for_update().get(pk=mine.question_id)
    if question.answered_on is not None:
        raise ValidationError(_("It has been answered meanwhile. The answer is there for others too."))
    mine.delete()
    others = question.askings.order_by("pk").first()
    if others is None:
        question.delete()
    elif question.wording == mine.text:
        question.wording = others.text
        question.save(update_fields=["wording"])
