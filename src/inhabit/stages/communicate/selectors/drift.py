"""How far down each key point came: by level, in whole batches of at least three units."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from inhabit.people.models import Unit, UnitAncestor
from inhabit.stages.communicate.models import DriftBatch, DriftCount, Story, Telling


@dataclass(frozen=True)
class Level:
    """Levels below the top that are shown together, and how many units in them have been counted.

    ``kept`` and ``left_out`` are by the number of the key point.
    """

    first: int
    last: int
    counted: int
    kept: dict[int, int]
    left_out: dict[int, int]


@dataclass(frozen=True)
class Reach:
    """How many open units there are ``level`` levels below the top, and how many have told the story."""

    level: int
    units: int
    told: int


def levels_counted(story: Story, under: Unit) -> list[Level]:
    """Return what is counted of the units under ``under``, the highest first, in two queries.

    Only batches that were gathered inside ``under`` count; at the top of the story all do.
    """
    batches = batches_inside(story, under)
    spans = ("first_level", "last_level")
    sizes = batches.values_list(*spans).annotate(units=Sum("units")).order_by(*spans)
    sums = (
        DriftCount.objects.filter(batch__in=batches)
        .values_list("batch__first_level", "batch__last_level", "key_point")
        .annotate(kept=Sum("kept"), left_out=Sum("left_out"))
        .order_by()
    )
    kept: dict[tuple[int, int], dict[int, int]] = {}
    left_out: dict[tuple[int, int], dict[int, int]] = {}
    for first, last, point, number_kept, number_left_out in sums:
        kept.setdefault((first, last), {})[point] = number_kept
        left_out.setdefault((first, last), {})[point] = number_left_out
    return [
        Level(first, last, units, kept.get((first, last), {}), left_out.get((first, last), {}))
        for first, last, units in sizes
    ]


def batches_inside(story: Story, under: Unit) -> QuerySet[DriftBatch]:
    batches = DriftBatch.objects.filter(story=story)
    if under.pk == story.audience_id:
        return batches
    return batches.filter(inside__in=UnitAncestor.objects.filter(ancestor=under).values("unit"))


def reach_of(story: Story, under: Unit) -> list[Reach]:
    """Return by level how many units under ``under`` have told the story, in one query."""
    below = UnitAncestor.objects.filter(ancestor=under, distance__gt=0).values("unit")
    lines = UnitAncestor.objects.filter(ancestor=story.audience_id, unit__in=below, unit__is_open=True)
    told = Exists(Telling.objects.filter(story=story, unit=OuterRef("unit")))
    rows = lines.annotate(is_told=told).values("distance")
    counts = rows.annotate(units=Count("pk"), told=Count("pk", filter=Q(is_told=True))).order_by("distance")
    return [Reach(row["distance"], row["units"], row["told"]) for row in counts]
