"""Starting a programme, and keeping true what each unit's stage says about the units above it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit, UnitAncestor, today
from inhabit.people.rows import update_rows
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.rhythm import due_day
from inhabit.strategy.models import Strategy


@transaction.atomic
def launch_programme(
    *, name: str, strategy: Strategy, root_unit: Unit, starts_on: date, by: Person | None
) -> Programme:
    """Start a programme for ``root_unit`` and all units below it, each at its first stage.

    Raises ``ValidationError`` when the strategy has no published version, or when it already
    runs in a programme for the same root unit.
    """
    if not strategy.versions.published().exists():
        raise ValidationError(_("Publish the strategy first: people need something to interpret."))
    if Programme.objects.running().filter(strategy=strategy, root_unit=root_unit).exists():
        raise ValidationError(_("This strategy already runs in a programme for this unit."))
    programme = Programme.objects.create(
        name=name.strip() or strategy.name, strategy=strategy, root_unit=root_unit, starts_on=starts_on
    )
    refresh_programme(programme)
    record_event("programme.launched", programme, by=by, details={"starts_on": starts_on.isoformat()})
    return programme


@transaction.atomic
def end_programme(*, programme: Programme, by: Person) -> None:
    """End a programme. What was written stays readable; ending it twice changes nothing."""
    if programme.ended_at is None:
        programme.ended_at = timezone.now()
        programme.save(update_fields=["ended_at"])
        record_event("programme.ended", programme, by=by)


def mark_as_shared(*, programme: Programme, unit: Unit) -> None:
    """Note that ``unit`` has shared its interpretation, and what follows for every unit below it."""
    marked = UnitStage.objects.filter(programme=programme, unit=unit, shared_at__isnull=True)
    if marked.update(shared_at=timezone.now()):
        refresh_programme(programme, around=unit)


def refresh_stages() -> None:
    """Bring the unit stages of every running programme in line with today's tree."""
    for programme in Programme.objects.running():
        refresh_programme(programme)


@transaction.atomic
def refresh_programme(programme: Programme, around: Unit | None = None) -> None:
    """Recompute ``opens_on``, ``is_unbroken`` and ``due_on`` for all units, and add stages for new units.

    One pass from the root down over unit-level rows: time and memory are linear in units. Where
    something has happened in one unit alone, ``around`` names it: then only it, the units above it
    and those below are looked at.
    """
    units = Unit.objects.open().within(programme.root_unit)
    known = UnitStage.objects.filter(programme=programme)
    if around is not None:
        lines = UnitAncestor.objects.filter(unit=around).values("ancestor")
        units = units.filter(Q(pk__in=lines) | Q(pk__in=Unit.objects.within(around).values("pk")))
        known = known.filter(unit__in=units.values("pk"))
    stages = {stage.unit_id: stage for stage in known}
    calendar = programme.calendar
    above: dict[int | None, Sight] = {}
    new, changed = [], []
    for unit, parent in units.order_by("depth").values_list("pk", "parent_id"):
        is_new = unit not in stages
        stage = stages.get(unit) or UnitStage(programme=programme, unit_id=unit)
        sight = above[unit] = Sight.of(stage, above.get(parent), programme)
        before = stage.opens_on, stage.is_unbroken, stage.due_on
        sight.write_into(stage)
        stage.due_on = due_day(stage, programme, calendar)
        after = stage.opens_on, stage.is_unbroken, stage.due_on
        if is_new:
            new.append(stage)
        elif before != after:
            changed.append((*after, stage.pk))
    UnitStage.objects.bulk_create(new, batch_size=2000)
    update_rows(UnitStage, ["opens_on", "is_unbroken", "due_on"], changed)


@dataclass(frozen=True)
class Sight:
    """What a unit can see of the thread: when it may start, and whether it is unbroken so far."""

    opens_on: date
    is_unbroken: bool
    is_shared: bool
    nearest_shared_on: date  # the day on which this unit or, failing it, the nearest above shared

    @classmethod
    def of(cls, stage: UnitStage, above: Sight | None, programme: Programme) -> Sight:
        """Work out a unit's sight from its own stage and the sight of the unit above (None: the root)."""
        opens_on = cls.opening(above, programme)
        if stage.opens_on is not None and stage.opens_on <= today():
            opens_on = min(opens_on, stage.opens_on)  # a unit that could start is never closed again
        shared_on = timezone.localdate(stage.shared_at) if stage.shared_at else None
        if shared_on is None:
            nearest = above.nearest_shared_on if above else programme.starts_on
            return cls(opens_on, is_unbroken=False, is_shared=False, nearest_shared_on=nearest)
        is_unbroken = above is None or above.is_unbroken
        return cls(opens_on, is_unbroken=is_unbroken, is_shared=True, nearest_shared_on=shared_on)

    @staticmethod
    def opening(above: Sight | None, programme: Programme) -> date:
        """Return the first day on which a unit may start.

        The day the unit above shared; until then, so many days after the nearest unit further up
        that has shared (or after the programme's start), so that a silent lead blocks nobody.
        """
        if above is None:
            return programme.starts_on
        wait = 0 if above.is_shared else programme.patience_days
        return max(programme.starts_on, above.nearest_shared_on + timedelta(days=wait))

    def write_into(self, stage: UnitStage) -> None:
        stage.opens_on, stage.is_unbroken = self.opens_on, self.is_unbroken
