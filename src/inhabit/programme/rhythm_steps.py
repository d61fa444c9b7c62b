"""What the calendar reminds a lead of on Home: that a stage takes longer than planned. It only reminds."""

from __future__ import annotations

from datetime import UTC
from functools import partial

from django.db.models import CharField, DateTimeField, F, IntegerField, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.people.models import Person, today
from inhabit.programme.models import Stage, UnitStage
from inhabit.programme.rhythm_words import time_in_stage
from inhabit.programme.steps import NextStep, Source, Waiting


def stages_over_time(person: Person, stage: Stage) -> QuerySet[UnitStage]:
    """Return where units that ``person`` leads have been in ``stage`` for longer than planned.

    Where a unit has not shared yet, its lead is asked for that instead.
    """
    late = UnitStage.objects.filter(
        unit__lead=person,
        unit__is_open=True,
        programme__ended_at__isnull=True,
        stage=stage,
        due_on__lt=today(),
    )
    return late.filter(shared_at__isnull=False) if stage is Stage.CLARIFY else late


def columns_for(stage: Stage) -> tuple[F | Cast | Coalesce | str, ...]:
    """Return the columns of :class:`Waiting`: the number is that of the weeks planned."""
    own = Cast(KeyTextTransform(stage.value, "weeks"), IntegerField())
    planned = Cast(KeyTextTransform(stage.value, "programme__weeks"), IntegerField())
    return (
        "programme_id",
        "unit_id",
        Cast("unit__name", CharField()),
        Coalesce(own, planned),
        Cast(Coalesce("entered_on", "opens_on"), DateTimeField()),
    )


def step_to_go_on(waiting: Waiting, *, stage: Stage) -> NextStep:
    began_on = waiting.since.astimezone(UTC).date() if waiting.since else today()
    weeks = (today() - began_on).days // 7
    return NextStep(
        title=_("Is it time for %(unit)s to go on?") % {"unit": waiting.unit},
        reason=time_in_stage(stage, weeks, waiting.number),
        minutes=1,
        label=_("Decide"),
        address=reverse("unit_rhythm", args=[waiting.unit_pk], query={"programme": waiting.pk}),
        unit_pk=None,
        move="go_on",
    )


GO_ON: list[Source] = [
    Source(
        move="go_on",
        rows=partial(stages_over_time, stage=stage),
        columns=columns_for(stage),  # type: ignore[arg-type]  # five of them
        step=partial(step_to_go_on, stage=stage),
        is_for_leads=True,
    )
    for stage in Stage
]
