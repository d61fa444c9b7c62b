"""The units directly below a unit, and which of them have shared what the strategy means."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, DateTimeField, F, FilteredRelation, Q, QuerySet, Value

from inhabit.people.models import Unit
from inhabit.programme.models import Programme

UNITS_PER_PAGE = 40


@dataclass(frozen=True)
class UnitsBelow:
    """A page of the units directly below; ``shared_at`` of each is None until it has shared.

    ``shared`` counts all that have; it is None where no programme reaches the unit.
    """

    page: Page[Unit]
    number: int
    shared: int | None


def units_below(unit: Unit, programme: Programme | None, page: str | None) -> UnitsBelow:
    """Return page ``page`` (as it stands in an address) of the units below ``unit``, in two queries."""
    children = with_sharing(Unit.objects.open().filter(parent=unit), programme)
    counts = children.aggregate(number=Count("pk"), shared=Count("shared_at"))
    paginator = Paginator(children.select_related("lead").order_by("name", "pk"), UNITS_PER_PAGE)
    paginator.count = counts["number"]  # known already: no need to count again
    shared = counts["shared"] if programme is not None else None
    return UnitsBelow(page=paginator.get_page(page), number=counts["number"], shared=shared)


def with_sharing(units: QuerySet[Unit], programme: Programme | None) -> QuerySet[Unit]:
    """Return ``units``, each with ``shared_at``: when it first shared in ``programme``, or None."""
    if programme is None:
        return units.annotate(shared_at=Value(None, DateTimeField()))
    stage = FilteredRelation("stages", condition=Q(stages__programme=programme))
    return units.annotate(stage_now=stage).annotate(shared_at=F("stage_now__shared_at"))
