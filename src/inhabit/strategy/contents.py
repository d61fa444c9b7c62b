"""What a version says, as plain values.

The form, the YAML file, the actions and the difference all speak in this one shape.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from inhabit.strategy.models import Initiative

# Together they stay below the 1,000 fields that a form may send.
MOST_PRIORITIES = 12
MOST_SIGNS = 3
MOST_KEY_POINTS = 12
MOST_INITIATIVES = 8


@dataclass(frozen=True)
class SignContents:
    measure: str = ""
    start: str = ""
    target: str = ""
    latest: str = ""
    latest_on: date | None = None

    def is_blank(self) -> bool:
        return not (self.measure or self.start or self.target or self.latest)


@dataclass(frozen=True, order=True)
class AffectedUnit:
    """A unit that an initiative affects. ``name`` tells it apart from its namesakes."""

    name: str
    pk: int


@dataclass(frozen=True)
class InitiativeContents:
    """An initiative; without ``units`` it affects everybody."""

    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    hours_per_week: Decimal = Decimal(0)
    depth: int = Initiative.Depth.ADJUSTS
    units: tuple[AffectedUnit, ...] = ()

    def is_blank(self) -> bool:
        return replace(self, depth=Initiative.Depth.ADJUSTS) == InitiativeContents()


@dataclass(frozen=True)
class PriorityContents:
    """What a version says about the priority that ``key`` identifies."""

    key: uuid.UUID = field(default_factory=uuid.uuid4)
    name: str = ""
    weight: int = 0
    why: str = ""
    changes: str = ""
    stays: str = ""
    signs: tuple[SignContents, ...] = ()
    key_points: tuple[str, ...] = ()
    initiatives: tuple[InitiativeContents, ...] = ()

    def is_blank(self) -> bool:
        return replace(self.tidied(), key=self.key) == PriorityContents(key=self.key)

    def tidied(self) -> PriorityContents:
        """Return this without the rows in which nothing was written."""
        return replace(
            self,
            signs=tuple(sign for sign in self.signs if not sign.is_blank()),
            key_points=tuple(point for point in self.key_points if point),
            initiatives=tuple(one for one in self.initiatives if not one.is_blank()),
        )

    def without_readings(self) -> PriorityContents:
        """Return this without the latest readings of its signs, which move between versions."""
        return replace(self, signs=tuple(replace(sign, latest="", latest_on=None) for sign in self.signs))


@dataclass(frozen=True)
class Contents:
    """Everything that a version says."""

    vision: str = ""
    dated_on: date | None = None
    priorities: tuple[PriorityContents, ...] = ()

    def tidied(self) -> Contents:
        """Return this without the rows and priorities in which nothing was written."""
        kept = tuple(one.tidied() for one in self.priorities if not one.is_blank())
        return replace(self, priorities=kept)

    def without_readings(self) -> Contents:
        return replace(self, priorities=tuple(one.without_readings() for one in self.priorities))

    def says_the_same_as(self, other: Contents) -> bool:
        """Say whether both are the same to a reader, readings of signs aside."""
        return self.tidied().without_readings() == other.tidied().without_readings()

    def with_readings_dated(self, day: date, *, former: Contents) -> Contents:
        """Return this with each reading dated as in ``former``, or ``day`` where it is a new one."""
        known = {
            (priority.key, sign.measure, sign.latest): sign.latest_on
            for priority in former.priorities
            for sign in priority.signs
        }
        return replace(
            self,
            priorities=tuple(
                replace(
                    priority,
                    signs=tuple(
                        replace(sign, latest_on=known.get((priority.key, sign.measure, sign.latest), day))
                        if sign.latest
                        else sign
                        for sign in priority.signs
                    ),
                )
                for priority in self.priorities
            ),
        )
