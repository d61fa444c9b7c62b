"""What the pages on stop lists show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Subquery, Window

from inhabit.people.models import Unit, today
from inhabit.stages.clarify.stops.models import Stop, StopQuerySet
from inhabit.strategy.models import Statement

FEW = 6  # as many stand on the unit's page


@dataclass(frozen=True)
class ShortList:
    """The first stops of a unit, of ``number`` in all."""

    stops: tuple[Stop, ...]
    number: int

    @property
    def further(self) -> int:
        return self.number - len(self.stops)

    @property
    def today(self) -> date:
        return today()


def short_list_of(unit: Unit) -> ShortList:
    """Return what the unit's page shows of its list, in one query."""
    rows = named(Stop.objects.holding().of(unit)).annotate(of_all=Window(Count("pk")))
    stops = tuple(rows[:FEW])
    return ShortList(stops, stops[0].of_all if stops else 0)  # type: ignore[attr-defined]  # annotated


def named(stops: StopQuerySet) -> StopQuerySet:
    """Return ``stops``, each with ``priority_name`` as the strategy calls it now, or called it last."""
    names = Statement.objects.filter(
        priority=OuterRef("priority"), version__published_at__isnull=False
    ).order_by("-version__number")
    return stops.annotate(priority_name=Subquery(names.values("name")[:1]))


def stopped_here(words: str, priority: int) -> StopQuerySet:
    """Return what all units have stopped, the latest first, narrowed down by words and priority (0: any)."""
    found = Stop.objects.holding().filter(unit__is_open=True)
    if priority:
        found = found.filter(priority=priority)
    for word in words.split():
        found = found.filter(text__icontains=word)
    return named(found).select_related("unit", "author").order_by("-stops_on", "-pk")
