"""Where every unit of a programme stands, and for whom those wait that can't start yet.

All of it follows from the tree, from who has shared and from the day; nobody's words or answers go into it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from django.db.models import BooleanField, Case, F, FilteredRelation, Q, Value, When
from django.utils import timezone

from inhabit.people.models import Unit, today
from inhabit.programme.models import Programme, Stage, UnitStage


class Standing(StrEnum):
    """Where a unit stands in Clarify & Connect."""

    SHARED = "shared"
    OPEN = "open"  # it can start, and has not shared yet
    WAITING = "waiting"  # it can't start yet
    SILENT = "silent"  # the programme ended before it shared
    OUTSIDE = "outside"  # takes part in no programme


class Place(NamedTuple):
    """A unit's place in a programme; a tuple, since there is one for each of 7,000 units.

    day: on which it shared, could start first, or will be able to; None where no day is known.
    stage, cycle: where it is in the cycle; due_on: until when that is planned,
    is_late: whether it is in its stage for longer.
    nudged_at: when its lead was last reminded; both are None until :func:`with_dates` has read them.
    cause: the unit that it waits for in the end; None where it waits for nobody, or for its day alone.
    """

    unit: int
    name: str
    parent: int | None
    people: int
    has_lead: bool
    standing: Standing
    day: date | None
    cause: int | None = None
    stage: str = Stage.CLARIFY
    cycle: int = 1
    due_on: date | None = None
    is_late: bool = False
    nudged_at: datetime | None = None


@dataclass(frozen=True)
class Cause:
    """A unit that can start and has not shared.

    units, people: below it, that can't start before.
    people_within: in it and below it, whether they wait or not.
    has_units_below: whether there are any.
    """

    place: Place
    units: int
    people: int
    people_within: int
    has_units_below: bool

    @property
    def days(self) -> int:
        """Return for how many days it has been able to start; 0 since today."""
        return (today() - self.place.day).days if self.place.day else 0


@dataclass(frozen=True)
class Standings:
    """Every unit of a programme as it stands today, from the root down."""

    places: tuple[Place, ...]

    @cached_property
    def numbers(self) -> Counter[Standing]:
        return Counter(place.standing for place in self.places)

    @cached_property
    def waiting_for_somebody(self) -> int:
        """Return how many units can't start because another one has not shared."""
        return sum(place.cause is not None for place in self.places)

    @cached_property
    def next_day(self) -> date | None:
        """Return the first day on which a unit can start that waits for nobody but that day."""
        days = (p.day for p in self.places if p.standing is Standing.WAITING and p.cause is None)
        return min((day for day in days if day), default=None)

    @cached_property
    def causes(self) -> list[Cause]:
        """Return the units that can start and have not, those first for which most people wait."""
        units, people = Counter[int](), Counter[int]()
        for place in self.places:
            if place.cause is not None:
                units[place.cause] += 1
                people[place.cause] += place.people
        within, parents = self.people_within(), {place.parent for place in self.places}
        found = [
            Cause(p, units[p.unit], people[p.unit], within[p.unit], p.unit in parents)
            for p in self.places
            if p.standing is Standing.OPEN
        ]
        return sorted(found, key=lambda c: (-c.people, -c.units, -c.people_within, c.place.name))

    def people_within(self) -> Counter[int]:
        """Return the people in each unit and in every unit below it."""
        within = Counter({place.unit: place.people for place in self.places})
        for place in reversed(self.places):
            if place.parent is not None:
                within[place.parent] += within[place.unit]
        return within


OF_UNIT = ("pk", "name", "parent_id", "headcount", "lead_id")
OF_STAGE = ("shared_at", "opens_on", "stage", "cycle")


def standings_in(programme: Programme) -> Standings:
    """Return where every unit of ``programme`` stands: one query, and one pass from the root down.

    Without the dates that only :func:`with_dates` reads.
    """
    own_stage = FilteredRelation("stages", condition=Q(stages__programme=programme))
    rows = (
        Unit.objects.open()
        .within(programme.root_unit)
        .annotate(stage_here=own_stage)
        .order_by("depth", "name", "pk")
        .values_list(*OF_UNIT, *(F(f"stage_here__{name}") for name in OF_STAGE), is_late_on(today()))
    )
    day, zone = today(), timezone.get_current_timezone()
    places: dict[int, Place] = {}
    for unit, name, parent, people, lead, shared_at, opens_on, stage, cycle, is_late in rows:
        standing = standing_on(day, shared_at, opens_on, has_ended=programme.ended_at is not None)
        places[unit] = Place(
            unit=unit,
            name=name,
            parent=parent,
            people=people,
            has_lead=lead is not None,
            standing=standing,
            day=shared_at.astimezone(zone).date() if shared_at else opens_on,
            cause=cause_above(places.get(parent)) if standing is Standing.WAITING else None,
            stage=stage or Stage.CLARIFY,  # a unit may be too new to have one
            cycle=cycle or 1,
            is_late=is_late,
        )
    return Standings(tuple(places.values()))


def is_late_on(day: date) -> Case:
    """Say of a row whether its stage was planned to be over before ``day``."""
    late = When(stage_here__due_on__lt=day, then=Value(True))
    return Case(late, default=Value(False), output_field=BooleanField())


def with_dates(places: Iterable[Place], programme: Programme) -> list[Place]:
    """Return ``places`` with until when their stage is planned and when their lead was last reminded.

    Asked for those that are shown alone: reading dates takes longer than all the rest of a unit.
    """
    found = list(places)
    stages = UnitStage.objects.filter(programme=programme, unit__in=[place.unit for place in found])
    dates = {unit: (due_on, nudged_at) for unit, due_on, nudged_at in stages.values_list(*DATES)}
    nothing = (None, None)
    return [
        place._replace(due_on=due_on, nudged_at=nudged_at)
        for place in found
        for due_on, nudged_at in [dates.get(place.unit, nothing)]
    ]


DATES = ("unit", "due_on", "nudged_at")


def standing_on(day: date, shared_at: datetime | None, opens_on: date | None, *, has_ended: bool) -> Standing:
    if shared_at is not None:
        return Standing.SHARED
    if has_ended:
        return Standing.SILENT
    return Standing.OPEN if opens_on is not None and opens_on <= day else Standing.WAITING


def cause_above(above: Place | None) -> int | None:
    """Return for whom a unit waits that hangs under ``above``: the nearest one up that can start.

    A unit that waits itself is no cause: those below it wait for whom it waits for.
    """
    if above is None:
        return None
    return above.unit if above.standing is Standing.OPEN else above.cause


class Among(StrEnum):
    """Which units to look among."""

    ALL = ""
    SHARED = "shared"
    OPEN = "open"
    WAITING = "waiting"
    SILENT = "silent"
    LATE = "late"
    NO_LEAD = "no-lead"

    def holds(self, place: Place) -> bool:
        if self is Among.NO_LEAD:
            return not place.has_lead
        if self is Among.LATE:
            return place.is_late
        return self is Among.ALL or place.standing == self.value


ORDER = [Standing.OPEN, Standing.WAITING, Standing.SILENT, Standing.SHARED]


def narrowed_down(places: Iterable[Place], among: Among, words: str) -> list[Place]:
    """Return those of ``places`` that are ``among`` and have all of ``words`` in their name.

    Those that can start come first, then those that wait; within each, the earliest day first.
    """
    wanted = words.casefold().split()
    found = [p for p in places if among.holds(p) and all(word in p.name.casefold() for word in wanted)]
    return sorted(found, key=lambda p: (ORDER.index(p.standing), p.day or date.max, p.name, p.unit))
