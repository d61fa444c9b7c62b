"""Answer pools: sets of whole units with at least k people, formed bottom-up over a tree.

Source: the product's privacy design. Membership depends only on how many there are in each
unit, never on what anybody said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

type Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Pools:
    """The pools of a tree.

    anchor: int (units,), the unit at which the pool of this unit's people is anchored; −1 where
        the whole tree holds fewer than k.
    inside: int (units,), for each anchoring unit the lowest unit whose subtree holds the whole
        pool; −1 where no pool is anchored. It differs from the anchor only for the pool that was
        given what was left over at the root.
    """

    anchor: Ints
    inside: Ints


def form_pools(parent: npt.ArrayLike, n: npt.ArrayLike, k: int) -> Ints:
    """Return the size of the pool anchored at each unit, 0 where none is.

    parent: int (units,), the index of the unit above, −1 at the root (one root, no cycle).
    n: int (units,), how many people or answers each unit has itself.
    k: the least that a pool may hold, at least 1.

    Nothing is lost while the total is at least k; below that there is no pool at all.
    Raises ``ValueError`` where ``parent`` is not one tree.
    """
    counts = np.asarray(n, dtype=np.int64)
    pools = assign_pools(parent, counts, k)
    sizes = np.zeros(len(counts), dtype=np.int64)
    pooled = pools.anchor >= 0
    np.add.at(sizes, pools.anchor[pooled], counts[pooled])
    return sizes


def assign_pools(parent: npt.ArrayLike, n: npt.ArrayLike, k: int) -> Pools:
    """Return to which pool the people of each unit belong. Arguments as for :func:`form_pools`.

    A unit with at least k people, its own and those passed up to it, is a pool; otherwise they
    pass to the unit above. What is left under k at the root joins the shallowest pool (then the
    largest, then the one with the lowest index).
    """
    parents = np.asarray(parent, dtype=np.int64)
    own = np.asarray(n, dtype=np.int64)
    depth = depths(parents)
    deepest_first = np.argsort(-depth, kind="stable")
    size = own.copy()
    passes_up = np.zeros(len(parents), dtype=bool)
    for unit in deepest_first:
        if size[unit] < k and parents[unit] >= 0:
            passes_up[unit] = True
            size[parents[unit]] += size[unit]
    root = int(deepest_first[-1]) if len(parents) else -1
    joined = join_left_over(passes_up, size, depth, root, k)
    anchor = np.full(len(parents), -1, dtype=np.int64)
    for unit in deepest_first[::-1]:
        anchor[unit] = anchor[parents[unit]] if passes_up[unit] else (joined if unit == root else unit)
    inside = np.full(len(parents), -1, dtype=np.int64)
    anchors = np.unique(anchor[anchor >= 0])
    inside[anchors] = anchors
    if joined not in (-1, root) and size[root] > 0:
        inside[joined] = root
    return Pools(anchor=anchor, inside=inside)


def join_left_over(passes_up: npt.NDArray[np.bool_], size: Ints, depth: Ints, root: int, k: int) -> int:
    """Return the pool that the root's people belong to: the root's own, another, or none (−1)."""
    if root < 0 or size[root] >= k:
        return root
    others = [unit for unit in np.flatnonzero(~passes_up) if unit != root]
    return int(min(others, key=lambda unit: (depth[unit], -size[unit], unit), default=-1))


def depths(parent: Ints) -> Ints:
    """Return the levels between each unit and its root. ``ValueError`` unless there is one tree."""
    if len(parent) and np.count_nonzero(parent < 0) != 1:
        raise ValueError("a tree has exactly one root")
    depth = np.zeros(len(parent), dtype=np.int64)
    above = parent.copy()
    for _ in range(len(parent)):
        climbing = above >= 0
        if not climbing.any():
            return depth
        depth[climbing] += 1
        above[climbing] = parent[above[climbing]]
    if (above >= 0).any():
        raise ValueError("a unit is above itself")
    return depth
