"""From when a unit may retell a story: one rule, for the page, the action and Home."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery

from inhabit.people.models import Unit, UnitAncestor, today
from inhabit.stages.communicate.models import Story, Telling


def may_retell(story: Story, unit: Unit) -> bool:
    """Say whether ``unit`` may retell ``story`` today, or has done so."""
    lines = UnitAncestor.objects.filter(unit=unit, distance__gt=0, ancestor__stories=story)
    return open_lines(lines).exists()


def open_lines(lines: QuerySet[UnitAncestor]) -> QuerySet[Any, Any]:
    """Return of ``lines``, each from a unit to the top of a story's audience, those that are open today.

    A unit may retell once the unit above has told; or has told itself; else, so that a silent lead
    blocks nobody, from the day until which the nearest telling above waits. ``lines`` must have been
    narrowed to the stories that matter by ``ancestor__stories``, in one filter. Each row gets
    ``story_pk``, ``is_told`` and ``nearest_told_at``.
    """
    here = Telling.objects.filter(story=OuterRef("story_pk"))
    own = here.filter(unit=OuterRef("unit"))
    right_above = here.filter(unit=OuterRef("unit__parent"))
    # Driven by the few units above, not by the many tellings of a story.
    nearest = UnitAncestor.objects.filter(
        unit=OuterRef("unit"), distance__gt=0, ancestor__tellings__story=OuterRef("story_pk")
    ).order_by("distance")
    return (
        lines.annotate(story_pk=F("ancestor__stories"))
        .annotate(
            is_told=Exists(own),
            is_next=Exists(right_above),
            nearest_told_at=Subquery(
                nearest.values("ancestor__tellings__told_at")[:1], output_field=DateTimeField()
            ),
            waits_until=Subquery(
                nearest.values("ancestor__tellings__waits_until")[:1], output_field=DateField()
            ),
        )
        .filter(Q(is_told=True) | Q(is_next=True) | Q(waits_until__lte=today()))
    )
