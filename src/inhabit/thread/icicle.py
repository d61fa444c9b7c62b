"""The map as an icicle: columns are levels, heights are people."""

from __future__ import annotations

from inhabit.charts import icicle
from inhabit.charts.icicle import Branch, Icicle
from inhabit.thread.map import Patch


def draw_icicle(root: Patch) -> Icicle[Patch]:
    """Return the places of ``root``, the units below it and those below them."""
    return icicle.draw_icicle(branch_of(root))


def branch_of(patch: Patch) -> Branch[Patch]:
    below = tuple(branch_of(unit) for unit in patch.below)
    return Branch(patch, patch.people, patch.unit.headcount, below)
