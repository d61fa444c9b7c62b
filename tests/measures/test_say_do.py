"""Said against done, compared with exact fractions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inhabit.measures.say_do import (
    gap_between,
    in_thousandths,
    kept_from_the_edges,
    mean_shares,
    total_variation,
)

weights = st.lists(st.integers(0, 40), min_size=1, max_size=9).filter(any)


@st.composite
def two_weights(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    one = draw(weights)
    same_length = st.lists(st.integers(0, 40), min_size=len(one), max_size=len(one)).filter(any)
    return one, draw(same_length)


def exact(numbers: list[int]) -> list[Fraction]:
    return [Fraction(number, sum(numbers)) for number in numbers]


def shares(numbers: list[int]) -> list[float]:
    return [float(share) for share in exact(numbers)]


def what_has_to_move(said: list[int], done: list[int]) -> Fraction:
    """Return the part of what is done that has to leave where it is, moved piece by piece."""
    return sum(
        (max(there - here, Fraction(0)) for here, there in zip(exact(said), exact(done), strict=True)),
        Fraction(0),
    )


@given(two_weights())
def test_it_is_the_part_that_would_have_to_move(pair: tuple[list[int], list[int]]) -> None:
    said, done = pair
    assert total_variation(shares(said), shares(done)) == pytest.approx(float(what_has_to_move(said, done)))
    assert total_variation(shares(done), shares(said)) == pytest.approx(float(what_has_to_move(said, done)))


@given(two_weights())
def test_over_and_under_are_those_further_off_than_close(pair: tuple[list[int], list[int]]) -> None:
    said, done = pair
    more = [there - here for here, there in zip(exact(said), exact(done), strict=True)]
    gap = gap_between(shares(said), shares(done))
    assert set(gap.over) == {index for index, by in enumerate(more) if by > Fraction(1, 20)}
    assert set(gap.under) == {index for index, by in enumerate(more) if by < -Fraction(1, 20)}
    assert [more[index] for index in gap.over] == sorted((more[i] for i in gap.over), reverse=True)


def test_the_ends() -> None:
    assert total_variation([1.0, 0.0], [0.0, 1.0]) == 1
    assert total_variation([0.25, 0.75], [0.25, 0.75]) == 0


@pytest.mark.parametrize(
    ("said", "done"), [([0.5, 0.6], [0.5, 0.5]), ([1.0], [0.5, 0.5]), ([1.5, -0.5], [0.5, 0.5])]
)
def test_what_is_no_share_is_refused(said: list[float], done: list[float]) -> None:
    with pytest.raises(ValueError, match="shares"):
        total_variation(said, done)


@given(
    st.lists(
        weights.filter(lambda row: len(row) >= 3).map(lambda row: row[:3]).filter(any),
        min_size=1,
        max_size=12,
    )
)
def test_each_owner_counts_as_one(rows: list[list[int]]) -> None:
    expected = [sum(column) / len(rows) for column in zip(*map(exact, rows), strict=True)]
    assert mean_shares(rows) == pytest.approx([float(share) for share in expected])


def test_an_owner_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="every owner"):
        mean_shares([[1, 0], [0, 0]])
    with pytest.raises(ValueError, match="every owner"):
        mean_shares(np.zeros((0, 2)))


@given(weights.filter(lambda numbers: len(numbers) > 1), st.integers(8, 60))
def test_no_pool_shows_nothing_or_everything(numbers: list[int], people: int) -> None:
    kept = kept_from_the_edges(shares(numbers), people)
    floor = min(1 / people, 1 / (2 * len(numbers)))
    assert kept.sum() == pytest.approx(1)
    assert kept.min() >= floor - 1e-9
    order = np.argsort(shares(numbers), kind="stable")
    assert (np.diff(kept[order]) >= -1e-9).all()


@given(st.integers(8, 60))
def test_all_of_one_mind_look_as_if_one_person_did_something_else(people: int) -> None:
    alike = kept_from_the_edges([1.0, 0.0, 0.0], people)
    nearly = kept_from_the_edges([1 - 0.5 / people, 0.5 / people, 0.0], people)
    assert alike == pytest.approx(nearly)


@given(weights)
def test_thousandths_add_up(numbers: list[int]) -> None:
    parts = in_thousandths(shares(numbers))
    assert sum(parts) == 1000
    assert all(abs(part - 1000 * share) < 1 for part, share in zip(parts, exact(numbers), strict=True))
