"""Which cycle of a unit or a programme can be reviewed, and from when to when it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from inhabit.people.models import Unit, today
from inhabit.programme.models import Programme, Stage, StageChange, UnitStage


@dataclass(frozen=True)
class Span:
    """The days of a cycle; ``last`` is today while it goes on."""

    first: date
    last: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Its first moment, and the first one after it."""
        days = (self.first, self.last + timedelta(days=1))
        begin, end = (timezone.make_aware(datetime.combine(day, time())) for day in days)
        return begin, end


def cycle_to_review(stage: UnitStage | None) -> int | None:
    """Return the cycle that is at its end, or over; None before the first has come so far."""
    if stage is None:
        return None
    if stage.stage == Stage.REFLECT:
        return stage.cycle
    return stage.cycle - 1 or None


def span_of(programme: Programme, unit: Unit, cycle: int) -> Span:
    """Return the days of a cycle: from when ``unit`` came into it until it went on to the next."""
    entered = StageChange.objects.filter(
        programme=programme, unit=unit, stage=Stage.CLARIFY, cycle__in=[cycle, cycle + 1], is_back=False
    ).order_by("changed_at")
    days = {change.cycle: timezone.localdate(change.changed_at) for change in entered}
    first = days.get(cycle, programme.starts_on)
    return Span(min(first, today()), max(days.get(cycle + 1, today()), first))
