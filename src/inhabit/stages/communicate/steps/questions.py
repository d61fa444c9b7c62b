"""What waits for somebody about questions."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Value
from django.db.models.fields import CharField, DateTimeField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.models import Role
from inhabit.access.permissions import units_of_role
from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.communicate.models import Asking, Question

MINUTES_EACH = 3
MOST_MINUTES = 15


def questions_to_answer(person: Person) -> QuerySet[Any, Any]:
    """Return a row for each unit in which open questions sit with ``person``."""
    mine = Q(unit__lead=person)
    if sponsored := units_of_role(person, Role.SPONSOR):
        mine |= Q(unit__in=sponsored, unit__parent=None)
    open_ones = Question.objects.open().filter(mine).order_by()
    return open_ones.values("unit_id", "unit__name").annotate(number=Count("pk"), oldest=Min("since"))


def step_to_answer(waiting: Waiting) -> NextStep:
    title = ngettext(
        "Answer a question in %(unit)s", "Answer %(number)d questions in %(unit)s", waiting.number
    )
    return NextStep(
        title=title % {"number": waiting.number, "unit": waiting.unit},
        reason=_("Say what you know, or pass it up. Whoever asked sees where it is."),
        minutes=min(waiting.number * MINUTES_EACH, MOST_MINUTES),
        label=_("See what waits"),
        address=reverse("questions_waiting"),
        unit_pk=waiting.unit_pk,
        move="answer_question",
    )


def answers_to_judge(person: Person) -> QuerySet[Any, Any]:
    """Return one row where ``person`` has answers and has not said yet whether they are any."""
    unsaid = Asking.objects.filter(person=person, verdict="", question__is_open=False)
    answered = unsaid.filter(question__answered_on__isnull=False).order_by()
    return answered.values("person_id").annotate(number=Count("pk"))


def step_to_judge(waiting: Waiting) -> NextStep:
    title = ngettext(
        "Your question was answered. Does it answer it?",
        "%(number)d of your questions were answered. Do they answer them?",
        waiting.number,
    )
    return NextStep(
        title=title % {"number": waiting.number},
        reason=_("“Not yet” asks on, one level up."),
        minutes=2,
        label=_("Read it"),
        address=reverse("my_questions"),
        move="judge_answer",
    )


QUESTION_SOURCES = [
    Source(
        move="answer_question",
        rows=questions_to_answer,
        columns=("unit_id", "unit_id", "unit__name", "number", "oldest"),
        step=step_to_answer,
        is_for_leads=True,
    ),
    Source(
        move="judge_answer",
        rows=answers_to_judge,
        columns=(
            "person_id",
            Value(0),
            Value("", output_field=CharField()),
            "number",
            Value(None, output_field=DateTimeField()),
        ),
        step=step_to_judge,
    ),
]
