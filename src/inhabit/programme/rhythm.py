"""When a unit's stages are due, and how long working days take in a programme.

``working_days_after`` and ``working_days_between`` are what clocks are made of: they skip weekends, the
public holidays that the programme observes, and its pauses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from inhabit.programme.calendar import Calendar
from inhabit.programme.models import Programme, Stage, UnitStage


def working_days_after(day: date, number: int, programme: Programme) -> date:
    """Return the ``number``-th working day after ``day`` in ``programme``; ``day`` itself for 0.

    Reads nothing but the programme's own row. Raises ``ValueError`` for a negative number.
    """
    return programme.calendar.working_days_after(day, number)


def working_days_between(start: date, end: date, programme: Programme) -> int:
    """Return how many working days of ``programme`` come after ``start`` up to ``end``, included."""
    return programme.calendar.working_days_between(start, end)


def weeks_of(stage: str, programme: Programme, unit_stage: UnitStage | None = None) -> int:
    """Return the weeks that ``stage`` takes in ``programme``, or in the unit where it has its own."""
    own = unit_stage.weeks if unit_stage is not None else {}
    return int(own.get(stage) or programme.weeks.get(stage) or 1)


def due_day(stage: UnitStage, programme: Programme, calendar: Calendar) -> date | None:
    """Return the day on which the present stage is planned to be over; None where it has no first day."""
    if stage.began_on is None:
        return None
    return calendar.after_weeks(stage.began_on, weeks_of(stage.stage, programme, stage))


@dataclass(frozen=True)
class Band:
    """A stage in a calendar: from ``first`` up to, not including, ``end``."""

    stage: Stage
    first: date
    end: date
    weeks: int
    is_here: bool = False


def plan_of_cycle(programme: Programme, day: date) -> list[Band]:
    """Return the plan of a unit that starts with the programme, as it stands on ``day``."""
    bands = bands_from(programme.starts_on, Stage.CLARIFY, programme)
    return [replace(band, is_here=band.first <= day < band.end) for band in bands]


def plan_of_unit(stage: UnitStage, programme: Programme, day: date) -> list[Band]:
    """Return the plan of a unit, from its present stage to the end of the cycle; none without a first day.

    Where the present stage takes longer than planned, the others follow from ``day`` on.
    """
    if stage.began_on is None:
        return []
    first, *others = bands_from(stage.began_on, stage.stage, programme, stage)
    here = replace(first, is_here=first.first <= day)
    if here.end < day and others:
        others = bands_from(day, others[0].stage, programme, stage)
    return [here, *others]


def bands_from(
    first: date, stage: str, programme: Programme, unit_stage: UnitStage | None = None
) -> list[Band]:
    """Return the stages from ``stage`` on, which begins on ``first``, to the last one."""
    calendar, bands = programme.calendar, []
    for each in list(Stage)[list(Stage).index(Stage(stage)) :]:
        weeks = weeks_of(each, programme, unit_stage)
        end = calendar.after_weeks(first, weeks)
        bands.append(Band(each, first, end, weeks))
        first = end
    return bands


@dataclass(frozen=True)
class Turn:
    """A stage of a cycle: where a unit is, has been or goes."""

    stage: Stage
    cycle: int

    @property
    def following(self) -> Turn:
        """The stage that follows; after the last one, the first of the next cycle."""
        stages = list(Stage)
        place = stages.index(self.stage) + 1
        return Turn(stages[place % len(stages)], self.cycle + place // len(stages))

    @property
    def previous(self) -> Turn | None:
        """The stage before; None before the first one of the first cycle."""
        stages = list(Stage)
        place = stages.index(self.stage) - 1
        cycle = self.cycle if place >= 0 else self.cycle - 1
        return Turn(stages[place], cycle) if cycle else None

    @property
    def sign(self) -> str:
        """The turn as a form carries it: "2-clarify"."""
        return f"{self.cycle}-{self.stage}"
