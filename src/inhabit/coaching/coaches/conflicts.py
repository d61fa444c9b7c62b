"""Whom a coach must not be suggested to, for many coaches at once and for two people alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from inhabit.coaching.models import Coach, Conflict
from inhabit.people.models import Person, Placement, UnitAncestor


@dataclass(frozen=True)
class Conflicts:
    """The people, and the units with all below them, whom a coach is not suggested to: their numbers."""

    people: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()


NONE = Conflicts()


def conflicts_of(coaches: Iterable[Coach | int]) -> dict[int, Conflicts]:
    """Return what was declared, by whichever side, for each of ``coaches`` who has any; in one query.

    Who declared it is not said: it concerns nobody who suggests coaches.
    """
    people: defaultdict[int, set[int]] = defaultdict(set)
    units: defaultdict[int, set[int]] = defaultdict(set)
    numbers = [coach if isinstance(coach, int) else coach.pk for coach in coaches]
    rows = Conflict.objects.filter(coach__in=numbers).order_by()
    for coach, person, unit in rows.values_list("coach", "person", "unit"):
        if person is not None:
            people[coach].add(person)
        else:
            units[coach].add(unit)
    return {
        coach: Conflicts(frozenset(people[coach]), frozenset(units[coach]))
        for coach in people.keys() | units.keys()
    }


def has_conflict(coach: Coach, person: Person) -> bool:
    """Say whether anything was declared between ``coach`` and ``person``, or a unit that they are in."""
    placed = Placement.objects.current().filter(person=person)
    above = UnitAncestor.objects.filter(unit__in=placed.values("unit")).values("ancestor")
    return Conflict.objects.filter(Q(person=person) | Q(unit__in=above), coach=coach).exists()
