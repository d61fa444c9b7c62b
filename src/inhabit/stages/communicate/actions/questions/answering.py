"""A lead answers, and the answer comes down to everyone who had the question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.notify.actions import read_notices_at, send_notice
from inhabit.people.models import Person, Unit, today
from inhabit.stages.communicate.actions.questions.merging import fold_into
from inhabit.stages.communicate.actions.questions.moving import go_to, leave_station, tell_those_who_asked
from inhabit.stages.communicate.actions.questions.telling import tell_of_unnamed_answers
from inhabit.stages.communicate.models import Answer, Asking, Question, QuestionWord, Station
from inhabit.stages.communicate.seats import seat_above, top_above
from inhabit.stages.communicate.unnamed import LEAST_PEOPLE
from inhabit.stages.communicate.wordlist import HEAD, words_of


class AnsweredMeanwhileError(Exception):
    """Somebody else has answered since the form was opened; ``stored`` is what stands now."""

    def __init__(self, stored: Answer) -> None:
        super().__init__("a newer answer is stored")
        self.stored = stored


@dataclass(frozen=True)
class Reply:
    """What a lead sends: the question as it will stand above the answer, the answer, and how far it goes."""

    wording: str
    text: str
    is_for_everyone: bool


@transaction.atomic
def answer_question(*, question: Question, reply: Reply, seen: int, by: Person) -> Answer:
    """Answer, or correct the answer that stands; everyone who has the question is told.

    ``seen`` is the number of the answer that the form showed, 0 for none. Where a newer one stands,
    ``AnsweredMeanwhileError`` carries it and nothing is written; the same words again change nothing.
    """
    text, wording = reply.text.strip(), reply.wording.strip()
    if not text or not wording:
        raise ValidationError(_("Write the question and your answer first."))
    stored = Question.objects.select_for_update().select_related(None).get(pk=question.pk)
    latest = stored.answers.first()
    if latest is not None and latest.number != seen:
        if latest.author_id == by.pk and latest.text == text:
            return latest
        raise AnsweredMeanwhileError(latest)
    unit = seat_of_answer(stored, by)
    if reply.is_for_everyone and not may_be_for_everyone(unit):
        raise ValidationError(
            _("Fewer than eight people are under you. Let it stay with them, or it would tell who asked.")
        )
    answer = Answer.objects.create(
        question=stored,
        number=seen + 1,
        text=text,
        author=by,
        unit=unit,
        answered_on=today(),
    )
    close(stored, answer, wording, top_above(unit) if reply.is_for_everyone else unit, by)
    tell_all(stored, answer)
    record_event("question.answered", stored, by=by, details={"number": answer.number})
    return answer


def seat_of_answer(question: Question, by: Person) -> Unit:
    """Return for which unit ``by`` answers: where the question sits, or the next up where that lead does."""
    if not question.is_open and question.answered_in is not None:
        return question.answered_in
    above = seat_above(question.unit)
    is_from_above = question.unit.lead_id != by.pk and above is not None and above.lead_id == by.pk
    return above if is_from_above and above is not None else question.unit


def may_be_for_everyone(unit: Unit) -> bool:
    """Say whether an answer given for ``unit`` may be read elsewhere.

    The name of a smaller unit beside the question would nearly be that of whoever asked.
    """
    if unit.parent_id is None and unit.is_open:
        return True
    people = Unit.objects.within(unit).aggregate(number=Sum("headcount"))["number"] or 0
    return people >= LEAST_PEOPLE


def close(question: Question, answer: Answer, wording: str, audience: Unit, by: Person) -> None:
    leave_station(question, Station.Leaving.ANSWERED, by=by)
    question.wording, question.is_open = wording, False
    question.answered_on = question.answered_on or answer.answered_on
    question.answered_in, question.audience = answer.unit, audience
    question.save()
    question.askings.update(verdict=Asking.Verdict.NONE)
    index_words(question, answer)


def index_words(question: Question, answer: Answer) -> None:
    """Make the question found by the words of its wording and its answer."""
    question.words.all().delete()
    QuestionWord.objects.bulk_create(
        QuestionWord(question=question, audience=question.audience, head=word[:HEAD], word=word)
        for word in words_of(f"{question.wording} {answer.text}")
    )


def tell_all(question: Question, answer: Answer) -> None:
    """Tell those who asked, the leads it came through and, for what was asked without a name, all there."""
    key = f"{question.pk}-{answer.number}"
    tell_those_who_asked("communicate.question_answered", question, key=key, unit=answer.unit)
    been = Station.objects.filter(question__in=question.and_merged().values("pk"))
    passed = been.filter(unit__lead__isnull=False).exclude(unit__lead=answer.author)
    send_notice(
        "communicate.passed_question_answered",
        to=passed.order_by().values_list("unit__lead", flat=True).distinct(),
        address=reverse("question", args=[question.pk]),
        key=key,
        details={"unit": answer.unit.name},
    )
    unnamed = question.and_merged().filter(batch__isnull=False)
    received = unnamed.values_list("received_by", flat=True)
    for unit in set(received.order_by()):
        transaction.on_commit(partial(tell_of_unnamed_answers.enqueue, unit))


@transaction.atomic
def answer_with(*, question: Question, answered: Question, by: Person) -> Question:
    """Answer an open question with what was answered before: whoever has it is told of that answer.

    Twice is once. ``ValidationError`` where the other has no answer (any more), or this one has.
    """
    pair = Question.objects.select_for_update().filter(pk__in=[question.pk, answered.pk]).order_by("pk")
    rows = {row.pk: row for row in pair}
    source, target = rows[question.pk], rows[answered.pk]
    if source.into_id == target.pk:
        return target
    answer = target.answers.first()
    if not source.is_open or target.is_open or answer is None:
        raise ValidationError(_("One of the two has changed meanwhile. Look at it again."))
    fold_into(source, target, by=by)
    tell_all(target, answer)
    record_event("question.merged", target, by=by)
    return target


@transaction.atomic
def say_whether_answered(*, asking: Asking, verdict: str, by: Person) -> None:
    """Say whether the answer was one. The first "not yet" asks on, one level up; later ones are only noted.

    The words and the answer stay readable meanwhile. Saying the same twice changes nothing.
    """
    stored = Question.objects.select_for_update().get(pk=asking.question_id)
    mine = stored.askings.filter(pk=asking.pk, person=by).first()
    if mine is None or stored.answered_on is None or mine.verdict == verdict:
        return
    mine.verdict = verdict
    mine.save(update_fields=["verdict"])
    above = seat_above(stored.unit)
    if verdict == Asking.Verdict.NOT_YET and not stored.has_reopened and above is not None:
        stored.has_reopened = True
        go_to(stored, above, Station.Leaving.NOT_YET)
    read_notices_at(reverse("question", args=[stored.pk]), by=by)
