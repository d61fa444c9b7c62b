"""The organisation's map: how far the thread reaches, unit by unit, seen from afar.

The numbers come from the tree, from who has shared an interpretation, and from the day's counts
of contributions in pools. None of them needs an answer from anybody.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet, Sum

from inhabit.people.models import Unit, UnitAncestor, today
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.selectors import programme_of
from inhabit.stages.clarify.models import ContributionPool

MOST_UNITS = 60  # of one unit's units below, that are drawn; the table's pages list all


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

    @property
    def own_step(self) -> int:
        """Return the colour step of the people placed in the unit itself: everyone or nobody."""
        return 4 if self.is_unbroken else 0

    @property
    def reach_step(self) -> int:
        """Return the colour step, 0 (nobody) to 4 (nearly everyone)."""
        return min(4, -(-self.percent_reached // 25)) if self.percent_reached < 95 else 4


@dataclass(frozen=True)
class OrganisationMap:
    """The map drawn from one unit: itself, the units below it, and those below them."""

    root: Patch
    programme: Programme | None
    hidden_units: int  # units directly below that are too many to draw


def map_from(unit: Unit) -> OrganisationMap:
    """Return the map drawn from ``unit``, in a number of queries that no organisation's size changes."""
    programme = programme_of(unit)
    children = list(largest_first(Unit.objects.open().filter(parent=unit))[:MOST_UNITS])
    grandchildren = list(Unit.objects.open().filter(parent__in=children).select_related("lead"))
    figures = figures_of([unit, *children, *grandchildren], programme)
    by_parent = defaultdict(list)
    for grandchild in grandchildren:
        by_parent[grandchild.parent_id].append(figures.patch(grandchild))
    patches = [figures.patch(child, in_order(by_parent[child.pk])) for child in children]
    hidden = Unit.objects.open().filter(parent=unit).count() - len(children)
    return OrganisationMap(
        root=figures.patch(unit, in_order(patches)), programme=programme, hidden_units=hidden
    )


def table_below(unit: Unit, start: int, size: int) -> list[Patch]:
    """Return one page of the units directly below ``unit``, the largest first."""
    children = list(largest_first(Unit.objects.open().filter(parent=unit))[start : start + size])
    figures = figures_of(children, programme_of(unit))
    return [figures.patch(child) for child in children]


def largest_first(units: QuerySet[Unit]) -> QuerySet[Unit]:
    return (
        units.annotate(people_below=Sum("lines_down__unit__headcount"))
        .select_related("lead")
        .order_by("-people_below", "name", "pk")
    )


def in_order(patches: list[Patch]) -> tuple[Patch, ...]:
    return tuple(sorted(patches, key=lambda patch: (-patch.people, patch.unit.name, patch.unit.pk)))


@dataclass(frozen=True)
class Figures:
    """Sums over the subtrees of some units, each made in the database."""

    sums: dict[int, dict[str, int]]
    stages: dict[int, UnitStage]
    pools: dict[int, Pools]

    def patch(self, unit: Unit, below: tuple[Patch, ...] = ()) -> Patch:
        sums = self.sums.get(unit.pk, {})
        stage = self.stages.get(unit.pk)
        return Patch(
            unit=unit,
            standing=standing_of(stage),
            is_unbroken=stage is not None and stage.is_unbroken,
            people=sums.get("people") or 0,
            units=sums.get("units") or 0,
            units_shared=sums.get("units_shared") or 0,
            people_reached=sums.get("people_reached") or 0,
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
    lines = UnitAncestor.objects.filter(ancestor__in=ids)
    sums = {
        row["ancestor"]: {"people": row["people"], "units": row["units"]}
        for row in lines.values("ancestor").annotate(people=Sum("unit__headcount"), units=Count("unit"))
    }
    if programme is None:
        return Figures(sums, {}, {})
    shared = Count("unit", filter=Q(unit__stages__shared_at__isnull=False))
    reached = Sum("unit__headcount", filter=Q(unit__stages__is_unbroken=True))
    in_programme = lines.filter(unit__stages__programme=programme).values("ancestor")
    for row in in_programme.annotate(units_shared=shared, people_reached=reached):
        sums[row["ancestor"]]["units_shared"] = row["units_shared"]
        sums[row["ancestor"]]["people_reached"] = row["people_reached"]
    stages = {stage.unit_id: stage for stage in UnitStage.objects.filter(programme=programme, unit__in=ids)}
    return Figures(sums, stages, pools_inside(ids, programme))


def pools_inside(units: list[int], programme: Programme) -> dict[int, Pools]:
    """Return for each unit the sums of the pools that lie wholly inside its subtree."""
    rows = (
        ContributionPool.objects.filter(programme=programme, inside__lines_up__ancestor__in=units)
        .values(ancestor=F("inside__lines_up__ancestor"))
        .annotate(pools=Count("pk"), people_in=Sum("people"), contributors_in=Sum("contributors"))
    )
    return {
        row["ancestor"]: Pools(row["pools"], row["people_in"], row["contributors_in"])
        for row in rows
        if row["ancestor"] in set(units)
    }
