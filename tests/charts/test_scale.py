"""Places follow values: order is kept, nothing leaves the frame, parts make the whole."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inhabit.charts.scale import Scale, scale_around, spread, whole_percents

values = st.floats(-1e6, 1e6)
places = st.lists(st.floats(-500, 900), max_size=40)


@given(values, values, values, values)
def test_a_scale_keeps_order_and_stays_inside(low: float, high: float, one: float, other: float) -> None:
    scale = Scale(min(low, high), max(low, high))
    first, second = sorted((one, other))
    assert 0 <= scale.x(first) <= scale.x(second) <= 100
    assert 80 >= scale.y(first, 80) >= scale.y(second, 80) >= 0


def test_a_scale_without_length_puts_everything_in_the_middle() -> None:
    assert Scale(5, 5).x(5) == 50


@given(st.lists(st.floats(0, 100), max_size=30))
def test_a_scale_around_values_holds_all_of_them(shown: list[float]) -> None:
    scale = scale_around(shown)
    assert 0 <= scale.low < scale.high <= 100
    assert all(scale.low <= value <= scale.high for value in shown)


@given(places)
def test_labels_keep_their_order_their_distance_and_the_frame(wanted: list[float]) -> None:
    result = spread(wanted, gap=22, low=11, high=409)
    ordered = [place for _, place in sorted(zip(wanted, result, strict=True), key=lambda pair: pair[0])]
    gap = min(22, 398 / max(len(wanted) - 1, 1))
    assert all(11 <= place <= 409 for place in result)
    if len(set(wanted)) == len(wanted):
        assert all(after - before >= gap - 0.11 for before, after in pairwise(ordered))


def test_labels_with_room_stay_where_they_are_and_crowded_ones_share_the_way() -> None:
    assert spread([100, 200], 22, 0, 400) == [100, 200]
    assert spread([100, 100], 22, 0, 400) == [89, 111]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_whole_percents_make_a_hundred_and_are_close(counts: list[int]) -> None:
    percents = whole_percents(counts)
    if not sum(counts):
        assert percents == [0] * len(counts)
        return
    assert sum(percents) == 100
    for count, percent in zip(counts, percents, strict=True):
        assert percent == pytest.approx(100 * count / sum(counts), abs=1)
