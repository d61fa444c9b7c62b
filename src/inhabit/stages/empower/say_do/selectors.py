"""What the pages on say and do show: made of whole pools, and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import Exists, OuterRef

from inhabit.charts.scale import whole_percents
from inhabit.measures.say_do import Gap, gap_between
from inhabit.people.models import Unit, UnitAncestor
from inhabit.programme.models import Programme
from inhabit.programme.selectors import statements_now
from inhabit.stages.empower.say_do.models import SayDoPool
from inhabit.strategy.models import Statement

# A pool's date, how many owners it holds, and its shares in thousandths by priority.
type PoolRow = tuple[date, int, dict[str, int]]


@dataclass(frozen=True)
class SayDo:
    """What is said against what is done, in or above a unit.

    unit: whose figure it is: the unit asked for, or the nearest above that has pools of its own.
    names: of the priorities, in the strategy's order. said, done: per cent, adding up to 100; the last of
        ``done`` is what serves none of them, of which nothing was said. gap: its indices name the same.
    pools: how many groups of at least eight owners it is made of. on: the day the oldest of them was counted.
    """

    unit: Unit
    names: tuple[str, ...]
    said: tuple[int, ...]
    done: tuple[int, ...]
    gap: Gap
    pools: int
    on: date


def say_do_of(programme: Programme, unit: Unit) -> SayDo | None:
    """Return the figure of ``unit`` in ``programme``, else of the nearest unit above; None without any.

    None too where the strategy gives no weights. Five queries at most.
    """
    statements = statements_now(programme)
    if not sum(statement.weight for statement in statements):
        return None
    seat = seat_of_figure(programme, unit)
    if seat is None:
        return None
    pools = pools_inside(programme, seat)
    return compared(seat, statements, pools)


def seat_of_figure(programme: Programme, unit: Unit) -> Unit | None:
    """Return ``unit`` or the nearest above it, within the programme, in whose subtree a whole pool lies."""
    inside = SayDoPool.objects.filter(programme=programme, inside__lines_up__ancestor=OuterRef("pk"))
    under = UnitAncestor.objects.filter(ancestor=programme.root_unit_id).values("unit")
    line = Unit.objects.above(unit).filter(pk__in=under)
    return line.filter(Exists(inside)).order_by("-depth").first()


def pools_inside(programme: Programme, unit: Unit) -> list[PoolRow]:
    pools = SayDoPool.objects.filter(programme=programme)
    if unit.pk != programme.root_unit_id:
        pools = pools.filter(inside__lines_up__ancestor=unit)
    return list(pools.order_by().values_list("counted_on", "owners", "shares"))


def compared(unit: Unit, statements: Sequence[Statement], pools: Sequence[PoolRow]) -> SayDo:
    weights = np.array([*(statement.weight for statement in statements), 0], dtype=np.float64)
    lived = mean_of(pools, [statement.priority_id for statement in statements])
    said = weights / weights.sum()
    return SayDo(
        unit=unit,
        names=tuple(statement.name for statement in statements),
        said=tuple(whole_percents([statement.weight for statement in statements])),
        done=tuple(whole_percents([round(share * 1_000_000) for share in lived])),
        gap=gap_between(said, lived),
        pools=len(pools),
        on=min(day for day, _, _ in pools),
    )


def mean_of(pools: Sequence[PoolRow], priorities: Sequence[int]) -> np.ndarray:
    """Return the mean share of each of ``priorities``, then of all else, every owner counting as one."""
    total = np.zeros(len(priorities) + 1)
    owners = 0
    for _, size, shares in pools:
        named = [shares.get(str(priority), 0) for priority in priorities]
        total += size * np.array([*named, sum(shares.values()) - sum(named)]) / 1000
        owners += size
    mean: np.ndarray = total / owners / (total / owners).sum()
    return mean
