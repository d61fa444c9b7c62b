"""A question goes up: passed on, taken over, or by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.notify.actions import News, send_notice, send_notices
from inhabit.people.models import Person, Unit, today
from inhabit.stages.communicate.clock import beginning_of, clock_in, clocks_in
from inhabit.stages.communicate.models import Asking, Question, Station
from inhabit.stages.communicate.seats import seat_above


@transaction.atomic
def pass_up(*, question: Question, from_unit: int, word: str, by: Person) -> Question:
    """Let the next lead up answer; ``word`` says why, to that lead and to those who asked.

    ``from_unit`` is where the form showed it: where it has gone on or been answered since, as by a
    double click, nothing happens. ``ValidationError`` at the root.
    """
    stored = Question.objects.select_for_update().get(pk=question.pk)
    if stored.unit_id != from_unit or not stored.is_open:
        return stored
    above = seat_above(stored.unit)
    if above is None:
        raise ValidationError(_("There is nobody above to pass it to. Say what you know, or who finds out."))
    go_to(stored, above, Station.Leaving.PASSED_UP, word=word, by=by)
    record_event("question.passed_up", stored, by=by, details={"unit": from_unit})
    return stored


@transaction.atomic
def take_question(*, question: Question, from_unit: int, by: Person) -> Question:
    """Take over, as the next lead up, what has waited below for longer than agreed. Twice is once."""
    stored = Question.objects.select_for_update().get(pk=question.pk)
    above = seat_above(stored.unit)
    if stored.unit_id != from_unit or not stored.days_over or above is None:
        return stored
    go_to(stored, above, Station.Leaving.TAKEN, by=by)
    record_event("question.taken", stored, by=by, details={"unit": from_unit})
    return stored


def go_to(
    question: Question, unit: Unit, leaving: Station.Leaving, *, word: str = "", by: Person | None = None
) -> None:
    """Write that ``question``, which the caller has locked, leaves where it is and arrives in ``unit``."""
    leave_station(question, leaving, word=word, by=by)
    question.unit, question.is_open = unit, True
    question.since = beginning_of(today())
    question.due_on, question.climbs_on = clock_in(unit, today())
    question.save()
    station = Station.objects.create(
        question=question, unit=unit, number=question.stations.count() + 1, arrived_on=today()
    )
    tell_those_who_asked(
        "communicate.question_went_up", question, key=f"{question.pk}-{station.number}", unit=unit
    )


def go_all(questions: list[Question], leaving: Station.Leaving) -> None:
    """Do the same for many, which the caller has locked and nobody sends, in as many queries as for one.

    Each goes to the unit that has been set in it and is not stored yet.
    """
    day, keys = today(), [question.pk for question in questions]
    stations = Station.objects.filter(question__in=keys).order_by()
    stations.filter(left_on=None).update(left_on=day, leaving=leaving, word="", left_by=None)
    start_clocks(questions, day)
    Question.objects.bulk_update(questions, ["unit"])
    numbers = {key: been + 1 for key, been in stations.values_list("question").annotate(Count("pk"))}
    Station.objects.bulk_create(
        Station(question=one, unit_id=one.unit_id, number=numbers.get(one.pk, 1), arrived_on=day)
        for one in questions
    )
    tell_those_whose_went_up(questions, numbers)


def start_clocks(questions: list[Question], day: date) -> None:
    """Write from when to when each waits, once for all that have the same calendar."""
    clocks = clocks_in({question.unit_id for question in questions}, day)
    by_clock: dict[tuple[date, date], list[UUID]] = {}
    for question in questions:
        by_clock.setdefault(clocks[question.unit_id], []).append(question.pk)
    for (due_on, climbs_on), keys in by_clock.items():
        Question.objects.filter(pk__in=keys).update(
            is_open=True, since=beginning_of(day), due_on=due_on, climbs_on=climbs_on
        )


def tell_those_whose_went_up(questions: list[Question], numbers: Mapping[UUID, int]) -> None:
    """Tell everyone who has one of ``questions`` with their name where it is now."""
    named = Unit.objects.filter(pk__in={question.unit_id for question in questions}).in_bulk()
    units = {question.pk: named[question.unit_id].name for question in questions}
    asked = Asking.objects.filter(question__in=list(units), person__isnull=False).order_by()
    send_notices(
        "communicate.question_went_up",
        [
            News(
                person, reverse("question", args=[key]), f"{key}-{numbers.get(key, 1)}", {"unit": units[key]}
            )
            for key, person in asked.values_list("question", "person")
        ],
    )


def leave_station(
    question: Question, leaving: Station.Leaving, *, word: str = "", by: Person | None = None
) -> None:
    question.stations.filter(left_on=None).update(
        left_on=today(), leaving=leaving, word=word.strip(), left_by=by
    )


def tell_those_who_asked(kind: str, question: Question, *, key: str, unit: Unit) -> None:
    """Send a notice to everyone who has the question with their name."""
    named = question.askings.filter(person__isnull=False).values_list("person", flat=True)
    address = reverse("question", args=[question.pk])
    send_notice(kind, to=named, address=address, key=key, details={"unit": unit.name})
