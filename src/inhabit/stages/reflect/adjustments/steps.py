"""What waits for somebody here."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import BigIntegerField, CharField, Count, Min, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.reflect.adjustments.models import Adjustment, AdjustmentQuerySet

NO_UNIT = Value(0, output_field=BigIntegerField())
NO_NAME = Value("", output_field=CharField())


def changes_to_answer(person: Person) -> QuerySet[Any, Any]:
    """Return what is proposed to ``person``, whom a lead's turn has reached, as one row."""
    return counted(Adjustment.objects.answerable_by(person).exclude(waits_for=None))


def changes_at_the_top(person: Person) -> QuerySet[Any, Any]:
    """Return what is proposed for the strategy, or no lead is left to decide, as one row."""
    return counted(Adjustment.objects.answerable_by(person).filter(waits_for=None))


def counted(adjustments: AdjustmentQuerySet) -> QuerySet[Any, Any]:
    together = adjustments.values("state")  # all of them are open: one group, or none
    return together.annotate(first=Min("pk"), number=Count("pk"), since=Min("waiting_since"))


def step_to_answer(waiting: Waiting, move: str = "answer_adjustment") -> NextStep:
    is_one = waiting.number == 1
    return NextStep(
        title=ngettext(
            "Answer a change that somebody proposes",
            "Answer %(number)d changes that people propose",
            waiting.number,
        )
        % {"number": waiting.number},
        reason=_(
            "Somebody saw something from where they stand. Yes, no or further up: they wait for a word."
        ),
        minutes=5 * min(waiting.number, 4),
        label=_("Read it") if is_one else _("See what waits"),
        address=reverse("adjustment", args=[waiting.pk]) if is_one else reverse("adjustments_for_me"),
        move=move,
    )


COLUMNS = ("first", NO_UNIT, NO_NAME, "number", "since")
SOURCES: list[Source] = [
    Source("answer_adjustment", changes_to_answer, COLUMNS, step_to_answer, is_for_leads=True),
    Source(
        "answer_adjustment_at_top",
        changes_at_the_top,
        COLUMNS,
        partial(step_to_answer, move="answer_adjustment_at_top"),
        is_for_leads=True,
    ),
]
