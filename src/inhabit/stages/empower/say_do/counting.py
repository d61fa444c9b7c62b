"""Counting once a day, in pools of at least eight owners, how what is done lies on the priorities.

A pool's figure stands until enough owners have changed (``measures.steadiness``): whoever compares two days
learns nothing of fewer than three of them, whoever joined, left or moved in between.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

import numpy as np
from django.db import transaction

from inhabit.measures import assign_pools
from inhabit.measures.say_do import in_thousandths, kept_from_the_edges, mean_shares
from inhabit.measures.steadiness import NONE, replaceable
from inhabit.people.models import Unit, today
from inhabit.programme.models import Programme
from inhabit.programme.pools import settled_placements
from inhabit.stages.empower.say_do.models import LEAST_OWNERS, SayDoOwner, SayDoPool
from inhabit.stages.empower.say_do.tied import NONE_OF_THEM, Things, tied_things

LEAST_CHANGED = 3
AT_ONCE = 2000


def count_all_say_do() -> None:
    """Count every running programme."""
    things = tied_things()
    for programme in Programme.objects.running():
        count_say_do(programme, things)


@transaction.atomic
def count_say_do(programme: Programme, things: Things) -> None:
    """Replace those of the programme's pools that can be, as ``things`` lie today. Twice is once."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    priorities = sorted(programme.strategy.priorities.values_list("pk", flat=True))
    columns = [*priorities, NONE_OF_THEM]
    shares = {owner: row_of(done, columns) for owner, done in things.items()}
    seats = seats_of_owners(programme, shares)
    stood = standing_members(programme)
    people = sorted(seats.keys() | stood.keys())
    change = replaceable(
        [stood[person][0] if person in stood else NONE for person in people],
        [seats[person].anchor if person in seats else NONE for person in people],
        [stood.get(person, (0, ""))[1] != digest_of(shares.get(person)) for person in people],
        LEAST_CHANGED,
    )
    SayDoPool.objects.filter(programme=programme, pk__in=change.old).delete()
    together = members_of(seats)
    for anchor in sorted(change.new):
        members = together[anchor]
        keep_pool(programme, seats[members[0]].inside, members, shares, columns)


@dataclass(frozen=True)
class Seat:
    """Where an owner is counted: the unit that anchors their pool, and the lowest that holds all of it."""

    anchor: int
    inside: int


def row_of(done: Counter[int], columns: Sequence[int]) -> tuple[int, ...]:
    """Return how many things serve each of ``columns``; what serves another strategy serves none of them."""
    named = [done.get(priority, 0) for priority in columns[:-1]]
    return (*named, done.total() - sum(named))


def digest_of(row: tuple[int, ...] | None) -> str:
    """Return a digest of how an owner's things lie: the same for one thing and for ten that lie alike."""
    if row is None:
        return ""
    divisor = gcd(*row) or 1
    return hashlib.sha256(json.dumps([number // divisor for number in row]).encode()).hexdigest()


def seats_of_owners(programme: Programme, shares: dict[int, tuple[int, ...]]) -> dict[int, Seat]:
    """Return today's pools of at least eight owners, bottom-up over the tree; only settled people count."""
    tree = list(Unit.objects.open().within(programme.root_unit).values_list("pk", "parent_id"))
    index = {unit: position for position, (unit, _) in enumerate(tree)}
    parent = [index.get(above, -1) if above is not None else -1 for _, above in tree]
    placed = settled_placements(programme).order_by().values_list("person", "unit")
    owners = {person: index[unit] for person, unit in placed if person in shares and unit in index}
    number = np.bincount(list(owners.values()), minlength=len(tree)).astype(np.int64)
    pools = assign_pools(parent, number, LEAST_OWNERS)
    return {
        person: Seat(anchor=tree[at][0], inside=tree[int(pools.inside[at])][0])
        for person, unit in owners.items()
        if (at := int(pools.anchor[unit])) >= 0
    }


def standing_members(programme: Programme) -> dict[int, tuple[int, str]]:
    """Return who is in which pool that stands, and the digest of how their things lay then."""
    members = SayDoOwner.objects.filter(pool__programme=programme)
    return {
        person: (pool, digest) for person, pool, digest in members.values_list("person", "pool", "digest")
    }


def members_of(seats: dict[int, Seat]) -> dict[int, list[int]]:
    """Return by each anchoring unit who is counted there, in the order of their numbers."""
    together: dict[int, list[int]] = {}
    for person in sorted(seats):
        together.setdefault(seats[person].anchor, []).append(person)
    return together


def keep_pool(
    programme: Programme,
    inside: int,
    members: Sequence[int],
    shares: dict[int, tuple[int, ...]],
    columns: Sequence[int],
) -> None:
    mean = mean_shares([shares[person] for person in members])
    thousandths = in_thousandths(kept_from_the_edges(mean, len(members)))
    pool = SayDoPool.objects.create(
        programme=programme,
        inside_id=inside,
        owners=len(members),
        shares={str(column): part for column, part in zip(columns, thousandths, strict=True)},
        counted_on=today(),
    )
    SayDoOwner.objects.bulk_create(
        [SayDoOwner(pool=pool, person_id=person, digest=digest_of(shares[person])) for person in members],
        AT_ONCE,
    )
