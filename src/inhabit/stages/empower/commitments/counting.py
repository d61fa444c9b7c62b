"""Counting promises once a day, in pools of at least eight owners and in no other way.

There are two sets of pools for each cycle: by units, for the pages of units, and by priorities, for the page
of the programme. What is not in a pool of a priority has at least eight owners, too, so that no difference
between the two sets tells of fewer.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q

from inhabit.measures import assign_pools
from inhabit.people.models import Unit, today
from inhabit.programme.models import Programme
from inhabit.programme.pools import LEAST_PEOPLE, clamped, steady
from inhabit.stages.empower.commitments.models import Commitment, CommitmentPool, CommitmentQuerySet

KEPT = Count("pk", filter=Q(state=Commitment.State.KEPT))

type Shown = dict[tuple[int, int | None, int], tuple[int, int]]  # by cycle, priority and unit


def count_all_commitments() -> None:
    """Count the promises of every running programme."""
    for programme in Programme.objects.running().select_related("root_unit"):
        count_commitments(programme)


@transaction.atomic
def count_commitments(programme: Programme) -> None:
    """Replace the programme's pools by today's. Counting twice on a day gives the same pools."""
    stood: Shown = {
        (pool.cycle, pool.priority_id, pool.inside_id): (pool.promised, pool.kept)
        for pool in programme.commitment_pools.all()
    }
    made = Commitment.objects.filter(programme=programme)
    cycles = made.order_by().values_list("cycle", flat=True).distinct()
    pools = [
        held_steady(pool, stood)
        for cycle in cycles
        for pool in (*pools_by_unit(programme, cycle), *pools_by_priority(programme, cycle))
    ]
    programme.commitment_pools.all().delete()
    CommitmentPool.objects.bulk_create(pools)


def held_steady(pool: CommitmentPool, stood: Shown) -> CommitmentPool:
    """Let figures move by three at least, as all counts in pools do, and never show none or all as kept."""
    before = stood.get((pool.cycle, pool.priority_id, pool.inside_id))
    promised, kept = before or (None, None)
    pool.promised = max(steady(promised, pool.promised), 2)
    pool.kept = clamped(steady(kept, pool.kept), pool.promised)
    return pool


def pools_by_unit(programme: Programme, cycle: int) -> Iterator[CommitmentPool]:
    """Yield the pools of whole units; whoever has promises in several units is counted in one of them."""
    units = list(Unit.objects.open().within(programme.root_unit).values_list("pk", "parent_id"))
    index = {unit: position for position, (unit, _) in enumerate(units)}
    parent = [index.get(above, -1) if above is not None else -1 for _, above in units]
    counts = np.zeros((3, len(units)), dtype=np.int64)
    for unit, *figures in counts_by_unit(made_in(programme, cycle)):
        if unit in index:
            counts[:, index[unit]] = figures
    pools = assign_pools(parent, counts[0], LEAST_PEOPLE)
    for anchor in np.unique(pools.anchor[pools.anchor >= 0]):
        owners, promised, kept = (int(number) for number in counts[:, pools.anchor == anchor].sum(axis=1))
        inside = units[pools.inside[anchor]][0]
        yield pool_of(programme, cycle, None, inside, (owners, promised, kept))


def counts_by_unit(made: CommitmentQuerySet) -> Iterator[tuple[int, int, int, int]]:
    """Yield (unit, owners, promised, kept)."""
    earlier = made.filter(owner=OuterRef("owner"), unit__lt=OuterRef("unit"))
    of_owners = Count("owner", distinct=True, filter=~Exists(earlier))
    yield from made.order_by().values_list("unit").annotate(owners=of_owners, promised=Count("pk"), kept=KEPT)


def pools_by_priority(programme: Programme, cycle: int) -> Iterator[CommitmentPool]:
    """Yield a pool for each priority with enough owners; the smallest are left out until the rest is many."""
    made = made_in(programme, cycle)
    by_priority = made.order_by().values_list("priority")
    rows = list(by_priority.annotate(owners=Count("owner", distinct=True), promised=Count("pk"), kept=KEPT))
    shown = sorted((row for row in rows if row[0] and row[1] >= LEAST_PEOPLE), key=lambda row: row[1])
    while shown and 0 < owners_beside(made, [row[0] for row in shown]) < LEAST_PEOPLE:
        shown.pop(0)
    for priority, *figures in shown:
        yield pool_of(programme, cycle, priority, programme.root_unit_id, tuple(figures))


def owners_beside(made: CommitmentQuerySet, priorities: list[int]) -> int:
    """Return how many have promised something that serves none of ``priorities``."""
    rest = made.filter(Q(priority=None) | ~Q(priority__in=priorities))
    return int(rest.aggregate(owners=Count("owner", distinct=True))["owners"])


def made_in(programme: Programme, cycle: int) -> CommitmentQuerySet:
    return Commitment.objects.filter(programme=programme, cycle=cycle)


def pool_of(
    programme: Programme, cycle: int, priority: int | None, inside: int, figures: tuple[int, ...]
) -> CommitmentPool:
    owners, promised, kept = figures
    return CommitmentPool(
        programme=programme,
        cycle=cycle,
        priority_id=priority,
        inside_id=inside,
        owners=owners,
        promised=promised,
        kept=kept,
        counted_on=today(),
    )
