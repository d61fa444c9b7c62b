"""Barriers as lists show them: with the units, the priority's name, and how many have it in their way."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from inhabit.stages.empower.barriers.models import Barrier, Raising
from inhabit.stages.empower.barriers.models.barriers import BarrierQuerySet
from inhabit.strategy.models import Statement


def for_lists(barriers: BarrierQuerySet) -> BarrierQuerySet:
    """Return ``barriers``, each with ``priority_name`` and ``number_named``: how many have it, by name."""
    names = Statement.objects.filter(
        priority=OuterRef("priority"), version__published_at__isnull=False
    ).order_by("-version__number")
    named = Raising.objects.filter(barrier=OuterRef("pk"), person__isnull=False).order_by()
    counted = named.values("barrier").annotate(number=Count("pk")).values("number")
    return barriers.select_related("home", "unit__lead", "level", "owner").annotate(
        priority_name=Subquery(names.values("name")[:1]),
        number_named=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
    )


def in_order_of_keys(keys: list[UUID]) -> list[Barrier]:
    """Return the barriers with ``keys``, in their order, as lists show them."""
    found = {barrier.pk: barrier for barrier in for_lists(Barrier.objects.filter(pk__in=keys))}
    return [found[key] for key in keys]
