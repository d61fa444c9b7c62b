"""Who may read, answer, pass up and merge questions."""

from __future__ import annotations

from uuid import UUID

from inhabit.access.models import Role
from inhabit.access.permissions import Permission, has_role_over
from inhabit.people.models import Person, today
from inhabit.stages.communicate.models import Asking, Question, Station
from inhabit.stages.communicate.readers.questions import readers_of_question
from inhabit.stages.communicate.seats import seat_above
from inhabit.stages.communicate.unnamed import line_up


def question_called(pk: UUID) -> Question | None:
    questions = Question.objects.select_related("unit__lead", "audience", "answered_in", "received_by")
    return questions.filter(pk=pk).first()


def reads(person: Person, pk: UUID) -> bool:
    """Say whether ``person`` reads the question or, where it was merged, the one that it went into."""
    question = question_called(pk)
    if question is not None and question.into_id is not None:
        question = question_called(question.into_id)
    if question is None:
        return False
    if holds(person, question):
        return True  # among the readers in any case; saves the open question's page a query
    above = seat_above(question.unit) if question.days_over else None
    return readers_of_question(question, stations_of(question), above).include(person)


def stations_of(question: Question) -> list[Station]:
    """Return the way of a question and, before it, of those that were merged into it."""
    ways = Station.objects.filter(question__in=question.and_merged().values("pk"))
    return list(ways.select_related("unit__lead", "left_by").order_by("number", "pk"))


def holds(person: Person, question: Question) -> bool:
    """Say whether the question sits with ``person``: the unit's lead, at the root also the sponsor."""
    if question.unit.lead_id == person.pk:
        return True
    return question.unit.parent_id is None and has_role_over(person, question.unit, Role.SPONSOR)


def may_take(person: Person, question: Question) -> bool:
    """Say whether ``person`` leads the next level up, and the question has waited longer than agreed."""
    above = seat_above(question.unit) if question.days_over else None
    return above is not None and above.lead_id == person.pk


def may_answer(person: Person, question: Question) -> bool:
    """Say whether ``person`` may answer, or correct the answer that stands."""
    if question.into_id is not None:
        return False
    if question.is_open:
        return holds(person, question) or may_take(person, question)
    unit = question.answered_in
    return unit is not None and (unit.lead_id == person.pk or has_answered(person, question))


def has_answered(person: Person, question: Question) -> bool:
    """Say whether the answer is ``person``'s, who still leads at or above the unit it was given for."""
    latest = question.answers.select_related("unit").first()
    if latest is None or latest.author_id != person.pk:
        return False
    line = line_up(latest.unit, None)
    return holds(person, question) or any(unit.lead_id == person.pk for unit in line)


def could_answer(person: Person, pk: UUID) -> bool:
    """Say whether ``person`` may answer, or may have begun to before it was answered or went on."""
    question = question_called(pk)
    if question is None:
        return False
    above = seat_above(question.unit) if question.due_on < today() else None
    units = [question.unit, above, *(station.unit for station in stations_of(question))]
    is_on_its_way = any(unit is not None and unit.lead_id == person.pk for unit in units)
    return is_on_its_way or holds(person, question) or may_answer(person, question)


def has_on_hand(person: Person, pk: UUID) -> bool:
    """Say whether ``person`` may move or merge the question: it is open and theirs, or overdue below them."""
    question = question_called(pk)
    is_open = question is not None and question.is_open
    return is_open and question is not None and (holds(person, question) or may_take(person, question))


reader_of_the_question = Permission(
    "who reads the question", lambda person, pk, **_: reads(person, pk), is_hidden=True
)
could_answer_the_question = Permission(
    "lead with whom the question is or was",
    lambda person, pk, **_: could_answer(person, pk),
    is_hidden=True,
)
has_the_question_on_hand = Permission(
    "lead with whom the open question is", lambda person, pk, **_: has_on_hand(person, pk), is_hidden=True
)
asker_of_the_question = Permission(
    "who asked the question",
    lambda person, asking, **_: Asking.objects.filter(pk=asking, person=person).exists(),
    is_hidden=True,
)
