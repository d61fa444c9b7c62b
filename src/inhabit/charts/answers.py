"""The spread of five answers, as bars that part in the middle. For the whole organisation only."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from django.utils.translation import gettext as _

from inhabit.charts.figures import held_back, in_percent
from inhabit.charts.frame import Column, Frame, Row, RowsPicture, Sample, Table, Tick, Value
from inhabit.charts.scale import whole_percents

LEAST_RESPONDENTS = 100  # fewer are never shown as a spread
LABEL_ROOM = 11  # per cent across that a label needs on a phone
HEIGHT = 34  # pixels of a bar
SAMPLE = 16  # pixels of a bar in the legend


@dataclass(frozen=True)
class Question:
    """One question with how many gave each of the five answers, from disagreement to agreement.

    base: what it rests on, in words: “41 groups”.
    """

    name: str
    counts: tuple[int, int, int, int, int]
    base: str = ""

    @property
    def respondents(self) -> int:
        return sum(self.counts)

    @property
    def is_shown(self) -> bool:
        return self.respondents >= LEAST_RESPONDENTS


@dataclass(frozen=True)
class AnswersChart:
    """Questions, and the labels of their five answers."""

    frame: Frame
    labels: tuple[str, str, str, str, str]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Part:
    """One answer's part of a bar, per cent across the picture."""

    answer: int  # 1 to 5
    percent: int
    x: float
    width: float
    words: str = ""

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)

    @property
    def figure(self) -> str:
        return in_percent(self.percent)

    @property
    def has_room(self) -> bool:
        return self.width >= LABEL_ROOM


@dataclass(frozen=True)
class Bar:
    """No parts: held back."""

    parts: tuple[Part, ...]
    centre: float | None  # per cent across to where the bars part
    height: int = HEIGHT


@dataclass(frozen=True)
class Span:
    """How far bars reach from the centre on both sides, in per cent of answers."""

    left: float
    right: float

    def x(self, offset: float) -> float:
        """Return per cent across for ``offset``, per cent of answers from the centre."""
        return round(100 * (self.left + offset) / (self.left + self.right), 2)


def draw_answers(shown: AnswersChart) -> RowsPicture:
    percents = [whole_percents(question.counts) for question in shown.questions if question.is_shown]
    span = span_of(percents)
    return RowsPicture(
        kind="answers",
        frame=shown.frame,
        rows=tuple(row_of(question, shown, span) for question in shown.questions),
        height=HEIGHT,
        table=table_of(shown),
        ticks=ticks_of(span) if percents else (),
        legend=tuple(sample_of(number, label) for number, label in enumerate(shown.labels, 1)),
    )


def sample_of(number: int, label: str) -> Sample:
    return Sample(Bar((Part(number, 100, 0, 100),), None, SAMPLE), label)


def left_of(percents: list[int]) -> float:
    """Return how much of a bar lies left of the centre: both disagreements and half of the middle."""
    return percents[0] + percents[1] + percents[2] / 2


def span_of(percents: list[list[int]]) -> Span:
    """Return one span in which all bars fit, so that lengths compare."""
    left = max((left_of(row) for row in percents), default=50.0)
    right = max((100 - left_of(row) for row in percents), default=50.0)
    return Span(left, right)


def row_of(question: Question, shown: AnswersChart, span: Span) -> Row:
    if not question.is_shown:
        note = _("fewer than %(least)s people answered") % {"least": LEAST_RESPONDENTS}
        return Row(question.name, held_back(), Bar((), None), note)
    percents = whole_percents(question.counts)
    agree = _("%(percent)s agree") % {"percent": in_percent(percents[3] + percents[4])}
    return Row(question.name, agree, bar_of(percents, shown.labels, span), question.base)


def bar_of(percents: list[int], labels: tuple[str, ...], span: Span) -> Bar:
    ends = list(accumulate(percents, initial=-left_of(percents)))
    parts = (
        Part(
            answer=index + 1,
            percent=percent,
            x=span.x(ends[index]),
            width=round(span.x(ends[index + 1]) - span.x(ends[index]), 2),
            words=f"{labels[index]}: {in_percent(percent)}",
        )
        for index, percent in enumerate(percents)
    )
    return Bar(tuple(part for part in parts if part.percent), span.x(0))


def ticks_of(span: Span) -> tuple[Tick, ...]:
    return (Tick(span.x(0), _("disagree ← → agree")),)


def table_of(shown: AnswersChart) -> Table:
    columns = (
        Column(_("Question"), is_number=False),
        *(Column(f"{label}, %") for label in shown.labels),
        Column(_("Rests on"), is_number=False),
    )
    return Table(columns, tuple(cells_of(question) for question in shown.questions))


def cells_of(question: Question) -> tuple[Value, ...]:
    if not question.is_shown:
        return question.name, *[held_back()] * 5, ""
    return question.name, *whole_percents(question.counts), question.base
