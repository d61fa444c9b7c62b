"""What every chart has: its finding, what is shown, its table, and the parts that rows are drawn of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True)
class Frame:
    """What stands around a picture.

    slug: names the chart in addresses and files; unique on its page.
    finding: a sentence that says what is to be seen; given by whoever knows the rule.
    what: what is shown, with its unit and interval: “Understanding, 0 to 100, with 90% intervals”.
    base: what it rests on: “three groups”. Empty where nothing was asked of anybody.
    on: the day the figures are of.
    is_simulated: the figures are invented; every view and download says so.
    """

    slug: str
    finding: str
    what: str
    on: date
    base: str = ""
    is_simulated: bool = False


@dataclass(frozen=True)
class Column:
    name: str
    is_number: bool = True


type Value = str | int | float


@dataclass(frozen=True)
class Table:
    """The same as the picture, in words and figures. The first cell of a row names it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def cells(self) -> list[list[tuple[Column, Value]]]:
        """Return each row's values with their columns."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Tick:
    """A label of an axis, ``x`` per cent across. begins: it stands where a stretch begins, not at a point."""

    x: float
    label: str
    begins: bool = False

    @property
    def anchor(self) -> str:
        """Return which part of the label stands at ``x``, so that none leaves the picture."""
        if self.begins or self.x <= 10:
            return "start"
        return "end" if self.x >= 90 else "middle"


class Mark(Protocol):
    """The geometry of a row: per cent across, pixels down."""

    @property
    def height(self) -> int: ...


@dataclass(frozen=True)
class Sample:
    """A line of the legend: a mark as it looks, and what it means."""

    mark: Mark
    words: str


@dataclass(frozen=True)
class Row:
    """A row of a picture: its name, its mark, and its figure in words.

    note: what to know when reading it, under the name.
    address: where the name leads; empty for nowhere.
    """

    name: str
    words: str
    mark: Mark
    note: str = ""
    is_own: bool = False
    address: str = ""


@dataclass(frozen=True)
class RowsPicture:
    """A picture made of rows (or panels), each drawn by ``templates/charts/marks/<kind>.svg``."""

    kind: str
    frame: Frame
    rows: tuple[Row, ...]
    height: int  # pixels of each mark
    table: Table
    ticks: tuple[Tick, ...] = ()
    legend: tuple[Sample, ...] = ()
    columns: tuple[str, ...] = ()  # names of equal columns, in place of ticks
    is_panels: bool = False

    template = "charts/pictures/rows.html"

    @property
    def is_empty(self) -> bool:
        return not self.rows

    @property
    def mark_template(self) -> str:
        return f"charts/marks/{self.kind}.svg"

    @property
    def has_links(self) -> bool:
        return any(row.address for row in self.rows)
