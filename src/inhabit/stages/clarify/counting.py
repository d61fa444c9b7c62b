"""Counting contributions once a day, in pools of at least eight people and in no other way.

Counting once a day keeps anybody from seeing a share move at the moment when somebody writes. A pool's
figure moves only when it is off by three or more: whoever compares two days, with one known joiner or
one who was asked to write in between, does not see that one person.
"""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from django.db import transaction
from django.db.models import Count, Exists, OuterRef

from inhabit.measures import assign_pools
from inhabit.people.models import Placement, Unit, today
from inhabit.people.models import SpanQuerySet as Spans
from inhabit.programme.models import Programme
from inhabit.stages.clarify.models import Contribution, ContributionPool

LEAST_PEOPLE = 8
STEADY = 3  # a pool's figure stands until so many more (or fewer) have written
SETTLED_DAYS = 28  # only people placed so long, who have signed in, make a pool large enough


def count_all_contributions() -> None:
    """Count the contributions of every running programme."""
    for programme in Programme.objects.running():
        count_contributions(programme)


@transaction.atomic
def count_contributions(programme: Programme) -> None:
    """Replace the programme's pools by today's. Counting twice on a day gives the same pools."""
    units = list(Unit.objects.open().within(programme.root_unit).values_list("pk", "parent_id"))
    index = {unit: position for position, (unit, _) in enumerate(units)}
    parent = [index.get(above, -1) if above is not None else -1 for _, above in units]
    settled = settled_placements(programme)
    wrote = Contribution.objects.finished().filter(programme=programme, person=OuterRef("person"))
    people = counts_by_unit(settled, index)
    contributors = counts_by_unit(settled.filter(Exists(wrote)), index)
    pools = assign_pools(parent, people, LEAST_PEOPLE)
    shown = dict(programme.contribution_pools.values_list("inside", "contributors"))
    programme.contribution_pools.all().delete()
    ContributionPool.objects.bulk_create(
        ContributionPool(
            programme=programme,
            inside_id=(inside := units[pools.inside[anchor]][0]),
            people=size,
            contributors=clamped(steady(shown.get(inside), wrote_here), size),
            counted_on=today(),
        )
        for anchor, size, wrote_here in sums_by_pool(pools.anchor, people, contributors)
    )


def steady(shown: int | None, now: int) -> int:
    """Return what to show of ``now`` contributors where ``shown`` stood before."""
    return now if shown is None or abs(now - shown) >= STEADY else shown


def clamped(contributors: int, people: int) -> int:
    """Never show nobody or everybody."""
    return min(max(contributors, 1), people - 1)


def settled_placements(programme: Programme) -> Spans[Placement]:
    """Return the settled placements of people whom the programme is for."""
    return settled().filter(unit__lines_up__ancestor=programme.root_unit)


def settled() -> Spans[Placement]:
    """Return today's counted placements of people who have signed in once and are here for 28 days."""
    return Placement.objects.current().filter(
        is_counted=True,
        starts_on__lte=today() - timedelta(days=SETTLED_DAYS),
        person__account__isnull=False,
    )


def counts_by_unit(placements: Spans[Placement], index: dict[int, int]) -> np.ndarray:
    counts = np.zeros(len(index), dtype=np.int64)
    for unit, number in placements.values_list("unit").annotate(Count("pk")).order_by():
        if unit in index:
            counts[index[unit]] = number
    return counts


def sums_by_pool(
    anchor: np.ndarray, people: np.ndarray, contributors: np.ndarray
) -> list[tuple[int, int, int]]:
    """Return (anchoring unit, people, contributors) of each pool."""
    pooled = anchor >= 0
    sums = np.zeros((2, len(anchor)), dtype=np.int64)
    np.add.at(sums[0], anchor[pooled], people[pooled])
    np.add.at(sums[1], anchor[pooled], contributors[pooled])
    return [(int(unit), int(sums[0, unit]), int(sums[1, unit])) for unit in np.unique(anchor[pooled])]
