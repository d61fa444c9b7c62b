"""The organisation's map: how far the thread reaches, unit by unit, seen from afar.

The numbers come from the tree, from who has shared an interpretation, and from the day's counts
of contributions in pools. None of them needs an answer from anybody.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, FilteredRelation, Max, OuterRef, Q, QuerySet, Subquery, Sum

from inhabit.people.models import Unit, UnitAncestor, today
from inhabit.programme.models import Programme
from inhabit.programme.selectors import chosen_from, programme_of, programmes_of
from inhabit.programme.standing import Standing
from inhabit.thread.fabric import Part, Sums, largest_within, weave

MOST_WALKED = 5000  # units that a browser can walk through at once
MOST_UNITS = 50  # directly below one unit, that are listed at once; the others follow on pages
MOST_BELOW_THEM = 600  # below those, that are drawn in the icicle; a smaller one would be a sliver


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
    """The map drawn from one unit: itself and the units below it.

    root: with those below the units below it, where they are asked for.
    programmes: those that run here, of which it shows one.
    fabric: what the curtain is woven of, where that is asked for.
    """

    root: Patch
    programme: Programme | None
    programmes: list[Programme]
    fabric: Part | None = None


def map_from(unit: Unit, start: int = 0, asked: int = 0) -> OrganisationMap:
    """Return the map of two levels below ``unit``, in as many queries whatever the organisation's size.

    Of the units directly below, the largest are there, ``MOST_UNITS`` from number ``start`` on. Of several
    programmes it shows the one with the number ``asked``, else the one started last.
    """
    programmes = programmes_of(unit)
    programme = chosen_from(programmes, asked)
    children = children_of(unit, start)
    grandchildren = units_below_them(children)
    figures = figures_of([unit, *children], grandchildren, programme)
    by_parent = defaultdict(list)
    for grandchild in grandchildren:
        by_parent[grandchild.parent_id].append(figures.patch(grandchild))
    patches = tuple(figures.patch(child, in_order(by_parent[child.pk])) for child in children)
    return OrganisationMap(figures.patch(unit, patches), programme, programmes)


def fabric_from(unit: Unit, start: int = 0, asked: int = 0) -> OrganisationMap:
    """Return the map of one level below ``unit``, as above, and what the curtain is woven of."""
    programmes = programmes_of(unit)
    programme = chosen_from(programmes, asked)
    children, drawn = children_of(unit, start), largest_within(unit)
    figures = figures_of([unit, *children], drawn, programme)
    patches = tuple(figures.patch(child) for child in children)
    cloth = weave(unit, drawn, figures.sums)
    return OrganisationMap(figures.patch(unit, patches), programme, programmes, cloth)


def children_of(unit: Unit, start: int) -> list[Unit]:
    return list(largest_first(Unit.objects.open().filter(parent=unit))[start : start + MOST_UNITS])


def units_below_them(units: list[Unit]) -> list[Unit]:
    return list(largest_first(Unit.objects.open().filter(parent__in=units))[:MOST_BELOW_THEM])


def table_below(unit: Unit, asked: int = 0) -> list[Patch]:
    """Return all units directly below ``unit``, the largest first, without those below them."""
    children = list(largest_first(Unit.objects.open().filter(parent=unit)))
    figures = figures_of(children, [], programme_of(unit, asked))
    return [figures.patch(child) for child in children]


def all_below(unit: Unit, asked: int = 0) -> list[Patch] | None:
    """Return ``unit`` and every unit below it, without those inside; None where they are too many to walk."""
    units = list(Unit.objects.open().within(unit).order_by("depth", "name", "pk")[: MOST_WALKED + 1])
    if len(units) > MOST_WALKED:
        return None
    figures = figures_of([], units, programme_of(unit, asked))
    return [figures.patch(below) for below in units]


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
class Figures:
    """Sums over the subtrees of some units, each made in the database."""

    sums: dict[int, Sums]
    pools: dict[int, Pools]

    def patch(self, unit: Unit, below: tuple[Patch, ...] = ()) -> Patch:
        sums = self.sums[unit.pk]
        return Patch(
            unit=unit,
            standing=standing_of(sums),
            people=sums.people,
            units=sums.units,
            units_shared=sums.units_shared,
            people_reached=sums.people_reached,
            contributions=self.pools.get(unit.pk),
            below=below,
        )


def standing_of(sums: Sums) -> Standing:
    if not sums.has_stage:
        return Standing.OUTSIDE
    if sums.has_shared:
        return Standing.SHARED
    return Standing.OPEN if sums.opens_on is not None and sums.opens_on <= today() else Standing.WAITING


def figures_of(listed: list[Unit], drawn: list[Unit], programme: Programme | None) -> Figures:
    """Return the sums over the subtrees of ``listed`` and ``drawn``, in two queries; pools for ``listed``."""
    ids = [unit.pk for unit in listed]
    sums = sums_over(set(ids).union(unit.pk for unit in drawn), programme)
    return Figures(sums, pools_inside(ids, programme) if programme is not None else {})


def sums_over(units: set[int], programme: Programme | None) -> dict[int, Sums]:
    itself = Q(distance=0)
    has_shared = Q(stage__shared_at__isnull=False)
    lines = UnitAncestor.objects.filter(ancestor__in=units).annotate(
        stage=FilteredRelation("unit__stages", condition=Q(unit__stages__programme=programme))
    )
    rows = lines.values("ancestor").annotate(
        people=Sum("unit__headcount"),
        units=Count("unit"),
        units_shared=Count("unit", filter=has_shared),
        people_reached=Sum("unit__headcount", filter=Q(stage__is_unbroken=True), default=0),
        stages=Count("stage", filter=itself),
        shared=Count("stage", filter=itself & has_shared),
        opens_on=Max("stage__opens_on", filter=itself),
    )
    return {
        row["ancestor"]: Sums(
            people=row["people"],
            units=row["units"],
            units_shared=row["units_shared"],
            people_reached=row["people_reached"],
            has_stage=row["stages"] > 0,
            has_shared=row["shared"] > 0,
            opens_on=row["opens_on"],
        )
        for row in rows
    }


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
