"""What waits for coaches and for the programme team, as next steps on Home."""

from __future__ import annotations

from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateTimeField,
    Exists,
    Min,
    OuterRef,
    QuerySet,
    Value,
)
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.models import Appointment, Role
from inhabit.coaching.models import Coach
from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting

NO_UNIT = Value(0, output_field=BigIntegerField())
ONE = Value(1, output_field=BigIntegerField())
NO_NAME = Value("", output_field=CharField())
NO_MOMENT = Value(None, output_field=DateTimeField())


def applications(person: Person) -> QuerySet[Any, Any]:
    """Return the applications of coaches that wait for the programme team of all, as one row."""
    runs_all = Appointment.objects.current().filter(
        person=person, role=Role.STEWARD, unit__parent=None, unit__is_open=True
    )
    waiting = Coach.objects.filter(Exists(runs_all), state=Coach.State.APPLIED, edits__gt=0)
    together = waiting.order_by().values("state")
    return together.annotate(first=Min("pk"), number=Count("pk"), since=Min("applied_at"))


def step_to_approve(waiting: Waiting) -> NextStep:
    is_one = waiting.number == 1
    return NextStep(
        title=ngettext(
            "Somebody would like to coach here", "%(number)d people would like to coach here", waiting.number
        )
        % {"number": waiting.number},
        reason=_("They have introduced themselves, and wait for a yes or a word."),
        minutes=3,
        label=_("Read and answer"),
        address=reverse("coach_for_team", args=[waiting.pk]) if is_one else reverse("coaches_of_team"),
        move="approve_coaches",
    )


def not_introduced(person: Person) -> QuerySet[Any, Any]:
    """Return the role as a coach of somebody who has not said who they are."""
    known = Coach.objects.filter(person=OuterRef("person"), edits__gt=0)
    roles = Appointment.objects.current().filter(~Exists(known), person=person, role=Role.COACH)
    return roles.order_by().values("role").annotate(first=Min("pk"), number=ONE)


def step_to_introduce(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Say who you are as a coach"),
        reason=_("You have the role. People choose somebody whose words they have read."),
        minutes=10,
        label=_("Introduce myself"),
        address=reverse("coach_profile"),
        move="introduce_coach",
    )


def not_read(person: Person) -> QuerySet[Any, Any]:
    """Return ``person`` as a coach who has not read the safeguarding page as it reads today."""
    waiting = Coach.objects.with_safeguarding_to_read().filter(person=person, edits__gt=0)
    return waiting.filter(state__in=["applied", "approved", "paused"])


def step_to_read(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Read how we keep people from harm"),
        reason=_("Every coach has read it before the first session, and again when it changes."),
        minutes=5,
        label=_("Read it"),
        address=reverse("safeguarding"),
        move="read_safeguarding",
    )


APPROVE_COACHES = Source(
    "approve_coaches",
    applications,
    ("first", NO_UNIT, NO_NAME, "number", "since"),
    step_to_approve,
    is_for_leads=True,
)
READ_SAFEGUARDING = Source(
    "read_safeguarding", not_read, ("pk", NO_UNIT, NO_NAME, ONE, NO_MOMENT), step_to_read
)
INTRODUCE = Source(
    "introduce_coach",
    not_introduced,
    ("first", NO_UNIT, NO_NAME, "number", NO_MOMENT),
    step_to_introduce,
    is_for_leads=True,
)
