"""What the pages on reviews and on the beginning of a cycle show."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery

from inhabit.people.models import Person, Placement, Unit
from inhabit.programme.models import Programme, Stage, UnitStage
from inhabit.stages.clarify.models import Contribution, ContributionQuerySet, Interpretation
from inhabit.stages.clarify.models import InterpretationQuerySet as Words
from inhabit.stages.reflect.reviews.models import CycleReview, StillMyPart, StillRight
from inhabit.strategy.models import Statement

NEWEST_NAME = Statement.objects.filter(
    priority=OuterRef("priority"), version__published_at__isnull=False
).order_by("-version__number")


def reviews_of(unit: Unit) -> QuerySet[CycleReview]:
    shared = CycleReview.objects.filter(unit=unit, shared_at__isnull=False)
    return shared.select_related("programme", "author").order_by("-shared_at", "-pk")


def reviews_in(programme: Programme) -> QuerySet[CycleReview]:
    """Return what units of the programme have shared, the latest first."""
    shared = CycleReview.objects.filter(programme=programme, unit__isnull=False, shared_at__isnull=False)
    return shared.select_related("unit", "author").order_by("-shared_at", "-pk")


@dataclass(frozen=True)
class CycleCount:
    """How many units of a programme have come to a cycle, and how many have reviewed it."""

    cycle: int
    units: int
    reviewed: int


def cycles_of(programme: Programme) -> list[CycleCount]:
    """Return each cycle that units are in or have shared a review of, the latest first, in two queries."""
    stages = UnitStage.objects.filter(programme=programme, unit__is_open=True)
    there = dict(stages.order_by().values_list("cycle").annotate(Count("pk")))
    shared = CycleReview.objects.filter(programme=programme, unit__isnull=False, shared_at__isnull=False)
    reviewed = dict(shared.order_by().values_list("cycle").annotate(Count("pk")))
    latest = max([*there, *reviewed], default=0)
    return [
        CycleCount(cycle, sum(number for at, number in there.items() if at >= cycle), reviewed.get(cycle, 0))
        for cycle in range(latest, 0, -1)
    ]


def words_to_look_at(programme: Programme, unit: Unit, cycle: int) -> Words:
    """Return what ``unit`` says on each priority, with ``is_confirmed`` in ``cycle``."""
    confirmed = StillRight.objects.filter(interpretation=OuterRef("pk"), cycle=cycle)
    held = Interpretation.objects.shared().filter(programme=programme, unit=unit, said_with=None)
    return held.annotate(
        is_confirmed=Exists(confirmed), priority_name=Subquery(NEWEST_NAME.values("name")[:1])
    ).order_by("pk")


def units_beginning_again(person: Person) -> QuerySet[UnitStage]:
    """Return the units of ``person`` in a later cycle whose words nobody has looked at again yet.

    Words are looked at by confirming them or by sharing others since the cycle began.
    """
    confirmed = StillRight.objects.filter(interpretation=OuterRef("pk"), cycle=OuterRef(OuterRef("cycle")))
    old = Interpretation.objects.shared().filter(
        ~Exists(confirmed),
        programme=OuterRef("programme"),
        unit=OuterRef("unit"),
        said_with=None,
        shared_at__date__lt=OuterRef("entered_on"),
    )
    return UnitStage.objects.filter(
        Exists(old),
        unit__lead=person,
        unit__is_open=True,
        programme__ended_at__isnull=True,
        stage=Stage.CLARIFY,
        cycle__gt=1,
    )


def parts_to_look_at(person: Person) -> ContributionQuerySet:
    """Return the parts that ``person`` finished before the present cycle of their unit, with its ``cycle``.

    Not those that they have said since to be still theirs, or changed.
    """
    places = Placement.objects.current().filter(person=person, is_counted=True).values("unit")
    stage = UnitStage.objects.filter(
        programme=OuterRef("programme"), unit__in=places, stage=Stage.CLARIFY, cycle__gt=1
    )
    confirmed = StillMyPart.objects.filter(contribution=OuterRef("pk"), cycle=OuterRef("cycle"))
    finished = Contribution.objects.finished().filter(person=person, programme__ended_at__isnull=True)
    begun = finished.annotate(
        cycle=Subquery(stage.values("cycle")[:1], output_field=IntegerField()),
        begun_on=Subquery(stage.values("entered_on")[:1]),
        priority_name=Subquery(NEWEST_NAME.values("name")[:1]),
    )
    return begun.filter(~Exists(confirmed), cycle__isnull=False, edited_at__date__lt=F("begun_on"))
