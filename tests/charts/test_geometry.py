"""Each picture stays in its frame and says with its marks what its figures say."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inhabit.charts.answers import AnswersChart, Bar, Question, draw_answers
from inhabit.charts.dots import Dot, DotChart, DotMark, draw_dots
from inhabit.charts.figures import NOT_SHOWN, Figure
from inhabit.charts.frame import Frame
from inhabit.charts.icicle import COLUMNS, Branch, draw_icicle
from inhabit.charts.load import HEIGHT, Load, LoadChart, LoadMark, draw_load
from inhabit.charts.multiples import Multiples, PanelMark, Series, draw_multiples
from inhabit.charts.retelling import BAND, Fate, Lane, LaneMark, RetellingChart, Told, draw_retelling
from inhabit.charts.slope import Change, Direction, SlopeChart, direction_of, draw_slopes

FRAME = Frame("chart", "A finding.", "Figures", date(2026, 11, 22))
LABELS = ("strongly disagree", "disagree", "neither", "agree", "strongly agree")


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, middle, high = sorted(draw(st.tuples(*[st.floats(0, 100)] * 3)))
    return draw(st.sampled_from([Figure(middle, low, high), Figure(middle), NOT_SHOWN]))


@given(st.lists(figures(), min_size=1, max_size=200))
def test_dots_lie_within_their_interval_and_the_frame(shown: list[Figure]) -> None:
    picture = draw_dots(DotChart(FRAME, tuple(Dot(str(index), item) for index, item in enumerate(shown))))
    for figure, row in zip(shown, picture.rows, strict=True):
        mark = row.mark
        assert isinstance(mark, DotMark)
        if not figure.is_shown:
            assert (mark.x, row.words) == (None, "held back")
            continue
        assert mark.low is not None
        assert mark.x is not None
        assert mark.high is not None
        assert 0 <= mark.low <= mark.x <= mark.high <= 100


def test_a_figure_that_leans_is_drawn_less_certain_and_says_so() -> None:
    picture = draw_dots(DotChart(FRAME, (Dot("Shop", Figure(50, 40, 60), "one group", leans=True),)))
    assert picture.rows[0].note == "one group, leans mostly on the unit above"
    assert [sample.words for sample in picture.legend][1:] == ["leans mostly on the unit above"]


def counts(least: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.tuples(*[st.integers(0, 1000)] * 5).filter(lambda numbers: sum(numbers) >= least)


@given(st.lists(counts(100), min_size=1, max_size=8))
def test_bars_part_at_one_line_and_their_parts_make_the_whole(answers: list[tuple[int, ...]]) -> None:
    questions = tuple(Question("Q", numbers) for numbers in answers)  # type: ignore[arg-type]
    picture = draw_answers(AnswersChart(FRAME, LABELS, questions))
    bars = [row.mark for row in picture.rows if isinstance(row.mark, Bar)]
    assert len({bar.centre for bar in bars}) == 1
    lengths = {round(sum(part.width for part in bar.parts), 0) for bar in bars}
    assert max(lengths) - min(lengths) <= 1
    for bar in bars:
        assert sum(part.percent for part in bar.parts) == 100
        assert all(part.x >= -0.02 and part.x + part.width <= 100.02 for part in bar.parts)
        assert all(
            after.x == pytest.approx(before.x + before.width, abs=0.02)
            for before, after in pairwise(bar.parts)
        )


def test_fewer_than_a_hundred_answers_are_held_back_everywhere() -> None:
    picture = draw_answers(AnswersChart(FRAME, LABELS, (Question("Q", (20, 20, 20, 20, 19)),)))
    assert picture.rows[0].words == "held back"
    assert picture.rows[0].mark == Bar((), None)
    assert picture.table.rows == (("Q", *["held back"] * 5, ""),)


@given(st.lists(st.floats(0, 60) | st.none(), min_size=1, max_size=60))
def test_a_week_is_the_fuller_the_more_hours_it_has(hours: list[float | None]) -> None:
    weeks = tuple(date(2026, 1, 5) + timedelta(weeks=week) for week in range(len(hours)))
    mark = draw_load(LoadChart(FRAME, weeks, (Load("Shop", tuple(hours)),))).rows[0].mark
    assert isinstance(mark, LoadMark)
    pairs = ((hour, cell) for hour, cell in zip(hours, mark.cells, strict=True) if hour is not None)
    known = sorted(pairs, key=lambda pair: pair[0])
    assert all(
        one.height <= other.height and one.step <= other.step for (_, one), (_, other) in pairwise(known)
    )
    assert all(cell.y >= 0 and cell.y + cell.height <= HEIGHT for _, cell in known)
    assert all((cell.height > 0) == (hour > 0) for hour, cell in known)
    assert mark.cells[-1].x + mark.cells[-1].width == pytest.approx(100, abs=0.1)


@given(st.lists(figures(), min_size=1, max_size=12))
def test_a_panel_stays_inside_and_leaves_gaps_open(shown: list[Figure]) -> None:
    rounds = tuple(f"Round {index}" for index in range(len(shown)))
    mark = draw_multiples(Multiples(FRAME, rounds, (Series("Clarity", tuple(shown)),))).rows[0].mark
    assert isinstance(mark, PanelMark)
    assert len(mark.points) == sum(figure.is_shown for figure in shown)
    assert all(0 <= p.top <= p.y <= p.bottom <= mark.height and 0 < p.x < 100 for p in mark.points)
    joined = sum(one.is_shown and other.is_shown for one, other in pairwise(shown))
    assert sum(line.count("L") for line in mark.lines) == joined


told = st.builds(Told, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))


@given(st.lists(told, min_size=1, max_size=6))
def test_a_ribbon_is_as_thick_as_many_kept_the_point(levels: list[Told]) -> None:
    names = tuple(map(str, range(len(levels))))
    mark = draw_retelling(RetellingChart(FRAME, names, (Lane("Point", tuple(levels)),))).rows[0].mark
    assert isinstance(mark, LaneMark)
    for item, stop in zip(levels, mark.stops, strict=True):
        assert 0 <= stop.thickness <= BAND
        assert stop.thickness == pytest.approx(BAND * item.share_kept, abs=0.1)
        assert (stop.fate == Fate.ABSENT) == (item.retellings == 0)
    assert all(0 < one.x < other.x < 100 for one, other in pairwise(mark.stops))


@given(st.lists(st.tuples(figures(), figures()), min_size=1, max_size=60))
def test_slopes_rise_with_their_figures_and_labels_keep_apart(pairs: list[tuple[Figure, Figure]]) -> None:
    changes = tuple(
        Change(str(n), one, other, direction_of(one, other)) for n, (one, other) in enumerate(pairs)
    )
    picture = draw_slopes(SlopeChart(FRAME, ("Spring", "Autumn"), changes))
    assert len(picture.slopes) == sum(change.is_drawn for change in changes)
    for slope in picture.slopes:
        assert 0 <= slope.x1 < slope.x2 <= 100
        assert 0 <= min(slope.y1, slope.y2) <= max(slope.y1, slope.y2) <= picture.height
        if slope.change.step > 0:
            assert slope.y2 <= slope.y1
    ends = sorted(slope.labels[1] for slope in picture.labelled if slope.labels)
    assert all(after - before >= 21.8 for before, after in pairwise(ends))
    assert len(picture.labelled) <= 8


def test_of_many_slopes_the_extremes_and_the_own_one_are_named() -> None:
    steps = {"riser": 30, "faller": -30, "mine": 1}
    others = {f"unit {index}": 0 for index in range(20)}
    changes = tuple(
        Change(name, Figure(50), Figure(50 + step), Direction.UNCHANGED, is_own=name == "mine")
        for name, step in (steps | others).items()
    )
    picture = draw_slopes(SlopeChart(FRAME, ("Spring", "Autumn"), changes))
    assert {"riser", "faller", "mine"} <= {slope.change.name for slope in picture.labelled}
    assert picture.is_crowded


def test_a_direction_needs_intervals_that_are_apart() -> None:
    assert direction_of(Figure(50, 45, 55), Figure(62, 56, 68)) == Direction.UP
    assert direction_of(Figure(62, 56, 68), Figure(50, 45, 55)) == Direction.DOWN
    assert direction_of(Figure(50, 45, 55), Figure(58, 54, 62)) == Direction.UNCHANGED
    assert direction_of(NOT_SHOWN, Figure(58)) == Direction.UNKNOWN


trees = st.recursive(
    st.integers(1, 500).map(lambda own: Branch("leaf", own, own)),
    lambda below: st.tuples(st.integers(0, 50), st.lists(below, max_size=5)).map(
        lambda parts: Branch(
            "unit", parts[0] + sum(item.size for item in parts[1]), parts[0], tuple(parts[1])
        )
    ),
    max_leaves=40,
)


@given(trees)
def test_an_icicle_shares_out_the_height_by_size(root: Branch[str]) -> None:
    icicle = draw_icicle(root)
    for level, (x, width) in enumerate(COLUMNS):
        column = [cell for cell in icicle.cells if cell.level == level]
        assert all((cell.x, cell.width) == (x, width) for cell in column)
        assert all(cell.y >= 0 and cell.y + cell.height <= icicle.height + 0.2 for cell in column)
        stacked = sorted(column, key=lambda cell: cell.y)
        assert all(one.y + one.height <= other.y + 0.2 for one, other in pairwise(stacked))
