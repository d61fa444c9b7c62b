"""Tellings are counted, in batches of at least three units that never change.

A batch takes in whole units that nobody has counted yet, on the same levels and under one unit. So
every figure on every page, at any time, is a sum of whole batches, and no two of them differ by
fewer than three units.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from inhabit.people.models import Unit, UnitAncestor
from inhabit.stages.communicate.models import DriftBatch, DriftCount, KeyPoint, Story, Telling

FEWEST_UNITS = 3


@dataclass(frozen=True)
class Band:
    """Levels below the top of a story that are counted together; together they have three units at least."""

    first: int
    last: int


def gather_batches(telling: Telling) -> DriftBatch | None:
    """Count ``telling`` with others, if it completes a batch; else it waits for them.

    The batch is looked for in the lowest unit above that can have one: where three units have told.
    Where fewer than three are left there that have told or still may, they pass to the unit above.
    """
    story = Story.objects.select_for_update().get(pk=telling.story_id)  # one batch is made at a time
    band = band_of(telling, bands_of(story))
    if band is None:
        return None
    for inside in units_above(telling, story):
        lines = lines_in(band, story, inside)
        waiting = list(waiting_on(lines, story))
        if len(waiting) >= FEWEST_UNITS:
            return make_batch(story, inside, band, waiting)
        told = Telling.objects.filter(story=story).values("unit")
        if len(waiting) + lines.exclude(unit__in=told).count() >= FEWEST_UNITS:
            return None
    return None


def bands_of(story: Story) -> list[Band]:
    """Return the levels below the top as they are counted: those with under three units join the next.

    What is left at the bottom joins the band above. No band where there are fewer than three in all.
    """
    below = UnitAncestor.objects.filter(ancestor=story.audience_id, distance__gt=0, unit__is_open=True)
    sizes = below.values("distance").annotate(units=Count("pk")).order_by("distance")
    bands: list[Band] = []
    first, units = None, 0
    for size in sizes:
        first = first or size["distance"]
        units += size["units"]
        if units >= FEWEST_UNITS:
            bands.append(Band(first, size["distance"]))
            first, units = None, 0
        last = size["distance"]
    if first is not None and bands:
        bands[-1] = Band(bands[-1].first, last)
    return bands


def band_of(telling: Telling, bands: list[Band]) -> Band | None:
    lines = UnitAncestor.objects.filter(unit=telling.unit_id, ancestor=telling.story.audience_id)
    level = lines.values_list("distance", flat=True).first()
    return next((band for band in bands if level and band.first <= level <= band.last), None)


def units_above(telling: Telling, story: Story) -> QuerySet[Unit]:
    """Return the units above the one that told, up to the top of the story, the nearest first."""
    within = Unit.objects.within(story.audience).values("pk")
    above = Unit.objects.above(telling.unit).exclude(pk=telling.unit_id).filter(pk__in=within)
    return above.order_by("-depth")


def lines_in(band: Band, story: Story, inside: Unit) -> QuerySet[UnitAncestor]:
    """Return a line to the top for each open unit of ``band`` below ``inside``."""
    below = UnitAncestor.objects.filter(ancestor=inside, distance__gt=0).values("unit")
    lines = UnitAncestor.objects.filter(ancestor=story.audience_id, unit__is_open=True, unit__in=below)
    return lines.filter(distance__gte=band.first, distance__lte=band.last)


def waiting_on(lines: QuerySet[UnitAncestor], story: Story) -> QuerySet[Telling]:
    return Telling.objects.filter(story=story, batch=None, unit__in=lines.values("unit"))


def make_batch(story: Story, inside: Unit, band: Band, tellings: list[Telling]) -> DriftBatch:
    """Count what the first words of ``tellings`` made of each key point, once and for all."""
    batch = DriftBatch.objects.create(
        story=story, inside=inside, first_level=band.first, last_level=band.last, units=len(tellings)
    )
    Telling.objects.filter(pk__in=[telling.pk for telling in tellings]).update(batch=batch)
    words = [telling.words_id for telling in tellings]
    marked = Q(marks__retelling__in=words)
    points = KeyPoint.objects.filter(story=story).annotate(
        kept=Count("marks", filter=marked & Q(marks__kind="kept")),
        left_out=Count("marks", filter=marked & Q(marks__kind="left_out")),
    )
    DriftCount.objects.bulk_create(count_of(batch, point) for point in points)
    return batch


def count_of(batch: DriftBatch, point: KeyPoint) -> DriftCount:
    """Return the count of ``point``; ``kept`` is never none, else it would tell on every unit in it."""
    kept = max(point.kept, 1)  # type: ignore[attr-defined]  # annotated by make_batch
    left_out = min(point.left_out, batch.units - kept)  # type: ignore[attr-defined]  # as above
    return DriftCount(batch=batch, key_point=point, kept=kept, left_out=left_out)
