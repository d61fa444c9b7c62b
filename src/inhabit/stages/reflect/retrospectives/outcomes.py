"""What an agreed change becomes: each kind through the action that makes it anywhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from inhabit.people.models import Person, today
from inhabit.programme.models import Programme
from inhabit.programme.selectors import programme_of
from inhabit.stages.clarify.stops.actions import write_stop
from inhabit.stages.reflect.retrospectives.models import Idea

TWO_WEEKS = timedelta(weeks=2)
Kind = Idea.Kind


def make_outcome(idea: Idea) -> None:
    """Make of ``idea`` what its kind says, by whoever took it on. ``ValidationError`` where that can't be."""
    owner = idea.owner
    if owner is None or idea.kind not in MAKERS:
        raise ValidationError(_("Somebody has to take it on first."))
    idea.outcome = MAKERS[Kind(idea.kind)](idea, owner)
    idea.save(update_fields=["outcome"])


def as_stop(idea: Idea, owner: Person) -> int:
    unit = idea.retrospective.unit
    if unit.lead_id != owner.pk:
        raise ValidationError(_("Whoever leads the unit keeps its stop list. Ask them to take it on."))
    stop = write_stop(
        programme=programme_behind(idea),
        unit=unit,
        text=idea.text,
        stops_on=day_of(idea),
        priority=None,
        by=owner,
    )
    return stop.pk


def programme_behind(idea: Idea) -> Programme:
    found = idea.retrospective.programme or programme_of(idea.retrospective.unit)
    if found is None:
        raise ValidationError(_("No programme reaches this unit, so it keeps no stop list."))
    return found


def day_of(idea: Idea) -> date:
    """Return the day that was agreed on, or in two weeks where none was or it is over."""
    return idea.due_on if idea.due_on and idea.due_on >= today() else today() + TWO_WEEKS


MAKERS: dict[Kind, Callable[[Idea, Person], int]] = {Kind.STOP: as_stop}
