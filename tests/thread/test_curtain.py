"""The picture's geometry: every person has a place, and every thread ends where it must."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inhabit.people.models import Unit
from inhabit.thread.curtain import EDGE, MOST_THREADS, TAG, TAG_WIDTH, Curtain, draw_curtain
from inhabit.thread.fabric import Part
from inhabit.thread.pieces import ROD, WIDE, Piece, line_at

laws = settings(max_examples=40, deadline=None)
NAMES = st.text(max_size=60)
SHARED = st.sampled_from([True, True, False])


def unit_part(name: str, shared: bool, own: int, below: tuple[Part, ...]) -> Part:
    """Return a unit whose thread comes as far as all have shared, assumed that it comes to the unit."""
    ordered = tuple(sorted(below, key=lambda part: not part.has_shared))
    people = own + sum(part.people for part in below)
    reached = own + sum(part.reached for part in below) if shared else 0
    units = 1 + sum(part.units for part in below)
    return Part(Unit(name=name), shared, people, reached, own, units, ordered)


@st.composite
def deep_parts(draw: st.DrawFn) -> Part:
    """A unit below which no more is drawn: the thread reaches some."""
    people = draw(st.integers(1, 300))
    shared = draw(SHARED)
    reached = draw(st.integers(0, people)) if shared else 0
    return Part(Unit(name=draw(NAMES)), shared, people, reached, 0, 3)


LEAVES = st.builds(unit_part, NAMES, SHARED, st.integers(1, 40), st.just(())) | deep_parts()
PARTS = st.recursive(
    LEAVES,
    lambda below: st.builds(
        unit_part, NAMES, SHARED, st.integers(0, 40), st.lists(below, min_size=1, max_size=6).map(tuple)
    ),
    max_leaves=25,
)


def numbered(root: Part) -> Part:
    """Give every unit a key of its own."""
    for key, part in enumerate(root.walk(), 1):
        assert part.unit is not None
        part.unit.pk = key
    return root


def first_breaks(piece: Piece) -> Iterator[Piece]:
    if not piece.part.has_shared:
        yield piece
    else:
        for child in piece.below:
            yield from first_breaks(child)


def drawn(root: Part) -> Curtain:
    numbered(root)
    breaks = {
        piece.part.unit.pk: [number]
        for number, piece in enumerate(first_breaks(draw_curtain(root).root), 1)
        if piece.part.unit
    }
    return draw_curtain(root, dict(list(breaks.items())[:5]))


@laws
@given(PARTS)
def test_widths_are_people_and_parts_fill_the_whole_in_their_order(root: Part) -> None:
    curtain = drawn(root)
    for piece in curtain.pieces:
        assert piece.width == pytest.approx(WIDE * piece.part.people / root.people)
        if piece.below:
            own = piece.part.own * piece.width / piece.part.people
            assert own + sum(child.width for child in piece.below) == pytest.approx(piece.width)
            assert [child.part for child in piece.below] == list(piece.part.below)
            for left, right in pairwise(piece.below):
                assert left.x + left.width == pytest.approx(right.x)


@laws
@given(PARTS)
def test_everything_is_inside_the_frame(root: Part) -> None:
    curtain = drawn(root)
    for piece in curtain.pieces:
        assert piece.x >= 0
        assert piece.x + piece.width <= WIDE + 0.001
        assert ROD <= piece.top < piece.knot < piece.bottom <= curtain.hem < curtain.height
    for thread in curtain.threads:
        assert 0 < thread.x < WIDE
        assert ROD <= thread.end <= curtain.hem
    for label in curtain.labels:
        assert label.piece.top < label.y < curtain.hem
    for tag in curtain.tags:
        assert EDGE <= tag.x <= WIDE - EDGE
        assert 0 < tag.y < curtain.height


@laws
@given(PARTS)
def test_a_thread_ends_where_the_first_silent_unit_on_its_line_is(root: Part) -> None:
    curtain = drawn(root)
    for thread in curtain.threads:
        silent = [piece for piece in line_at(curtain.root, thread.x) if not piece.part.has_shared]
        if silent:
            assert not thread.is_whole
            assert silent[0].top <= thread.end < silent[0].knot
        else:
            assert thread.end > curtain.hem - 50
            assert thread.is_whole == (thread.end == curtain.hem)


@laws
@given(PARTS)
def test_threads_times_people_add_up(root: Part) -> None:
    curtain = drawn(root)
    assert len(curtain.threads) == min(root.people, MOST_THREADS)
    assert len(curtain.threads) * curtain.people_per_thread == pytest.approx(root.people)
    whole = sum(thread.is_whole for thread in curtain.threads) * curtain.people_per_thread
    edges = 2 * len(curtain.pieces)  # at each edge of a piece a thread may stand just beyond it
    assert whole == pytest.approx(root.reached, abs=curtain.people_per_thread * edges)
    if root.reached in {0, root.people}:
        assert whole == pytest.approx(root.reached)


@laws
@given(PARTS)
def test_no_tag_lies_upon_another(root: Part) -> None:
    for one, other in combinations(drawn(root).tags, 2):
        assert abs(one.x - other.x) >= TAG_WIDTH - 0.2 or abs(one.y - other.y) >= TAG


def test_where_the_thread_breaks_further_up_none_hangs() -> None:
    root = unit_part("Team", True, 3, (unit_part("Shift", True, 4, ()),))
    curtain = draw_curtain(root, comes_from_above=False)
    assert not any(thread.is_whole for thread in curtain.threads)
    assert (curtain.main, curtain.fine, curtain.frays, curtain.crossings) == ("", "", "", "")
    assert curtain.loose_crossings
    assert curtain.main_tails


def test_a_name_stands_clear_of_the_ends_and_a_numbered_break_has_its_name_in_the_list() -> None:
    silent = unit_part("Silent", False, 30, (unit_part("Below", True, 20, ()),))
    numbered(root := unit_part("Works", True, 10, (unit_part("Whole", True, 60, ()), silent)))
    labels = {str(label.piece.part.unit): label.y - label.piece.top for label in draw_curtain(root).labels}
    assert labels == {"Whole": 3, "Silent": 44, "Below": 3}
    assert silent.unit is not None
    tagged = draw_curtain(root, {silent.unit.pk: [1]})
    assert [str(label.piece.part.unit) for label in tagged.labels] == ["Whole", "Below"]


def test_nobody_at_all_is_a_rod_and_a_hem() -> None:
    curtain = draw_curtain(unit_part("Empty", True, 0, ()))
    assert curtain.threads == ()
    assert curtain.hem > 0


def test_a_wide_screen_has_more_threads_than_a_narrow_one_but_none_is_lost_of_a_few() -> None:
    assert not any(thread.is_fine for thread in draw_curtain(unit_part("Team", True, 20, ())).threads)
    many = draw_curtain(unit_part("Works", True, 5000, ())).threads
    assert [thread.is_fine for thread in many[:4]] == [False, True, False, True]
