"""What pages say of a unit's stage, its dates and its history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.programme.models import Programme, Stage, UnitStage
from inhabit.programme.rhythm import Band, Turn, weeks_of
from inhabit.programme.standing_words import day_in_words, figure


def name_of(turn: Turn) -> str:
    """Return the stage's name; from the second cycle on, with the cycle."""
    if turn.cycle == 1:
        return str(turn.stage.label)
    return _("%(stage)s, cycle %(cycle)s") % {"stage": turn.stage.label, "cycle": turn.cycle}


def label_to_go_on(turn: Turn) -> str:
    if turn.stage is Stage.REFLECT:
        return _("We begin the next cycle")
    return _("We go on to %(stage)s") % {"stage": turn.following.stage.label}


def plan_in_words(bands: Sequence[Band]) -> str:
    """Say how long a cycle is planned to take, and until when."""
    weeks = sum(band.weeks for band in bands)
    words = ngettext(
        "A cycle of one week, until %(day)s.", "A cycle of %(weeks)s weeks, until %(day)s.", weeks
    )
    return words % {"weeks": figure(weeks), "day": day_in_words(bands[-1].end)}


def weeks_in_words(weeks: int) -> str:
    return ngettext("one week", "%(weeks)s weeks", weeks) % {"weeks": figure(weeks)}


def time_in_stage(stage: Stage, weeks: int, planned: int) -> str:
    """Say for how long a unit has been in its stage, and how long was planned."""
    been = ngettext(
        "Your unit has been in %(stage)s for one week;",
        "Your unit has been in %(stage)s for %(weeks)s weeks;",
        weeks,
    ) % {"stage": stage.label, "weeks": figure(weeks)}
    plan = ngettext("one was planned.", "%(weeks)s were planned.", planned) % {"weeks": figure(planned)}
    return f"{been} {plan}"


def due_in_words(stage: UnitStage, programme: Programme, day: date) -> str:
    """Say how the unit's present stage stands to its plan, in a sentence or two."""
    if stage.began_on is None or stage.due_on is None:
        return _("Its first day is not known yet.")
    if stage.began_on > day:
        return _("It begins on %(day)s at the latest.") % {"day": day_in_words(stage.began_on)}
    if stage.due_on > day:
        return _("Planned until %(day)s.") % {"day": day_in_words(stage.due_on)}
    planned = weeks_in_words(weeks_of(stage.stage, programme, stage))
    return _("Planned were %(weeks)s, until %(day)s. When is it time to go on?") % {
        "weeks": planned,
        "day": day_in_words(stage.due_on),
    }
