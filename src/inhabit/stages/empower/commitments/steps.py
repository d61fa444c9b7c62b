"""What waits for somebody about promises."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, Min, Q, QuerySet, Value
from django.db.models.fields import BigIntegerField, CharField, DateTimeField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Person, Placement, today
from inhabit.programme.models import Stage, UnitStage
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.stages.empower.commitments.weeks import this_week
from inhabit.stages.empower.switches.models import What
from inhabit.stages.empower.switches.selectors import people_where_off

NO_UNIT = Value(0, output_field=BigIntegerField())
NO_NAME = Value("", output_field=CharField())
NO_MOMENT = Value(None, output_field=DateTimeField())
TOGETHER = ("first", NO_UNIT, NO_NAME, "number", "since")  # the columns of what is summed up in one row
MOST_MINUTES = 5


def asked_to_stand_beside(person: Person) -> QuerySet[Any, Any]:
    """Return one row where somebody has asked ``person`` to stand beside a promise."""
    asked = Commitment.objects.open().filter(partner=person, partnering=Commitment.Partnering.ASKED)
    together = asked.order_by().values("partnering")
    return together.annotate(first=Min("pk"), number=Count("pk"), since=Min("partner_asked_at"))


def step_to_answer(waiting: Waiting) -> NextStep:
    title = ngettext(
        "Somebody asks you to stand beside a promise",
        "You are asked to stand beside %(number)d promises",
        waiting.number,
    )
    is_one = waiting.number == 1
    return NextStep(
        title=title % {"number": waiting.number},
        reason=_("Say yes or no. Nobody asks you why."),
        minutes=1,
        label=_("Read it"),
        address=reverse("commitment", args=[waiting.pk]) if is_one else reverse("my_commitments"),
        move="stand_beside",
    )


def promises_to_check_in(person: Person) -> QuerySet[Any, Any]:
    """Return one row where promises wait for a line this week, or their day has passed."""
    is_off = Exists(people_where_off(What.CHECK_INS).filter(pk=person.pk))
    mine = Commitment.objects.open().owned_by(person).filter(~is_off)
    unsaid = Q(checked_in_on=None) | Q(checked_in_on__lt=this_week())
    due = mine.filter(Q(due_on__lt=today()) | (unsaid & Q(made_at__date__lt=this_week())))
    together = due.order_by().values("state")
    return together.annotate(first=Min("pk"), number=Count("pk"), since=Min("made_at"))


def step_to_check_in(waiting: Waiting) -> NextStep:
    title = ngettext("How is your promise going?", "How are your %(number)d promises going?", waiting.number)
    return NextStep(
        title=title % {"number": waiting.number},
        reason=_("One press each, and a line where you like."),
        minutes=min(waiting.number, MOST_MINUTES),
        label=_("Say how"),
        address=reverse("check_ins"),
        move="check_in",
    )


def units_that_execute(person: Person) -> QuerySet[Any, Any]:
    """Return one row where the person's unit is to act now, and they have no promise open."""
    placed = Placement.objects.current().filter(person=person, is_counted=True).values("unit")
    promised = Commitment.objects.open().owned_by(person)
    stages = UnitStage.objects.filter(stage=Stage.EMPOWER, programme__ended_at=None, unit__is_open=True)
    asked = stages.filter(~Exists(promised), unit__in=placed).order_by()
    return asked.values("stage").annotate(first=Min("programme_id"), number=Count("pk"))


def step_to_promise(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Promise one thing"),
        reason=_("What will be different, and until when? Small is fine, and you choose who reads it."),
        minutes=3,
        label=_("Say it"),
        address=reverse("new_commitment"),
        move="promise",
    )


STAND_BESIDE = Source(move="stand_beside", rows=asked_to_stand_beside, columns=TOGETHER, step=step_to_answer)
CHECK_IN = Source(move="check_in", rows=promises_to_check_in, columns=TOGETHER, step=step_to_check_in)
PROMISE = Source(
    move="promise",
    rows=units_that_execute,
    columns=("first", NO_UNIT, NO_NAME, "number", NO_MOMENT),
    step=step_to_promise,
)

SOURCES: list[Source] = [STAND_BESIDE, CHECK_IN, PROMISE]
