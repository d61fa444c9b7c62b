"""Old and new figures together never say anything of fewer than three people."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from inhabit.measures.steadiness import NONE, Replacement, replaceable

LEAST = 3
person = st.tuples(st.integers(NONE, 2), st.integers(NONE, 2), st.booleans())


def decide(people: list[tuple[int, int, bool]]) -> Replacement:
    old, new, changed = zip(*people, strict=True)
    return replaceable(old, new, changed, LEAST)


def fewest_told_apart(people: list[tuple[int, int, bool]], change: Replacement) -> int:
    """Return the fewest values that a combination of figures seen before and after is made of.

    Every value that was in a figure is a column; for each set of fewer than three columns, ask whether some
    combination of figures is made of these alone: whether the figures, cut down to the other columns, are
    dependent in a way that does not vanish on these. The slow way, without atoms.
    """
    columns: dict[tuple[int, str], int] = {}
    figures: dict[tuple[str, int], set[int]] = {}
    for number, (old, new, changed) in enumerate(people):
        before = columns.setdefault((number, "before"), len(columns))
        after = columns.setdefault((number, "after"), len(columns)) if changed else before
        if old != NONE:
            figures.setdefault(("old", old), set()).add(before)
        if new in change.new:
            figures.setdefault(("new", new), set()).add(after)
    matrix = np.zeros((len(figures), len(columns)))
    for row, values in enumerate(figures.values()):
        matrix[row, list(values)] = 1
    whole = np.linalg.matrix_rank(matrix)
    for size in range(1, LEAST):
        for few in combinations(range(len(columns)), size):
            others = np.delete(matrix, few, axis=1)
            if np.linalg.matrix_rank(others) < whole:
                return size
    return LEAST


@settings(max_examples=60)
@given(st.lists(person, min_size=1, max_size=9))
def test_no_combination_of_old_and_new_figures_speaks_of_fewer_than_three(
    people: list[tuple[int, int, bool]],
) -> None:
    old_sizes = [sum(was == pool for was, _, _ in people) for pool in range(3)]
    if any(0 < size < LEAST for size in old_sizes):
        return  # such a pool never stood
    assert fewest_told_apart(people, decide(people)) == LEAST


@settings(max_examples=60)
@given(st.lists(person, min_size=1, max_size=12))
def test_nobody_is_in_a_pool_that_stayed_and_in_one_that_is_new(people: list[tuple[int, int, bool]]) -> None:
    change = decide(people)
    for old, new, _ in people:
        if old != NONE and new != NONE:
            assert (old in change.old) == (new in change.new)


def same(number: int, pool: int) -> list[tuple[int, int, bool]]:
    return [(pool, pool, False)] * number


def test_one_who_joins_waits_until_two_others_have_changed() -> None:
    assert decide([*same(8, 1), (NONE, 1, False)]) == Replacement(frozenset(), frozenset())
    two_more = [(1, 1, True)] * 2
    joined = decide([*same(6, 1), *two_more, (NONE, 1, False)])
    assert joined.new == frozenset(), "two old values and three new ones: the two could be told"
    three = [(1, 1, True)] * 3
    assert decide([*same(6, 1), *three, (NONE, 1, False)]).new == frozenset({1})


def test_one_who_moves_unchanged_holds_both_pools() -> None:
    moved = [*same(9, 1), *same(9, 2), (1, 2, False)]
    assert decide(moved) == Replacement(frozenset(), frozenset())


def test_a_unit_that_gets_a_pool_of_its_own_by_one_joiner_waits() -> None:
    split = [(1, 1, False)] * 8 + [(1, 2, False)] * 7 + [(NONE, 2, False)]
    assert decide(split).new == frozenset()


def test_a_pool_that_is_new_altogether_is_shown() -> None:
    assert decide([(NONE, 5, False)] * 8).new == frozenset({5})
