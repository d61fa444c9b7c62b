"""The organisation's map: how far the thread reaches, unit by unit, seen from afar.

The numbers come from the tree, from who has shared an interpretation, and from the day's counts
of contributions in pools. None of them needs an answer from anybody.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Sum

from inhabit.people.models import Unit, UnitAncestor, today
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.selectors import programme_of

MOST_UNITS = 50  # directly below one unit, that are listed at once; the others follow on pages
MOST_BELOW_THEM = 600  # below those, that are drawn in the icicle; a smaller one would be a sliver


class Standing(StrEnum):
    """Where a unit stands in Clarify & Connect."""

    SHARED = "shared"
    OPEN = "open"
    WAITING = "waiting"
    OUTSIDE = "outside"  # takes part in no programme


@dataclass(frozen=True)
class Pools:
    """Contributions among the people of whole pools."""

    pools: int
    people: int
    contributors: int

    @property
    def percent(self) -> int:
        """Return the share of contributors in steps of five per cent."""
        return round(100 * self.contributors / self.people / 5) * 5


@dataclass(frozen=True)
class Patch:
    """A unit with everything below it, as one patch of the map."""

    unit: Unit
    standing: Standing
    is_unbroken: bool
    people: int
    units: int
    units_shared: int
    people_reached: int  # people in units down to which every unit has shared
    contributions: Pools | None  # None: held back, too few people in whole pools
    below: tuple[Patch, ...] = ()

    @property
    def percent_reached(self) -> int:
        return round(100 * self.people_reached / self.people) if self.people else 0


@dataclass(frozen=True)
class OrganisationMap:
    """The map drawn from one unit: itself, the units below it, and those below them."""

    root: Patch
    programme: Programme | None


def map_from(unit: Unit, start: int = 0, levels: int = 2) -> OrganisationMap:
    """Return the map drawn from ``unit``, in a number of queries that no organisation's size changes.

    Of the units directly below, the largest are there, ``MOST_UNITS`` from number ``start`` on; those
    below them only where ``levels`` is 2.
    """
    programme = programme_of(unit)
    children = list(largest_first(Unit.objects.open().filter(parent=unit))[start : start + MOST_UNITS])
    grandchildren = units_below_them(children) if levels == 2 else []
    figures = figures_of([unit, *children, *grandchildren], programme)
    by_parent = defaultdict(list)
    for grandchild in grandchildren:
        by_parent[grandchild.parent_id].append(figures.patch(grandchild))
    patches = tuple(figures.patch(child, in_order(by_parent[child.pk])) for child in children)
    return OrganisationMap(root=figures.patch(unit, patches), programme=programme)


def units_below_them(units: list[Unit]) -> list[Unit]:
    return list(largest_first(Unit.objects.open().filter(parent__in=units))[:MOST_BELOW_THEM])


def table_below(unit: Unit) -> list[Patch]:
    """Return all units directly below ``unit``, the largest first, without those below them."""
    children = list(largest_first(Unit.objects.open().filter(parent=unit)))
    figures = figures_of(children, programme_of(unit))
    return [figures.patch(child) for child in children]


def largest_first(units: QuerySet[Unit]) -> QuerySet[Unit]:
    below = UnitAncestor.objects.filter(ancestor=OuterRef("pk")).values("ancestor")
    people_below = Subquery(below.values(people=Sum("unit__headcount")))
    return (
        units.annotate(people_below=people_below)
        .select_related("lead")
        .order_by("-people_below", "name", "pk")
    )


def in_order(patches: list[Patch]) -> tuple[Patch, ...]:
    return tuple(sorted(patches, key=lambda patch: (-patch.people, patch.unit.name, patch.unit.pk)))


@dataclass(frozen=True)
class Sums:
    """The sums over one unit's subtree."""

    people: int
    units: int
    units_shared: int
    people_reached: int


@dataclass(frozen=True)
class Figures:
    """Sums over the subtrees of some units, each made in the database."""

    sums: dict[int, Sums]
    stages: dict[int, UnitStage]
    pools: dict[int, Pools]

    def patch(self, unit: Unit, below: tuple[Patch, ...] = ()) -> Patch:
        sums, stage = self.sums[unit.pk], self.stages.get(unit.pk)
        return Patch(
            unit=unit,
            standing=standing_of(stage),
            is_unbroken=stage is not None and stage.is_unbroken,
            people=sums.people,
            units=sums.units,
            units_shared=sums.units_shared,
            people_reached=sums.people_reached,
            contributions=self.pools.get(unit.pk),
            below=below,
        )


def standing_of(stage: UnitStage | None) -> Standing:
    if stage is None:
        return Standing.OUTSIDE
    if stage.shared_at is not None:
        return Standing.SHARED
    return Standing.OPEN if stage.is_open_on(today()) else Standing.WAITING


def figures_of(units: list[Unit], programme: Programme | None) -> Figures:
    """Return the sums over the subtrees of ``units`` in three queries."""
    ids = [unit.pk for unit in units]
    lines = UnitAncestor.objects.filter(ancestor__in=ids).annotate(
        stage=FilteredRelation("unit__stages", condition=Q(unit__stages__programme=programme))
    )
    sums = {
        row["ancestor"]: Sums(row["people"], row["units"], row["units_shared"], row["people_reached"])
        for row in lines.values("ancestor").annotate(
            people=Sum("unit__headcount"),
            units=Count("unit"),
            units_shared=Count("unit", filter=Q(stage__shared_at__isnull=False)),
            people_reached=Sum("unit__headcount", filter=Q(stage__is_unbroken=True), default=0),
        )
    }
    if programme is None:
        return Figures(sums, {}, {})
    stages = {stage.unit_id: stage for stage in UnitStage.objects.filter(programme=programme, unit__in=ids)}
    return Figures(sums, stages, pools_inside(ids, programme))


def pools_inside(units: list[int], programme: Programme) -> dict[int, Pools]:
    """Return for each unit the sums of the pools that lie wholly inside its subtree."""
    # The outer join makes SQLite start from the units, of which there are fewer than of pools.
    lines = UnitAncestor.objects.filter(ancestor__in=units).annotate(
        pool=FilteredRelation(
            "unit__contribution_pools", condition=Q(unit__contribution_pools__programme=programme)
        )
    )
    rows = lines.values("ancestor").annotate(
        pools=Count("pool"), people=Sum("pool__people"), contributors=Sum("pool__contributors")
    )
    return {
        row["ancestor"]: Pools(row["pools"], row["people"], row["contributors"])
        for row in rows
        if row["pools"]
    }
