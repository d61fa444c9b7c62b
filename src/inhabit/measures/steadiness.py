"""When figures of pools may be replaced by newer ones, so that comparing the two says nothing of a few.

Whoever has seen both can subtract any of the old figures from any of the new ones. Persons who stand in the
same old and the same new pool, with the same values, always come together: they are an *atom*. Who has
changed, joined or left comes with an old value, a new one, or one of them. Every combination of figures is
made of whole atoms; so where no atom is smaller than ``least``, none says anything of fewer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

NONE = -1

type Atom = tuple[int, int]  # the old and the new pool; NONE for what has gone or come


@dataclass(frozen=True)
class Replacement:
    """Which old pools are given up, and which new ones take their place; the others stay as they were."""

    old: frozenset[int]
    new: frozenset[int]


def replaceable(
    old: npt.ArrayLike, new: npt.ArrayLike, has_changed: npt.ArrayLike, least: int
) -> Replacement:
    """Return the pools that can be replaced without an atom of fewer than ``least`` persons.

    old, new: int (persons,), the pool each one was in and would be in now; −1 for none.
    has_changed: bool (persons,), whether the person's own values differ from those in the old figure.

    Pools that share persons are replaced together or not at all. A pool in which nobody has changed
    is "replaced" by itself, which changes nothing. Raises ``ValueError`` for arrays of different lengths.
    """
    before, now = np.asarray(old, dtype=np.int64), np.asarray(new, dtype=np.int64)
    changed = np.asarray(has_changed, dtype=bool)
    if not before.shape == now.shape == changed.shape:
        raise ValueError("one entry for each person")
    groups = Groups()
    atoms: Counter[Atom] = Counter()
    for was, becomes, differs in zip(before.tolist(), now.tolist(), changed.tolist(), strict=True):
        groups.join(was, becomes)
        atoms.update(atoms_of(was, becomes, differs))
    held = {groups.of(atom) for atom, size in atoms.items() if size < least}
    free = {atom for atom in atoms if groups.of(atom) not in held}
    return Replacement(
        old=frozenset(was for was, _ in free if was != NONE),
        new=frozenset(becomes for _, becomes in free if becomes != NONE),
    )


def atoms_of(was: int, becomes: int, differs: bool) -> list[Atom]:
    if not differs and NONE not in (was, becomes):
        return [(was, becomes)]
    return [atom for atom in ((was, NONE), (NONE, becomes)) if atom != (NONE, NONE)]


class Groups:
    """Old and new pools, those that share a person in one group (disjoint sets, with path halving)."""

    def __init__(self) -> None:
        self.parent: dict[Atom, Atom] = {}

    def join(self, was: int, becomes: int) -> None:
        roots = [self.root(node) for node in ((was, NONE), (NONE, becomes)) if node != (NONE, NONE)]
        for root in roots[1:]:
            self.parent[root] = roots[0]

    def of(self, atom: Atom) -> Atom:
        was, becomes = atom
        return self.root((was, NONE) if was != NONE else (NONE, becomes))

    def root(self, node: Atom) -> Atom:
        self.parent.setdefault(node, node)
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node
