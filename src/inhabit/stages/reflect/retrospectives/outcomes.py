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
from inhabit.stages.empower.commitments.actions.promising import Serves, promise
from inhabit.stages.reflect.adjustments.actions import propose_adjustment
from inhabit.stages.reflect.adjustments.models import Adjustment
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


def as_adjustment(idea: Idea, owner: Person) -> int:
    """Propose it to who can decide, as the unit's: it is ``owner`` who carries it."""
    unit = idea.retrospective.unit
    target = idea.target or Adjustment.Target.REMIT
    adjustment = propose_adjustment(
        target=target,
        wording=idea.text,
        reason=idea.because or _("We agreed on it in a retrospective of %(unit)s.") % {"unit": unit},
        programme=None if target == Adjustment.Target.REMIT else programme_behind(idea),
        unit=None if target == Adjustment.Target.STRATEGY else unit,
        priority=idea.priority,
        by=owner,
        from_retrospective=True,
        from_unit=unit,
    )
    return adjustment.pk


def as_commitment(idea: Idea, owner: Person) -> int:
    commitment = promise(
        owner=owner,
        unit=idea.retrospective.unit,
        outcome=idea.text,
        due_on=day_of(idea),
        serves=Serves(priority=idea.priority),
        by=owner,
    )
    return commitment.pk


def as_stop(idea: Idea, owner: Person) -> int:
    unit = idea.retrospective.unit
    if unit.lead_id != owner.pk:
        raise ValidationError(_("Whoever leads the unit keeps its stop list. Ask them to take it on."))
    stop = write_stop(
        programme=programme_behind(idea),
        unit=unit,
        text=idea.text,
        stops_on=day_of(idea),
        priority=idea.priority_id,
        by=owner,
    )
    return stop.pk


def programme_behind(idea: Idea) -> Programme:
    found = idea.retrospective.programme or programme_of(idea.retrospective.unit)
    if found is None:
        raise ValidationError(_("No programme reaches this unit, so there is no strategy to change."))
    return found


def day_of(idea: Idea) -> date:
    """Return the day that was agreed on, or in two weeks where none was or it is over."""
    return idea.due_on if idea.due_on and idea.due_on >= today() else today() + TWO_WEEKS


MAKERS: dict[Kind, Callable[[Idea, Person], int]] = {
    Kind.ADJUSTMENT: as_adjustment,
    Kind.COMMITMENT: as_commitment,
    Kind.STOP: as_stop,
}
