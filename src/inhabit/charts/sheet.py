"""A chart laid out on a sheet of fixed width: the picture that people take along."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inhabit.charts.frame import Frame, Row, RowsPicture, Sample, Tick
from inhabit.charts.organisation import OrganisationPicture
from inhabit.charts.slope import SlopePicture

WIDTH, EDGE = 800, 24  # pixels
INNER = WIDTH - 2 * EDGE
LETTER = 0.52  # a letter's width per pixel of its size, on average
NAME_WIDTH, MARK_X, MARK_WIDTH = 210, 250, 380
TITLE, TEXT, SMALL = 20, 14, 12  # pixels of letters
type Picture = RowsPicture | SlopePicture | OrganisationPicture


@dataclass(frozen=True)
class Words:
    """A line of words; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    size: int = TEXT
    anchor: str = "start"
    kind: str = "ink"  # the class of its colour: ink, soft, strong


@dataclass(frozen=True)
class Placed:
    """A mark in its place."""

    x: float
    y: float
    width: float
    height: float
    template: str
    mark: object


@dataclass(frozen=True)
class Sheet:
    """Words and marks, and how far down they reach. Parts are added with ``+``."""

    height: float
    words: tuple[Words, ...] = ()
    marks: tuple[Placed, ...] = ()

    def __add__(self, other: Sheet) -> Sheet:
        return Sheet(other.height, self.words + other.words, self.marks + other.marks)


def wrap(text: str, width: float, size: int = TEXT) -> list[str]:
    """Return lines that fit ``width`` by the average letter; a word that doesn't fit is broken."""
    most = max(int(width / (LETTER * size)), 1)
    lines = [""]
    for word in text.split():
        line = f"{lines[-1]} {word}".strip()
        if len(line) <= most:
            lines[-1] = line
            continue
        pieces = [word[start : start + most] for start in range(0, len(word), most)]
        lines = [*lines, *pieces] if lines[-1] else pieces
    return lines


def shorten(text: str, width: float, size: int = TEXT) -> str:
    lines = wrap(text, width - size, size)
    return lines[0] + ("…" if len(lines) > 1 else "")


def block(text: str, x: float, y: float, width: float, *, size: int = TEXT, kind: str = "ink") -> Sheet:
    """Return ``text`` in lines from ``y`` (the top) down."""
    leading = round(size * 1.35)
    lines = wrap(text, width, size)
    words = (Words(x, y + size + index * leading, line, size, kind=kind) for index, line in enumerate(lines))
    return Sheet(y + len(lines) * leading, tuple(words))


def sheet_of(picture: Picture) -> Sheet:
    """Return the whole sheet: finding, what is shown, legend and picture."""
    sheet = head(picture.frame)
    sheet += body(picture, sheet.height + 8)
    return sheet + Sheet(round(sheet.height + EDGE))


def head(frame: Frame) -> Sheet:
    title = block(frame.finding, EDGE, EDGE, INNER, size=TITLE)
    return title + block(what_words(frame), EDGE, title.height + 4, INNER, kind="soft")


def what_words(frame: Frame) -> str:
    """Return the subtitle in one line: what, base, date, and whether it is simulated."""
    parts = (_("Simulated") if frame.is_simulated else "", frame.what, frame.base)
    return " · ".join([*filter(None, parts), date_format(frame.on, "DATE_FORMAT")])


@singledispatch
def body(picture: object, y: float) -> Sheet:
    """Return the picture below ``y``. Raises ``TypeError`` for what is no picture."""
    raise TypeError(f"{type(picture).__name__} is not drawn on sheets")


@body.register
def rows_body(picture: RowsPicture, y: float) -> Sheet:
    sheet = Sheet(y)
    for sample in picture.legend:
        sheet += legend_line(sample, picture, sheet.height)
    sheet += axis(picture.ticks or columns(picture.columns), sheet.height + 18)
    for row in picture.rows:
        sheet += row_line(row, picture, sheet.height)
    return sheet


def legend_line(sample: Sample, picture: RowsPicture, y: float) -> Sheet:
    height = min(sample.mark.height, 44)
    mark = Placed(EDGE, y, 24 if height > 20 else 40, height, picture.mark_template, sample.mark)
    words = Words(EDGE + 52, y + height / 2 + 5, sample.words, kind="soft")
    return Sheet(y + max(height, 18) + 4, (words,), (mark,))


def row_line(row: Row, picture: RowsPicture, y: float) -> Sheet:
    name = block(row.name, EDGE, y, NAME_WIDTH)
    if row.note:
        name += block(row.note, EDGE, name.height, NAME_WIDTH, size=SMALL, kind="soft")
    x = MARK_X + MARK_WIDTH + 20
    words = block(row.words, x, y, WIDTH - EDGE - x)
    mark = Placed(MARK_X, y, MARK_WIDTH, picture.height, picture.mark_template, row.mark)
    bottom = max(name.height, words.height, y + picture.height) + 12
    return name + words + Sheet(bottom, (), (mark,))


def columns(names: tuple[str, ...]) -> tuple[Tick, ...]:
    return tuple(Tick(100 * (index + 0.5) / len(names), name) for index, name in enumerate(names))


def axis(ticks: tuple[Tick, ...], baseline: float) -> Sheet:
    """Return the labels of an axis above the marks; each within its share of the width."""
    room = MARK_WIDTH / max(len(ticks), 1)
    words = (
        Words(
            round(MARK_X + tick.x / 100 * MARK_WIDTH, 1),
            baseline,
            tick.label if len(ticks) == 1 else shorten(tick.label, room, SMALL),
            SMALL,
            "start" if tick.begins else "middle",
            "soft",
        )
        for tick in ticks
    )
    return Sheet(baseline + 12 if ticks else baseline, tuple(words))


@body.register
def slope_body(picture: SlopePicture, y: float) -> Sheet:
    sheet = block(" ".join(filter(None, (f"{picture.counted}.", picture.undrawn))), EDGE, y, INNER)
    left, width = EDGE + 60, 360
    right, top = left + width, sheet.height + 34
    ends = (Words(left, top - 12, picture.rounds[0], SMALL), Words(right, top - 12, picture.rounds[1], SMALL))
    labels: list[Words] = []
    for slope in picture.labelled:
        start, end = slope.labels or (0.0, 0.0)
        name = shorten(slope.change.name, WIDTH - EDGE - right - 50)
        labels.append(Words(left - 10, top + start + 5, slope.start, anchor="end"))
        labels.append(Words(right + 12, top + end + 5, slope.end))
        labels.append(Words(right + 44, top + end + 5, name))
    mark = Placed(left, top, width, picture.height, "charts/marks/slope.svg", picture)
    return sheet + Sheet(top + picture.height, (*ends, *labels), (mark,))


@body.register
def organisation_body(picture: OrganisationPicture, y: float) -> Sheet:
    words: list[Words] = []
    for cell in picture.icicle.cells:
        if cell.has_room_for_words and not cell.is_own:
            width = cell.width / 100 * INNER - 16
            text = shorten(f"{cell.item.name} {cell.item.figure}", width, SMALL)
            kind = "strong" if cell.item.step >= 3 else "ink"
            words.append(Words(EDGE + cell.x / 100 * INNER + 8, y + cell.y + 16, text, SMALL, kind=kind))
    mark = Placed(EDGE, y, INNER, picture.height, "charts/marks/organisation.svg", picture)
    return Sheet(y + picture.height, tuple(words), (mark,))
