"""A question goes up: passed on, taken over, or by itself."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.notify.actions import News, send_notice, send_notices
from inhabit.people.models import Person, Unit, today
from inhabit.stages.communicate.clock import beginning_of, clock_in
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


def go_all_to(questions: list[Question], unit: Unit, leaving: Station.Leaving) -> None:
    """Do the same for many, which the caller has locked and nobody sends, in as many queries as for one."""
    day, keys = today(), [question.pk for question in questions]
    due_on, climbs_on = clock_in(unit, day)
    stations = Station.objects.filter(question__in=keys).order_by()
    stations.filter(left_on=None).update(left_on=day, leaving=leaving, word="", left_by=None)
    Question.objects.filter(pk__in=keys).update(
        unit=unit, is_open=True, since=beginning_of(day), due_on=due_on, climbs_on=climbs_on
    )
    numbers = {key: been + 1 for key, been in stations.values_list("question").annotate(Count("pk"))}
    Station.objects.bulk_create(
        Station(question_id=key, unit=unit, number=numbers.get(key, 1), arrived_on=day) for key in keys
    )
    asked = Asking.objects.filter(question__in=keys, person__isnull=False).order_by()
    send_notices(
        "communicate.question_went_up",
        [
            News(person, reverse("question", args=[key]), f"{key}-{numbers.get(key, 1)}", {"unit": unit.name})
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
