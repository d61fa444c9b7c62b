"""What stands on the day of an import, read in a few queries and kept as plain tuples."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max, Q

from inhabit.people.models import ImportRun, Person, Placement, UnitLine

PERSON_FIELDS = ("name", "email", "job_title", "location", "language", "time_zone")


@dataclass(frozen=True, slots=True)
class Stay:
    """A person in a unit from–to: a placement."""

    key: int
    unit: int
    starts_on: date
    ends_on: date | None


@dataclass(slots=True)
class StandingUnit:
    """A unit's last line, and who is counted in it."""

    line: int
    name: str
    parent: int | None
    lead: int | None
    starts_on: date
    ends_on: date | None
    members: set[int] = field(default_factory=set)


@dataclass
class Standing:
    """Everything that holds on ``day`` or later, or ended on that very day (by an earlier import for it)."""

    day: date
    people: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)  # by their reference
    stays: dict[int, list[Stay]] = field(default_factory=dict)  # by person
    dotted: dict[int, list[Stay]] = field(default_factory=dict)
    units: dict[int, StandingUnit] = field(default_factory=dict)
    ever_placed: set[int] = field(default_factory=set)

    def headcount(self) -> int:
        return sum(any(covers(stay, self.day) for stay in stays) for stays in self.stays.values())


def covers(stay: Stay, day: date) -> bool:
    return stay.starts_on <= day and (stay.ends_on is None or stay.ends_on > day)


def read_standing(day: date, *, with_history: bool = False) -> Standing:
    """Return what stands on ``day``; ``with_history`` says of everybody whether they were ever placed."""
    standing = Standing(day)
    for key, reference, *details in Person.objects.order_by().values_list(
        "pk", "external_id", *PERSON_FIELDS
    ):
        standing.people[reference] = (key, tuple(details))
    read_units(standing)
    read_stays(standing)
    if with_history:
        placed = Placement.objects.filter(is_counted=True).order_by().values_list("person_id", flat=True)
        standing.ever_placed = set(placed)
    return standing


def read_units(standing: Standing) -> None:
    fields = ("unit_id", "pk", "unit__name", "parent_id", "lead_id", "starts_on", "ends_on")
    lines = UnitLine.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=standing.day))
    for unit, *line in lines.order_by("starts_on", "pk").values_list(*fields):
        standing.units[unit] = StandingUnit(*line)


def read_stays(standing: Standing) -> None:
    fields = ("person_id", "is_counted", "pk", "unit_id", "starts_on", "ends_on")
    rows = Placement.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=standing.day))
    for person, is_counted, *rest in rows.order_by("starts_on", "pk").values_list(*fields):
        stay = Stay(*rest)
        (standing.stays if is_counted else standing.dotted).setdefault(person, []).append(stay)
        unit = standing.units.get(stay.unit)
        # Who left a unit on this very day belongs to it only if the unit was dissolved with that.
        if is_counted and unit and (stay.ends_on != standing.day or unit.ends_on == standing.day):
            unit.members.add(person)


def earliest_day() -> date | None:
    """Return the first day for which an import is possible: that of the last one."""
    last_run = ImportRun.objects.applied().aggregate(day=Max("effective_on"))["day"]
    lines = UnitLine.objects.aggregate(started=Max("starts_on"), ended=Max("ends_on"))
    days = [day for day in (last_run, lines["started"], lines["ended"]) if day is not None]
    return max(days, default=None)
