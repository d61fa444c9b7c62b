"""A change is proposed, supported or withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import own_unit_of
from inhabit.programme.models import Programme
from inhabit.stages.empower.remits.models import Remit
from inhabit.stages.reflect.adjustments.models import Adjustment, AdjustmentSupport
from inhabit.stages.reflect.adjustments.present import present_of
from inhabit.stages.reflect.adjustments.routing import route
from inhabit.stages.reflect.adjustments.telling import tell_whose_turn_it_is
from inhabit.strategy.models import Priority, Strategy

Part, State, Target = Adjustment.Part, Adjustment.State, Adjustment.Target


@dataclass(frozen=True)
class RemitChange:
    """What is proposed for a line of ``remit``: the one with ``key``, or a further one where that is None."""

    remit: Remit
    key: UUID | None
    level: int
    limit: str


@transaction.atomic
def propose_adjustment(
    *,
    target: str,
    wording: str,
    reason: str,
    by: Person,
    part: str = Part.OPEN,
    programme: Programme | None = None,
    unit: Unit | None = None,
    priority: Priority | None = None,
    strategy: Strategy | None = None,
    line: RemitChange | None = None,
    before: str | None = None,
    is_credited: bool = False,
    from_retrospective: bool = False,
    from_unit: Unit | None = None,
) -> Adjustment:
    """Propose other words, and let them go to who can decide.

    ``target`` is one of ``Adjustment.Target``, ``part`` which of its texts; without one, who decides says
    which. An interpretation wants ``programme``, ``unit`` and ``priority``; the strategy ``strategy`` or
    ``programme`` and, except for the vision and an addition, ``priority``; a remit ``line`` and its
    ``unit``. ``before`` is what the form showed; without it, what stands now. ``from_unit`` is the unit
    that proposes, by default that of ``by``. The same proposal again, as by a double click, is the same
    row. ``ValidationError`` where words are missing.
    """
    wording, reason = wording.strip(), reason.strip()
    if not reason or not (wording or part == Part.DROP):
        raise ValidationError(_("Write what should stand there, and why: both are needed."))
    if target == Target.STRATEGY and strategy is None and programme is not None:
        strategy = programme.strategy
    Person.objects.select_for_update().get(pk=by.pk)
    mine = Adjustment.objects.open().filter(author=by, target=target, part=part, wording=wording)
    remit = line.remit if line is not None else None
    same = mine.filter(
        programme=programme, unit=unit, priority=priority, strategy=strategy, remit=remit
    ).first()
    if same is not None:
        return same
    adjustment = Adjustment(
        target=target,
        part=part,
        programme=programme,
        strategy=strategy if target == Target.STRATEGY else None,
        unit=unit,
        remit=remit,
        line=line.key if line is not None else None,
        level=line.level if line is not None else None,
        limit=line.limit if line is not None else "",
        priority=priority,
        from_unit=from_unit or own_unit_of(by),
        wording=wording,
        reason=reason,
        author=by,
        is_credited=is_credited,
        is_from_retrospective=from_retrospective,
    )
    adjustment.before = present_of(adjustment).of(part) if before is None else before
    route(adjustment)
    adjustment.save()
    tell_whose_turn_it_is(adjustment)
    record_event("adjustment.proposed", adjustment, by=by)
    return adjustment


@transaction.atomic
def support_adjustment(*, adjustment: Adjustment, by: Person) -> None:
    """Say, with one's name, that one sees it too. Twice is once; one's own, or what is closed, stays."""
    stored = Adjustment.objects.select_for_update().get(pk=adjustment.pk)
    if stored.is_open and stored.author_id != by.pk:
        AdjustmentSupport.objects.get_or_create(adjustment=stored, person=by)


@transaction.atomic
def take_back_support(*, adjustment: Adjustment, by: Person) -> None:
    """Say it no longer. Without having said it nothing happens."""
    stored = Adjustment.objects.select_for_update().get(pk=adjustment.pk)
    if stored.is_open:
        AdjustmentSupport.objects.filter(adjustment=stored, person=by).delete()


@transaction.atomic
def withdraw_adjustment(*, adjustment: Adjustment, by: Person) -> bool:
    """Take back what nobody has answered yet. Return False, and change nothing, where somebody has."""
    stored = Adjustment.objects.select_for_update().get(pk=adjustment.pk)
    if not stored.is_open:
        return stored.state == State.WITHDRAWN
    stored.state, stored.closed_at = State.WITHDRAWN, timezone.now()
    stored.save(update_fields=["state", "closed_at"])
    record_event("adjustment.withdrawn", stored, by=by)
    return True
