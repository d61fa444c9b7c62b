"""The units directly below a unit, and which of them have shared what the strategy means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    DateField,
    DateTimeField,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from inhabit.people.models import Unit, UnitAncestor
from inhabit.programme.models import Programme
from inhabit.thread.fan import Fan, Ply, fan_of

UNITS_PER_PAGE = 40


@dataclass(frozen=True)
class Branch:
    """A unit below, with the strand that leads to it. ``shared_at`` is None until it has shared.

    ``people`` counts those in the unit and in every unit below it: all whom the strand is for.
    """

    unit: Unit
    shared_at: datetime | None
    people: int
    ply: Ply


@dataclass(frozen=True)
class UnitsBelow:
    """A page of the units directly below.

    ``shared`` counts all that have shared; it is None where no programme reaches the unit.
    """

    page: Page[Unit]
    branches: tuple[Branch, ...]
    fan: Fan
    number: int
    shared: int | None


class Counts(NamedTuple):
    """How many units are right below a unit, and how many of them have shared."""

    number: int
    shared: int


def units_below(unit: Unit, programme: Programme | None, page: str | None, counts: Counts) -> UnitsBelow:
    """Return page ``page`` (as it stands in an address) of the units below ``unit``, in one query."""
    children = with_sharing(Unit.objects.open().filter(parent=unit), programme)
    in_order = with_people(children).select_related("lead").order_by("name", "pk")
    paginator = Paginator(in_order, UNITS_PER_PAGE)
    paginator.count = counts.number  # known already: no need to count again
    shown = paginator.get_page(page)
    fan = fan_of(len(shown))
    return UnitsBelow(
        page=shown,
        branches=tuple(branch_of(child, ply) for child, ply in zip(shown, fan.plies, strict=True)),
        fan=fan,
        number=counts.number,
        shared=counts.shared if programme is not None else None,
    )


def with_counts_below(units: QuerySet[Unit], programme: Programme | None) -> QuerySet[Unit]:
    """Return ``units``, each with how many units are right below it, and how many of those have shared.

    Read along with the units above a unit's page, which saves it a question of its own.
    """
    children = Unit.objects.open().filter(parent=OuterRef("pk")).order_by().values("parent")
    spoken = children.filter(stages__programme=programme, stages__shared_at__isnull=False)
    return units.annotate(
        number_below=Coalesce(Subquery(children.values(number=Count("pk"))), 0),
        shared_below=Coalesce(Subquery(spoken.values(number=Count("pk"))), 0) if programme else Value(0),
    )


def counts_below(line: list[Unit]) -> Counts:
    """Return the counts of the last of ``line``, from :func:`with_counts_below`; none: no counts."""
    if not line:
        return Counts(0, 0)
    return Counts(line[-1].number_below, line[-1].shared_below)  # type: ignore[attr-defined]  # annotated


def with_sharing(units: QuerySet[Unit], programme: Programme | None) -> QuerySet[Unit]:
    """Return ``units`` as they stand in ``programme``.

    Each has ``shared_at``, when it first shared, and ``opens_on``, from when it may start, or None.
    """
    if programme is None:
        return units.annotate(shared_at=Value(None, DateTimeField()), opens_on=Value(None, DateField()))
    stage = FilteredRelation("stages", condition=Q(stages__programme=programme))
    return units.annotate(stage_now=stage).annotate(
        shared_at=F("stage_now__shared_at"), opens_on=F("stage_now__opens_on")
    )


def with_people(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Return ``units``, each with ``people``: how many it holds, with every unit below it."""
    within = UnitAncestor.objects.filter(ancestor=OuterRef("pk")).values("ancestor")
    return units.annotate(people=Subquery(within.values(people=Sum("unit__headcount"))))


def branch_of(unit: Unit, ply: Ply) -> Branch:
    """Return the branch of a unit that has ``shared_at`` and ``people``."""
    return Branch(unit, unit.shared_at, unit.people, ply)  # type: ignore[attr-defined]  # annotated
