"""What waits for somebody in Clarify & Connect, as next steps on Home."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    Min,
    OuterRef,
    QuerySet,
    Value,
)
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Person
from inhabit.programme.models import UnitStage
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.clarify.contests.models import Contest, ContestAnswer, ContestQuerySet
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.clarify.stops.models import Stop

NO_UNIT = Value(0, output_field=BigIntegerField())
ONE = Value(1, output_field=BigIntegerField())
NO_NAME = Value("", output_field=CharField())
NO_MOMENT = Value(None, output_field=DateTimeField())


def contests_to_answer(person: Person) -> QuerySet[Any, Any]:
    """Return what waits for an answer of ``person``, whom a lead's turn has reached, as one row."""
    return counted(Contest.objects.answerable_by(person).exclude(waits_for=None))


def contests_at_the_top(person: Person) -> QuerySet[Any, Any]:
    """Return what no lead is left to answer and so waits for ``person``, as one row."""
    return counted(Contest.objects.answerable_by(person).filter(waits_for=None))


def counted(contests: ContestQuerySet) -> QuerySet[Any, Any]:
    together = contests.values("state")  # all of them are open: one group, or none
    return together.annotate(first=Min("pk"), number=Count("pk"), since=Min("waiting_since"))


def step_to_answer(waiting: Waiting, move: str = "answer_contest") -> NextStep:
    is_one = waiting.number == 1
    return NextStep(
        title=ngettext(
            "Answer what a unit says against a priority",
            "Answer what %(number)d units say against a priority",
            waiting.number,
        )
        % {"number": waiting.number},
        reason=_("It can’t work there, they say, or isn’t theirs. They and those below wait for your word."),
        minutes=5 * min(waiting.number, 4),
        label=_("Answer") if is_one else _("See what waits"),
        address=reverse("contest", args=[waiting.pk]) if is_one else reverse("contests_for_me"),
        move=move,
    )


def answers_to_act_on(person: Person) -> QuerySet[Any, Any]:
    """Return the units of ``person`` whose words against a priority got an answer and still stand."""
    verdicts = [ContestAnswer.Verdict.CHANGED, ContestAnswer.Verdict.STAYS]
    return Contest.objects.filter(
        state=Contest.State.ANSWERED,
        answer__verdict__in=verdicts,
        interpretation__is_current=True,
        interpretation__stance=Interpretation.Stance.CONTESTED,
        unit__lead=person,
        unit__is_open=True,
        programme__ended_at__isnull=True,
    ).annotate(number=ONE)


def step_to_go_on(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Read the answer, and say what it means for %(unit)s now") % {"unit": waiting.unit},
        reason=_(
            "What you said against a priority has come back. Your unit’s words still say that it can’t."
        ),
        minutes=10,
        label=_("Read it"),
        address=reverse("contest", args=[waiting.pk]),
        unit_pk=waiting.unit_pk,
        move="answer_contest",
    )


def units_that_stop_nothing(person: Person) -> QuerySet[Any, Any]:
    """Return the units of ``person`` that have shared and have never stopped anything."""
    ever = Stop.objects.filter(unit=OuterRef("unit"), programme=OuterRef("programme"))
    return UnitStage.objects.filter(
        ~Exists(ever),
        unit__lead=person,
        unit__is_open=True,
        programme__ended_at__isnull=True,
        shared_at__isnull=False,
    ).annotate(number=ONE)


def step_to_stop(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("What will %(unit)s stop?") % {"unit": waiting.unit},
        reason=_(
            "You have said what you start. Nobody has more hours than before: name one thing that goes."
        ),
        minutes=3,
        label=_("Name it"),
        address=reverse("new_stop", args=[waiting.unit_pk], query={"programme": waiting.pk}),
        unit_pk=waiting.unit_pk,
        move="stop_list",
    )


ANSWER_CONTEST = Source(
    move="answer_contest",
    rows=contests_to_answer,
    columns=("first", NO_UNIT, NO_NAME, "number", "since"),
    step=step_to_answer,
    is_for_leads=True,
)
ANSWER_CONTEST_AT_TOP = Source(
    move="answer_contest_at_top",
    rows=contests_at_the_top,
    columns=("first", NO_UNIT, NO_NAME, "number", "since"),
    step=partial(step_to_answer, move="answer_contest_at_top"),
    is_for_leads=True,
)
GO_ON_AFTER_ANSWER = Source(
    move="answer_contest",
    rows=answers_to_act_on,
    columns=("pk", "unit_id", "unit__name", "number", "closed_at"),
    step=step_to_go_on,
    is_for_leads=True,
)
STOP_LIST = Source(
    move="stop_list",
    rows=units_that_stop_nothing,
    columns=("programme_id", F("unit_id"), "unit__name", "number", "shared_at"),
    step=step_to_stop,
    is_for_leads=True,
)
