"""Today's tree of units, made of the dated rows that say who stood where and when."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.db.models import Count

from inhabit.people.models import Placement, Unit, UnitAncestor, UnitLine, today
from inhabit.people.rows import delete_rows, insert_rows, update_rows

# What a unit's row repeats of the dated rows, for today.
FOLLOWING = ("parent_id", "lead_id", "depth", "headcount", "is_open")
ANCESTRY = ("id", "unit_id", "ancestor_id", "distance")

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
    """Write what follows from today's lines into those units where it differs."""
    standing = Unit.objects.order_by().values_list("pk", *FOLLOWING)
    changed = []
    for unit, *known in standing:
        parent, lead = lines.get(unit, (None, None))
        depth = len(paths[unit]) - 1 if unit in paths else 0
        wanted = [parent, lead, depth, headcounts.get(unit, 0), unit in lines]
        if known != wanted:
            changed.append((*wanted, unit))
    update_rows(Unit, FOLLOWING, changed)


def write_ancestors(paths: dict[int, list[int]]) -> None:
    """Write the table of units above units: delete what no longer holds, insert what is new."""
    standing: dict[int, dict[int, tuple[int, int]]] = {}
    for row, unit, ancestor, distance in UnitAncestor.objects.values_list(*ANCESTRY):
        standing.setdefault(unit, {})[ancestor] = (distance, row)
    stale: list[int] = []
    missing: list[tuple[int, int, int]] = []
    for unit, path in paths.items():
        known = standing.pop(unit, {})
        for distance, ancestor in enumerate(path):
            if known.get(ancestor, (None,))[0] == distance:
                del known[ancestor]
            else:
                missing.append((unit, ancestor, distance))
        stale.extend(row for _, row in known.values())
    stale.extend(row for known in standing.values() for _, row in known.values())
    delete_rows(UnitAncestor, stale)
    insert_rows(UnitAncestor, ANCESTRY[1:], missing)
