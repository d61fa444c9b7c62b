"""Who did what on which day of the invented past. Units are named by keys, days count from today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random

from django.db.models import Q

from inhabit.demo.dating import working_day
from inhabit.demo.plans import PersonPlan, UnitPlan
from inhabit.demo.telling import LAST_DAY, Telling
from inhabit.people.models import Person, Placement, Unit, UnitLine
from inhabit.programme.models import Programme
from inhabit.strategy.models import Priority

LEAD = "lead"


class AtWork:
    """Finds the people of the organisation that ``teller`` has told of, as they were on a day."""

    def __init__(self, teller: Telling, programme: Programme, random: Random, again: date) -> None:
        self.teller, self.programme, self.random, self.again = teller, programme, random, again
        self.ahead: set[str] = set()  # the units that have been through the first cycle
        self.units: dict[str, Unit] = {}

    def plan(self, key: str) -> UnitPlan:
        return self.teller.by_key[key]

    def unit(self, key: str) -> Unit:
        if key not in self.units:
            self.units[key] = Unit.objects.select_related("lead").get(pk=self.plan(key).pk)
        return self.units[key]

    def day(self, number: int) -> date:
        """Return a working day, counted from today; today and what is to come stay as they are."""
        day = self.teller.day(number)
        return working_day(day) if number < 0 else day

    def moment(self, number: int) -> datetime:
        """Return some working hour of a day before today."""
        return self.teller.moment(LAST_DAY + (self.day(number) - self.teller.today).days)

    def priority(self, key: str) -> Priority | None:
        return self.teller.priorities[key] if key else None

    def cycle(self, key: str, number: int) -> int:
        """Return the cycle in which a unit was on a day."""
        return 2 if key in self.ahead and self.day(number) >= self.again else 1

    def who(self, key: str, name: str | int, number: int) -> Person:
        """Return somebody of a unit: its lead of that day, a part of the cast, or a member by number."""
        if name == LEAD:
            return self.lead(key, number)
        if isinstance(name, str):
            plans = [self.plan(key).lead, *self.plan(key).staff]
            return Person.objects.get(pk=next(plan.pk for plan in plans if plan.cast == name))
        people = self.members(key, number) or [self.plan(key).lead]
        return Person.objects.get(pk=people[name % len(people)].pk)

    def all_of(self, key: str, names: Iterable[str | int], number: int) -> list[Person]:
        """Return several of a unit, each once: fewer where not so many were there yet."""
        return list(dict.fromkeys(self.who(key, name, number) for name in names))

    def members(self, key: str, number: int) -> list[PersonPlan]:
        """Return those of a unit's staff without a part in the cast who were there on a day already."""
        day = self.day(number) - timedelta(days=1)
        there = set(
            Placement.objects.filter(unit=self.plan(key).pk, starts_on__lte=day).values_list(
                "person", flat=True
            )
        )
        return [person for person in self.plan(key).staff if not person.cast and person.pk in there]

    def lead(self, key: str, number: int) -> Person:
        """Return who led a unit on a day; where nobody did, who led the one above."""
        day = self.day(number)
        until = Q(ends_on=None) | Q(ends_on__gt=day)
        line = UnitLine.objects.filter(until, unit=self.plan(key).pk, starts_on__lte=day).first()
        if line is not None and line.lead is not None:
            return line.lead
        above = self.plan(key).parent
        assert above is not None, "somebody leads the whole"  # noqa: S101  # the written organisation says so
        return self.lead(above.key, number)
