"""Today's tree of units, made of the dated rows that say who stood where and when."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.db.models import Count

from inhabit.people.models import Placement, Unit, UnitAncestor, UnitLine, today

# Of each unit: the unit above it and the person who leads it.
type Lines = dict[int, tuple[int | None, int | None]]

# Packages above this one that keep figures of the tree name a function here (in their
# AppConfig) and have it called, in the same transaction, whenever the tree has changed.
followers: list[Callable[[], None]] = []


@transaction.atomic
def refresh_tree(day: date | None = None) -> None:
    """Write what holds on ``day`` (today) into every unit, and the table of units above units.

    Takes time and memory linear in units × depth. Run after each change of lines or placements,
    and daily, so that changes dated ahead take effect. Running it twice changes nothing.
    """
    day = day or today()
    lines: Lines = {
        unit: (parent, lead)
        for unit, parent, lead in UnitLine.objects.on(day).values_list("unit_id", "parent_id", "lead_id")
    }
    paths = paths_to_root({unit: parent for unit, (parent, _) in lines.items()})
    write_units(lines, paths, headcounts_on(day))
    write_ancestors(paths)
    for follow in followers:
        follow()


def paths_to_root(parents: dict[int, int | None]) -> dict[int, list[int]]:
    """Return for each unit the units from itself up to its root. A cycle raises ``ValueError``."""
    paths: dict[int, list[int]] = {}
    for unit in parents:
        trail: list[int] = []
        step: int | None = unit
        while step is not None and step not in paths:
            if len(trail) > len(parents):
                raise ValueError(f"unit {unit} is above itself")
            trail.append(step)
            step = parents.get(step)
        known = paths[step] if step is not None else []
        for index, passed in enumerate(trail):
            paths[passed] = trail[index:] + known
    return paths


def headcounts_on(day: date) -> dict[int, int]:
    """Return the number of counted people placed in each unit on ``day``."""
    rows = Placement.objects.on(day).filter(is_counted=True).values_list("unit_id").annotate(Count("pk"))
    return dict(rows.order_by())


def write_units(lines: Lines, paths: dict[int, list[int]], headcounts: dict[int, int]) -> None:
    changed = []
    for unit in Unit.objects.iterator():
        parent, lead = lines.get(unit.pk, (None, None))
        fields = {
            "parent_id": parent,
            "lead_id": lead,
            "depth": len(paths.get(unit.pk, [0])) - 1,
            "headcount": headcounts.get(unit.pk, 0),
            "is_open": unit.pk in lines,
        }
        if any(getattr(unit, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(unit, name, value)
            changed.append(unit)
    Unit.objects.bulk_update(changed, ["parent", "lead", "depth", "headcount", "is_open"], batch_size=500)


def write_ancestors(paths: dict[int, list[int]]) -> None:
    wanted = {
        (unit, ancestor): distance for unit, path in paths.items() for distance, ancestor in enumerate(path)
    }
    stale = []
    for pk, unit, ancestor, distance in UnitAncestor.objects.values_list(
        "pk", "unit_id", "ancestor_id", "distance"
    ).iterator():
        if wanted.get((unit, ancestor)) == distance:
            del wanted[unit, ancestor]
        else:
            stale.append(pk)
    for start in range(0, len(stale), 5000):
        UnitAncestor.objects.filter(pk__in=stale[start : start + 5000]).delete()
    UnitAncestor.objects.bulk_create(
        [
            UnitAncestor(unit_id=unit, ancestor_id=ancestor, distance=distance)
            for (unit, ancestor), distance in wanted.items()
        ],
        batch_size=2000,
    )
