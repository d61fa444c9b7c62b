"""Counting once a day, in pools of at least eight people, how many did something; and in no other way.

Counting once a day keeps anybody from seeing a share move at the moment when somebody writes. A pool's
figure moves only when it is off by three or more: whoever compares two days, with one known joiner or
one who was asked to write in between, does not see that one person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from django.db.models import Count

from inhabit.measures import assign_pools
from inhabit.people.models import Placement, Unit, today
from inhabit.people.models import SpanQuerySet as Spans
from inhabit.programme.models import Programme

LEAST_PEOPLE = 8
STEADY = 3  # a pool's figure stands until so many more (or fewer) have done it
SETTLED_DAYS = 28  # only people placed so long, who have signed in, make a pool large enough


@dataclass(frozen=True)
class Counted:
    """A pool: the unit in whose subtree it lies (its key), its people, and how many of them did it."""

    inside: int
    people: int
    number: int


def counted_in_pools(
    programme: Programme, of: Spans[Placement], did: Spans[Placement], shown: Mapping[int, int]
) -> Iterator[Counted]:
    """Yield today's pools of the placements ``of``, and how many of each are among ``did``.

    ``shown`` are the figures that stood before, by the unit that a pool lies in.
    """
    units = list(Unit.objects.open().within(programme.root_unit).values_list("pk", "parent_id"))
    index = {unit: position for position, (unit, _) in enumerate(units)}
    parent = [index.get(above, -1) if above is not None else -1 for _, above in units]
    people, number = counts_by_unit(of, index), counts_by_unit(did, index)
    pools = assign_pools(parent, people, LEAST_PEOPLE)
    for anchor, size, now in sums_by_pool(pools.anchor, people, number):
        inside = units[pools.inside[anchor]][0]
        yield Counted(inside, size, clamped(steady(shown.get(inside), now), size))


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


def counts_by_unit(placements: Spans[Placement], index: Mapping[int, int]) -> np.ndarray:
    counts = np.zeros(len(index), dtype=np.int64)
    for unit, number in placements.values_list("unit").annotate(Count("pk")).order_by():
        if unit in index:
            counts[index[unit]] = number
    return counts


def sums_by_pool(anchor: np.ndarray, people: np.ndarray, number: np.ndarray) -> list[tuple[int, int, int]]:
    """Return (anchoring unit, people, how many of them did it) of each pool."""
    pooled = anchor >= 0
    sums = np.zeros((2, len(anchor)), dtype=np.int64)
    np.add.at(sums[0], anchor[pooled], people[pooled])
    np.add.at(sums[1], anchor[pooled], number[pooled])
    return [(int(unit), int(sums[0, unit]), int(sums[1, unit])) for unit in np.unique(anchor[pooled])]


def steady(shown: int | None, now: int) -> int:
    """Return what to show of ``now`` where ``shown`` stood before."""
    return now if shown is None or abs(now - shown) >= STEADY else shown


def clamped(number: int, people: int) -> int:
    """Never show nobody or everybody."""
    return min(max(number, 1), people - 1)
