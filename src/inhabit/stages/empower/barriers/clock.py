"""How long a barrier may stand at a level before it goes up by itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from inhabit.programme.calendar import Calendar
from inhabit.programme.selectors import programmes_of_units
from inhabit.stages.empower.barriers.models import Barrier, Category
from inhabit.stages.empower.switches.models import What
from inhabit.stages.empower.switches.selectors import units_where_off

# Working days at each level. What is unclear takes a word; time, money and people take a decision.
DAYS: dict[str, int] = {
    Category.WORKFLOW: 10,
    Category.RESOURCES: 15,
    Category.SKILLS: 10,
    Category.RULES: 10,
    Category.OTHER_UNIT: 10,
    Category.PRIORITY: 5,
}
DAYS_TO_CONFIRM = 10  # working days after which a closed barrier stands as closed


def calendars_in(units: Collection[int]) -> dict[int, Calendar]:
    """Return the calendar that holds in each of ``units``: that of the programme that it takes part in."""
    taking_part = programmes_of_units(units)
    return {unit: taking_part[unit][0].calendar if unit in taking_part else Calendar() for unit in units}


def units_with_clocks(units: Collection[int]) -> set[int]:
    """Return those of ``units`` in which clocks run: they can be switched off."""
    off = units_where_off(What.CLOCKS).filter(unit__in=units).values_list("unit", flat=True)
    return set(units) - set(off)


def start_clock(barrier: Barrier, day: date) -> None:
    """Let the clock of ``barrier``, which the caller saves, run from ``day`` on, at the level where it is."""
    start_clocks([barrier], day)


def start_clocks(barriers: Collection[Barrier], day: date) -> None:
    """Do the same for many at once. Where clocks are switched off, none runs."""
    homes = {barrier.home_id for barrier in barriers}
    running, calendars = units_with_clocks(homes), calendars_in({barrier.level_id for barrier in barriers})
    for barrier in barriers:
        barrier.since, barrier.has_more_time = day, False
        barrier.due_on = None
        if barrier.home_id in running:
            barrier.due_on = calendars[barrier.level_id].working_days_after(day, DAYS[barrier.category])


def days_to_confirm_from(barrier: Barrier, day: date) -> date:
    """Return the last day on which those in whose way it stood can say that it is not gone."""
    return calendars_in([barrier.home_id])[barrier.home_id].working_days_after(day, DAYS_TO_CONFIRM)
