"""What became of promises, for the pages of units and programmes: pools, and words that may be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Unit, UnitAncestor
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.selectors import statements_now
from inhabit.stages.empower.commitments.models import Commitment, CommitmentPool
from inhabit.stages.empower.commitments.selectors import named
from inhabit.stages.empower.commitments.weeks import this_week

MOST_TOLD = 200
FEWEST_TELLERS = 5  # before that many have let theirs be told, none is


@dataclass(frozen=True)
class Outcome:
    """Of one priority, or a unit: how many promises were made in a cycle, and how many of them kept.

    Both None where fewer than eight people stand behind them.
    """

    name: str
    promised: int | None = None
    kept: int | None = None

    @property
    def percent(self) -> int:
        """Return the share kept, in whole per cent."""
        return round(100 * (self.kept or 0) / self.promised) if self.promised else 0

    @property
    def is_shown(self) -> bool:
        return self.promised is not None


def latest_cycle(programme: Programme) -> int:
    """Return the latest cycle in which something was counted."""
    pools = programme.commitment_pools.order_by("-cycle").values_list("cycle", flat=True)
    return pools.first() or 1


def outcomes_of(programme: Programme) -> list[Outcome]:
    """Return every priority of the programme with its figures of the latest cycle, in three queries."""
    pools = programme.commitment_pools.filter(cycle=latest_cycle(programme), priority__isnull=False)
    figures = {pool.priority_id: pool for pool in pools}
    return [
        outcome_from(statement.name, figures.get(statement.priority_id))
        for statement in statements_now(programme)
    ]


def finding_of(outcomes: list[Outcome]) -> str:
    """Return in a sentence what there is to see."""
    shown = [outcome for outcome in outcomes if outcome.promised]
    if not shown:
        return _(
            "Nothing can be shown yet: a priority is, from eight people on who promise something for it."
        )
    most = max(shown, key=lambda outcome: outcome.promised or 0)
    if len(shown) == len(outcomes):
        return _("Most is promised for “%(name)s”.") % {"name": most.name}
    silent = len(outcomes) - len(shown)
    sentence = ngettext(
        "Most is promised for “%(name)s”; %(number)d priority has too few promises to be shown.",
        "Most is promised for “%(name)s”; %(number)d priorities have too few promises to be shown.",
        silent,
    )
    return sentence % {"name": most.name, "number": silent}


def outcome_from(name: str, pool: CommitmentPool | None) -> Outcome:
    return Outcome(name) if pool is None else Outcome(name, pool.promised, pool.kept)


def counted_in(unit: Unit) -> Outcome | None:
    """Return what the units from ``unit`` down have promised and kept in its present cycle.

    Only pools that lie wholly below it count; None where there are none.
    """
    stages = UnitStage.objects.filter(unit=unit, programme__ended_at=None).order_by("-programme__starts_on")
    stage = stages.first()
    if stage is None:
        return None
    below = UnitAncestor.objects.filter(ancestor=unit).values("unit")
    pools = CommitmentPool.objects.filter(
        programme=stage.programme_id, cycle=stage.cycle, priority=None, inside__in=below
    )
    sums = pools.aggregate(promised=Sum("promised"), kept=Sum("kept"))
    return Outcome(unit.name, sums["promised"], sums["kept"]) if sums["promised"] else None


def kept_and_told(programme: Programme) -> list[Commitment]:
    """Return what is different now, where its owner lets it be told, in an order that says nothing.

    The latest of them; what was closed this week comes next week. None is told before five people let
    theirs be.
    """
    monday = timezone.make_aware(datetime.combine(this_week(), time()))
    told = Commitment.objects.filter(
        programme=programme, state=Commitment.State.KEPT, may_be_told=True, closed_at__lt=monday
    )
    latest = list(named(told).order_by("-closed_at")[:MOST_TOLD])
    if len({item.owner_id for item in latest}) < FEWEST_TELLERS:
        return []
    return sorted(latest, key=lambda item: (item.priority_id or 0, item.outcome))
