"""What waits for somebody here: a look back that goes on now, and the one that is due."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, DateTimeField, Exists, F, OuterRef, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.people.models import Person
from inhabit.programme.models import Stage, UnitStage
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.reflect.retrospectives.models import Retrospective

NO_MOMENT = Value(None, output_field=DateTimeField())
ONE = Value(1, output_field=BigIntegerField())


def going_on_for(person: Person) -> QuerySet[Any, Any]:
    """Return what goes on now in a unit of ``person``, or is facilitated by them."""
    return Retrospective.objects.going_on().of_people_with(person).annotate(number=ONE)


def step_to_join(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("%(unit)s looks back together, now") % {"unit": waiting.unit},
        reason=_("Everybody writes alone first. What you agree on is three changes at most."),
        minutes=30,
        label=_("Come in"),
        address=reverse("retrospective", args=[waiting.pk]),
        move="join_retrospective",
        has_its_hour=True,
    )


def units_that_have_not_looked_back(person: Person) -> QuerySet[Any, Any]:
    """Return the units of ``person`` that reflect, and have not looked back together since they began to."""
    since = Retrospective.objects.exclude(phase="called_off").filter(
        unit=OuterRef("unit"), made_at__date__gte=OuterRef("entered_on")
    )
    return UnitStage.objects.filter(
        ~Exists(since),
        stage=Stage.REFLECT,
        unit__lead=person,
        unit__is_open=True,
        programme__ended_at__isnull=True,
    ).annotate(number=ONE)


def step_to_start(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Look back together with %(unit)s") % {"unit": waiting.unit},
        reason=_("What helped, what hindered, what you change. Let somebody else keep the time."),
        minutes=45,
        label=_("Plan it"),
        address=reverse("new_retrospective", args=[waiting.unit_pk], query={"programme": waiting.pk}),
        unit_pk=waiting.unit_pk,
        move="retrospective",
    )


SOURCES: list[Source] = [
    Source(
        move="join_retrospective",
        rows=going_on_for,
        columns=("pk", "unit_id", "unit__name", "number", "starts_at"),
        step=step_to_join,
    ),
    Source(
        move="retrospective",
        rows=units_that_have_not_looked_back,
        columns=("programme_id", F("unit_id"), "unit__name", "number", NO_MOMENT),
        step=step_to_start,
        is_for_leads=True,
    ),
]
