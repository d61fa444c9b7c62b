"""How far people have come, as shares along an order."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from inhabit.measures.goal_shares import LEVELS, goal_shares, middle_level

levels = some.sampled_from(LEVELS)


@given(some.lists(levels, max_size=7))
def test_fewer_than_eight_show_nothing(few: list[int]) -> None:
    assert goal_shares(few) is None


@given(some.lists(levels, min_size=8, max_size=60))
def test_counts_never_say_nobody_or_everybody_and_fall_with_the_level(many: list[int]) -> None:
    shares = goal_shares(many)
    assert shares is not None
    counts = [shares.at_least[level] for level in (-1, 0, 1, 2)]
    assert all(1 <= count <= shares.people - 1 for count in counts)
    assert counts == sorted(counts, reverse=True)


def test_they_are_the_counts_themselves_in_between() -> None:
    shares = goal_shares([-2, -1, -1, 0, 0, 0, 1, 2, 2, 1])
    assert shares is not None
    assert shares.at_least == {-1: 9, 0: 7, 1: 4, 2: 2}


def test_everybody_counts_once_with_the_middle_of_their_goals() -> None:
    for one, two, three in product(LEVELS, repeat=3):
        assert middle_level([one, two, three]) == sorted([one, two, three])[1]
    assert middle_level([-1, 2]) == -1
    with pytest.raises(ValueError, match="levels"):
        middle_level([])
    with pytest.raises(ValueError, match="levels"):
        middle_level([3])
