"""Pools against a slow, obviously right twin, and the promises that they must keep."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inhabit.measures import assign_pools, form_pools


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """A tree of up to 40 units (parents before children, then relabelled) and people in each."""
    size = draw(st.integers(1, 40))
    parents = [-1] + [draw(st.integers(0, unit - 1)) for unit in range(1, size)]
    label = draw(st.permutations(range(size)))
    relabelled = [0] * size
    for unit, parent in enumerate(parents):
        relabelled[label[unit]] = -1 if parent < 0 else label[parent]
    people = draw(st.lists(st.integers(0, 12), min_size=size, max_size=size))
    return relabelled, people


def slow_pools(parent: list[int], n: list[int], k: int) -> list[int]:
    """The rule read aloud: recursion, lists of people, no arrays."""
    people: dict[int, int] = {}

    def climb(unit: int) -> int:
        together = n[unit] + sum(climb(child) for child, above in enumerate(parent) if above == unit)
        if together >= k:
            people[unit] = together
            return 0
        return together

    def depth(unit: int) -> int:
        return 0 if parent[unit] < 0 else 1 + depth(parent[unit])

    left = climb(parent.index(-1))
    if left and people:
        people[min(people, key=lambda unit: (depth(unit), -people[unit], unit))] += left
    return [people.get(unit, 0) for unit in range(len(parent))]


@given(trees(), st.integers(1, 15))
def test_pools_equal_the_rule_read_aloud(tree: tuple[list[int], list[int]], k: int) -> None:
    parent, n = tree
    assert form_pools(parent, n, k).tolist() == slow_pools(parent, n, k)


@given(trees(), st.integers(1, 15))
def test_nothing_is_lost_and_no_pool_is_small(tree: tuple[list[int], list[int]], k: int) -> None:
    parent, n = tree
    sizes = form_pools(parent, n, k)
    assert sizes.sum() == (sum(n) if sum(n) >= k else 0)
    assert all(size >= k for size in sizes[sizes > 0])


@given(trees(), st.integers(1, 15))
def test_a_pool_lies_wholly_inside_the_unit_that_it_names(tree: tuple[list[int], list[int]], k: int) -> None:
    parent, n = tree
    pools = assign_pools(parent, n, k)
    for unit, anchor in enumerate(pools.anchor):
        if anchor >= 0 and n[unit]:
            trail = [unit]
            while parent[trail[-1]] >= 0:
                trail.append(parent[trail[-1]])
            assert pools.inside[anchor] in trail


def test_a_long_chain_and_a_wide_star() -> None:
    assert form_pools(np.arange(-1, 199), np.ones(200, dtype=int), 8).sum() == 200
    star = form_pools([-1] + [0] * 50_000, [1] * 50_001, 8)
    assert star[0] == 50_001


def test_empty_tree_has_no_pools() -> None:
    assert form_pools([], [], 5).tolist() == []


@pytest.mark.parametrize("parent", [[-1, -1], [1, 0], [-1, 2, 1]])
def test_what_is_no_tree_is_refused(parent: list[int]) -> None:
    with pytest.raises(ValueError, match=r"root|above itself"):
        form_pools(parent, [1] * len(parent), 5)
