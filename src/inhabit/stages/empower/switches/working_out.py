"""What follows from all rules for each unit and place, written down so that every page can ask cheaply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Q

from inhabit.people.models import Person, Placement, Unit, UnitAncestor
from inhabit.people.rows import delete_rows, insert_rows
from inhabit.stages.empower.switches.models import PlaceSwitchedOff, Switch, SwitchedOff, What

# What is about a person, not a unit: a place switches it off for those who work there alone.
OF_PERSONS = frozenset({What.CHECK_INS})


@transaction.atomic
def work_out_switches() -> None:
    """Write down where everything is off today. Twice is once; without any rule it costs one query."""
    rules = list(Switch.objects.holding().order_by("pk").select_for_update())
    if not rules and not SwitchedOff.objects.exists():
        return
    places = [*rows_of_places(rule for rule in rules if rule.place)]
    PlaceSwitchedOff.objects.all().delete()
    PlaceSwitchedOff.objects.bulk_create(places)
    off = off_by_unit([rule for rule in rules if not rule.place])
    for row in places:
        if row.what not in OF_PERSONS:
            off |= {(row.what, unit): row.switch_id for unit in units_with_people_in(row)}
    write_down(off)


def write_down(off: dict[tuple[str, int], int]) -> None:
    """Write only what is different. What held last in a dissolved unit goes on to hold there."""
    missing, stale = dict(off), []
    known = SwitchedOff.objects.filter(unit__is_open=True).values_list("pk", "what", "unit", "switch")
    for pk, what, unit, switch in known:
        if missing.get((what, unit)) == switch:
            del missing[what, unit]
        else:
            stale.append(pk)
    delete_rows(SwitchedOff, stale)
    rows = [(what, unit, switch) for (what, unit), switch in missing.items()]
    insert_rows(SwitchedOff, ("what", "unit_id", "switch_id"), rows)


def off_by_unit(rules: list[Switch]) -> dict[tuple[str, int], int]:
    """Return the rule by which each thing is off in each open unit: that of the nearest unit above counts."""
    by_unit: dict[int, list[Switch]] = {}
    for rule in rules:
        by_unit.setdefault(rule.unit_id, []).append(rule)
    below = UnitAncestor.objects.filter(ancestor__in=by_unit).order_by("-distance")
    nearest: dict[tuple[str, int], Switch] = {}
    for unit, ancestor in below.values_list("unit", "ancestor"):  # the nearest comes last
        nearest |= {(rule.what, unit): rule for rule in by_unit[ancestor]}
    return {where: rule.pk for where, rule in nearest.items() if not rule.is_on}


def rows_of_places(rules: Iterable[Switch]) -> Iterator[PlaceSwitchedOff]:
    """Yield a row for each location that a rule's place means; one that is on only undoes its own."""
    off = [rule for rule in rules if not rule.is_on]
    if not off:
        return
    locations = list(
        Person.objects.exclude(location="").order_by().values_list("location", flat=True).distinct()
    )
    for rule in off:
        for location in locations:
            if is_in(rule.place, location):
                yield PlaceSwitchedOff(what=rule.what, location=location, unit_id=rule.unit_id, switch=rule)


def is_in(place: str, location: str) -> bool:
    """Say whether ``location`` is ``place`` or lies in it: "Germany" means "Berlin, Germany", too."""
    wanted = place.casefold().strip()
    parts = [part.strip() for part in location.casefold().split(",")]
    return wanted in {location.casefold().strip(), *parts}


def units_with_people_in(row: PlaceSwitchedOff) -> Iterable[int]:
    """Return the open units of the rule in which somebody counted works there, or whose lead does."""
    placed = Placement.objects.current().filter(is_counted=True, person__location=row.location)
    units = Unit.objects.open().filter(lines_up__ancestor=row.unit_id)
    there = units.filter(Q(pk__in=placed.values("unit")) | Q(lead__location=row.location))
    return there.order_by().values_list("pk", flat=True)
