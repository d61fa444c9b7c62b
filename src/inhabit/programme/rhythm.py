"""When a unit's stages are due, and how long working days take in a programme.

``working_days_after`` and ``working_days_between`` are what clocks are made of: they skip weekends, the
public holidays that the programme observes, and its pauses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

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


def bands_from(
    first: date, stage: str, programme: Programme, unit_stage: UnitStage | None = None
) -> list[Band]:
    """Return the plan from ``stage``, which begins on ``first``, to the end of the round."""
    calendar, bands = programme.calendar, []
    for each in list(Stage)[list(Stage).index(Stage(stage)) :]:
        weeks = weeks_of(each, programme, unit_stage)
        end = calendar.after_weeks(first, weeks)
        bands.append(Band(each, first, end, weeks))
        first = end
    return bands


def stage_after(stage: str) -> Stage:
    """Return the stage that follows; after the last one, the first of the next round."""
    following = {a: b for a, b in pairwise([*Stage, Stage.CLARIFY])}
    return following[Stage(stage)]


def stage_before(stage: str) -> Stage:
    """Return the stage that came before; before the first one, the last of the round before."""
    before = {b: a for a, b in pairwise([*Stage, Stage.CLARIFY])}
    return before[Stage(stage)]
