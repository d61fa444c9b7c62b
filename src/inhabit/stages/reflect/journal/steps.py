"""What waits for somebody here: a quiet hour with the journal, when they want to be reminded of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.fields import CharField, DateTimeField, IntegerField
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.people.models import Person, Placement, today
from inhabit.programme.models import Stage, UnitStage
from inhabit.programme.steps import NextStep, Source, Waiting
from inhabit.stages.reflect.journal.models import Reflection, ReflectionRhythm, Rhythm

DAYS = {Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14, Rhythm.MONTHLY: 28}


def journals_to_open(person: Person) -> QuerySet[Any, Any]:
    """Return one row where ``person`` wants to be reminded now; nobody else is ever asked about it."""
    chosen = ReflectionRhythm.objects.filter(person=person)
    quiet = Exists(chosen.filter(Q(quiet_until__gt=today()) | Q(rhythm=Rhythm.OFF)))
    by_days = Q(pk__in=[])
    for rhythm, days in DAYS.items():
        since = timezone.now() - timedelta(days=days)
        written = Exists(Reflection.objects.of(person).kept().filter(kept_at__gte=since))
        by_days |= Q(Exists(chosen.filter(rhythm=rhythm))) & ~Q(written)
    at_its_stage = ~Q(Exists(chosen.exclude(rhythm=Rhythm.STAGE))) & Q(unit_looks_back(person))
    return Person.objects.filter(~Q(quiet), by_days | at_its_stage, pk=person.pk)


def unit_looks_back(person: Person) -> Exists:
    """Say whether a unit that ``person`` is in or leads looks back, and they have written nothing since."""
    places = Placement.objects.current().filter(person=person, is_counted=True).values("unit")
    since = Reflection.objects.of(person).kept().filter(kept_at__date__gte=OuterRef("entered_on"))
    mine = Q(unit__in=places) | Q(unit__in=person.units_led.values("pk"))
    here = UnitStage.objects.filter(mine, stage=Stage.REFLECT, programme__ended_at__isnull=True)
    return Exists(here.filter(~Exists(since)))


def step_to_reflect(waiting: Waiting) -> NextStep:
    later = NextStep(
        title="", reason="", minutes=0, label=_("Not now"), address=reverse("journal_later"), fields={}
    )
    return NextStep(
        title=_("Look back, for yourself alone"),
        reason=_("A few questions in your journal. Nobody reads it, and nobody sees whether you write."),
        minutes=8,
        label=_("Open a page"),
        address=reverse("journal_pages"),
        move="reflect",
        shorter=later,
    )


SOURCES: list[Source] = [
    Source(
        move="reflect",
        rows=journals_to_open,
        columns=(
            "pk",
            Value(0),
            Value("", output_field=CharField()),
            Value(0, output_field=IntegerField()),
            Value(None, output_field=DateTimeField()),
        ),
        step=step_to_reflect,
    )
]
