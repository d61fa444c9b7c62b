"""What waits for somebody about decisions."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Min, QuerySet, Value
from django.db.models.fields import CharField, DateTimeField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Person
from inhabit.people.selectors import units_led_by
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.empower.decisions.models import Decision
from inhabit.stages.empower.decisions.switching import where_it_is_on

MINUTES_EACH = 2
MOST_MINUTES = 10


def mine_to_look_at(person: Person) -> QuerySet[Any, Any]:
    """Return one row where a day has come on which ``person`` wanted to look at a decision again."""
    due = Decision.objects.to_look_at().filter(owner=person, asks__isnull=True)
    return summed_up(where_it_is_on(due))


def left_to_look_at(person: Person) -> QuerySet[Any, Any]:
    """Return one row where decisions of people who have left are due, in units that ``person`` leads."""
    led = [unit.pk for unit in units_led_by(person)]
    return summed_up(where_it_is_on(Decision.objects.to_look_at().filter(asks__in=led)))


def summed_up(due: QuerySet[Decision]) -> QuerySet[Any, Any]:
    return due.order_by().values("verdict").annotate(number=Count("pk"), first=Min("pk"))


def step_to_look(waiting: Waiting) -> NextStep:
    title = ngettext(
        "Look again at a decision of yours: did it come true?",
        "Look again at %(number)d decisions of yours: did they come true?",
        waiting.number,
    )
    return step(
        waiting, title % {"number": waiting.number}, _("The day has come on which you wanted to look.")
    )


def step_to_look_for_others(waiting: Waiting) -> NextStep:
    title = ngettext(
        "Look again at a decision of somebody who has left",
        "Look again at %(number)d decisions of people who have left",
        waiting.number,
    )
    return step(waiting, title % {"number": waiting.number}, _("You lead the unit now in which it was made."))


def step(waiting: Waiting, title: str, reason: str) -> NextStep:
    alone = waiting.number == 1
    return NextStep(
        title=title,
        reason=reason,
        minutes=min(waiting.number * MINUTES_EACH, MOST_MINUTES),
        label=_("Look again"),
        address=reverse("decision_look", args=[waiting.pk]) if alone else reverse("my_decisions"),
        move="look_again",
    )


COLUMNS = (
    F("first"),
    Value(0),
    Value("", output_field=CharField()),
    F("number"),
    Value(None, output_field=DateTimeField()),
)
SOURCES: list[Source] = [
    Source(move="look_again", rows=mine_to_look_at, columns=COLUMNS, step=step_to_look),
    Source(
        move="look_again",
        rows=left_to_look_at,
        columns=COLUMNS,
        step=step_to_look_for_others,
        is_for_leads=True,
    ),
]
