"""A unit goes on to its next stage, or back one, and takes the weeks that it needs. The unit decides."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit, today
from inhabit.programme.forms import MOST_WEEKS
from inhabit.programme.models import Programme, Stage, StageChange, UnitStage
from inhabit.programme.rhythm import Turn, due_day, weeks_of


def turn_of(stage: UnitStage) -> Turn:
    return Turn(Stage(stage.stage), stage.cycle)


@transaction.atomic
def go_on(*, programme: Programme, unit: Unit, seen: str, by: Person) -> UnitStage:
    """Let ``unit`` go on from the turn that its lead has ``seen``; after the last stage, a new cycle begins.

    Nobody above has to have done so. Going on twice from the same turn is the same as once. Raises
    ``ValidationError`` when the unit stands somewhere else meanwhile, or the programme has ended.
    """
    stage = locked_stage(programme, unit)
    turn = turn_of(stage)
    if turn.previous is not None and turn.previous.sign == seen:
        return stage
    if turn.sign != seen:
        raise ValidationError(moved_meanwhile(stage))
    return move(stage, programme, unit, turn.following, by, is_back=False)


@transaction.atomic
def go_back(*, programme: Programme, unit: Unit, seen: str, by: Person) -> UnitStage:
    """Let ``unit`` go back one stage from the turn that its lead has ``seen``; its dates come back too.

    Raises ``ValidationError`` when the unit stands somewhere else meanwhile, or at its very first stage.
    """
    stage = locked_stage(programme, unit)
    turn = turn_of(stage)
    if turn.following.sign == seen:
        return stage
    if turn.sign != seen:
        raise ValidationError(moved_meanwhile(stage))
    if turn.previous is None:
        raise ValidationError(_("This is the first stage: there is none to go back to."))
    return move(stage, programme, unit, turn.previous, by, is_back=True)


@transaction.atomic
def set_weeks(*, programme: Programme, unit: Unit, weeks: dict[str, int], by: Person) -> UnitStage:
    """Give ``unit`` its own weeks for each of the stages in ``weeks``; 0 takes those of the programme again.

    Raises ``ValidationError`` for more than a year, or once the programme has ended.
    """
    if any(number < 0 or number > MOST_WEEKS for number in weeks.values()):
        raise ValidationError(_("A stage takes between one week and a year."))
    stage = locked_stage(programme, unit)
    own = {name: number for name, number in (stage.weeks | weeks).items() if number}
    own = {name: number for name, number in own.items() if number != weeks_of(name, programme)}
    if own == stage.weeks:
        return stage
    stage.weeks = own
    stage.due_on = due_day(stage, programme, programme.calendar)
    stage.save(update_fields=["weeks", "due_on"])
    record_event(
        "unit.weeks_changed", unit, by=by, details={"weeks": weeks_of(stage.stage, programme, stage)}
    )
    return stage


def locked_stage(programme: Programme, unit: Unit) -> UnitStage:
    """Return the unit's stage, locked until the transaction ends."""
    if not Programme.objects.running().filter(pk=programme.pk).exists():
        raise ValidationError(_("This programme has ended. What the units said stays readable."))
    stage = UnitStage.objects.select_for_update().filter(programme=programme, unit=unit).first()
    if stage is None or not unit.is_open:
        raise ValidationError(_("This unit does not take part in the programme."))
    return stage


def moved_meanwhile(stage: UnitStage) -> str:
    return _("Nothing has changed: your unit stands in %(stage)s meanwhile. See below who decided so.") % {
        "stage": stage.get_stage_display()
    }


def move(
    stage: UnitStage, programme: Programme, unit: Unit, to: Turn, by: Person, *, is_back: bool
) -> UnitStage:
    stage.stage, stage.cycle = to.stage, to.cycle
    if is_back:
        entered = StageChange.objects.filter(
            programme=programme, unit=unit, stage=to.stage, cycle=to.cycle, is_back=False
        ).first()
        stage.entered_on = timezone.localdate(entered.changed_at) if entered else None
    else:
        stage.entered_on = today()
    stage.due_on = due_day(stage, programme, programme.calendar)
    stage.save(update_fields=["stage", "cycle", "entered_on", "due_on"])
    StageChange.objects.create(
        programme=programme, unit=unit, stage=to.stage, cycle=to.cycle, is_back=is_back, changed_by=by
    )
    verb = "unit.gone_back" if is_back else "unit.gone_on"
    record_event(verb, unit, by=by, details={"stage": to.stage.value, "cycle": to.cycle})
    return stage
