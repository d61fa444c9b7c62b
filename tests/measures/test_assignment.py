"""The assignment against an independent exact solution, and where there is little or nothing to assign."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from inhabit.measures.assignment import Assignment, Edges, Places, assign, assign_greedily, cost_of

type Case = tuple[int, int, Edges, Places]


def ints(values: list[int]) -> np.ndarray:
    return np.array(values, dtype=np.int64)


def edges_of(rows: list[tuple[int, int, int]]) -> Edges:
    return Edges(*(ints([row[column] for row in rows]) for column in range(3)))


def places_of(rows: list[tuple[int, int]]) -> Places:
    return Places(*(ints([row[column] for row in rows]) for column in range(2)))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    people, coaches = draw(st.integers(0, 7)), draw(st.integers(1, 4))
    pairs = st.tuples(st.integers(0, max(people - 1, 0)), st.integers(0, coaches - 1))
    some = draw(st.lists(pairs, max_size=24, unique=True)) if people else []
    edges = edges_of([(*pair, draw(st.integers(0, 50))) for pair in some])
    places = places_of(
        draw(st.lists(st.tuples(st.integers(0, coaches - 1), st.integers(0, 30)), max_size=10))
    )
    return people, coaches, edges, places


def by_a_matrix(people: int, edges: Edges, places: Places) -> tuple[int, int]:
    """Return how many can be assigned and at what least cost: every place a column, Hungarian method."""
    huge = 10**6
    matrix = np.full((people, len(places.cost) + people), float(huge))
    for person, coach, cost in zip(edges.person, edges.coach, edges.cost, strict=True):
        for place in np.flatnonzero(places.coach == coach):
            matrix[person, place] = cost + places.cost[place]
    rows, columns = linear_sum_assignment(matrix)
    chosen = matrix[rows, columns]
    return int((chosen < huge).sum()), int(chosen[chosen < huge].sum())


def assert_fits(answer: Assignment, case: Case) -> None:
    people, coaches, edges, places = case
    pairs = set(zip(edges.person.tolist(), edges.coach.tolist(), strict=True))
    taken = [(person, coach) for person, coach in enumerate(answer.coach.tolist()) if coach >= 0]
    assert len(answer.coach) == people
    assert set(taken) <= pairs
    for coach in range(coaches):
        assert sum(one == coach for _, one in taken) <= int((places.coach == coach).sum())


@given(cases())
@settings(deadline=None, max_examples=200)
def test_as_many_as_can_be_at_the_least_cost(case: Case) -> None:
    people, _, edges, places = case
    answer = assign(*case)
    assert_fits(answer, case)
    assert (int((answer.coach >= 0).sum()), answer.cost) == by_a_matrix(people, edges, places)


@given(cases())
@settings(deadline=None)
def test_the_greedy_pass_never_does_better(case: Case) -> None:
    best, greedy = assign(*case), assign_greedily(*case)
    assert_fits(greedy, case)
    served = [int((answer.coach >= 0).sum()) for answer in (best, greedy)]
    assert served[0] > served[1] or (served[0] == served[1] and best.cost <= greedy.cost)


@given(cases(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_edges_changes_no_cost(case: Case, random: object) -> None:
    people, coaches, edges, places = case
    turned = Edges(*(values[::-1].copy() for values in (edges.person, edges.coach, edges.cost)))
    assert assign(people, coaches, turned, places).cost == assign(*case).cost


def test_the_load_spreads_where_a_further_place_costs_more() -> None:
    edges = edges_of([(person, coach, 10 * coach) for person in range(4) for coach in range(2)])
    places = places_of([(coach, 6 * place) for coach in range(2) for place in range(4)])
    answer = assign(4, 2, edges, places)
    assert np.bincount(answer.coach).tolist() == [3, 1]
    assert answer.cost == 0 + 6 + 12 + 10


def test_nobody_is_left_out_for_somebody_elses_better_fit() -> None:
    edges = edges_of([(0, 0, 0), (0, 1, 1000), (1, 0, 0)])
    answer = assign(2, 2, edges, places_of([(0, 0), (1, 0)]))
    assert answer.coach.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("edges", "places"),
    [([], [(0, 0)]), ([(0, 0, 1)], []), ([], [])],
    ids=["no candidates", "no places", "nothing"],
)
def test_everybody_is_left_out_where_nothing_can_be(
    edges: list[tuple[int, int, int]], places: list[tuple[int, int]]
) -> None:
    answer = assign(2, 1, edges_of(edges), places_of(places))
    assert (answer.coach.tolist(), answer.cost) == ([-1, -1], 0)


def test_what_is_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="person of an edge"):
        assign(1, 1, edges_of([(1, 0, 0)]), places_of([(0, 0)]))
    with pytest.raises(ValueError, match="coach of a place"):
        assign(1, 1, edges_of([(0, 0, 0)]), places_of([(1, 0)]))
    with pytest.raises(ValueError, match="below 0"):
        assign(1, 1, edges_of([(0, 0, -1)]), places_of([(0, 0)]))


def test_what_an_assignment_costs_counts_the_cheapest_places() -> None:
    edges = edges_of([(0, 0, 5), (1, 0, 7)])
    places = places_of([(0, 9), (0, 1), (0, 4)])
    assert cost_of([0, 0], edges, places) == 5 + 7 + 1 + 4
