"""Tables whose rows the server sorts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

DESCENDING = "-"


@dataclass(frozen=True)
class Column:
    """What stands in a column. ``key`` names it in the address; without one it can't be sorted by."""

    label: str | Promise
    key: str = ""
    is_number: bool = False
    is_label_hidden: bool = False


@dataclass(frozen=True)
class Sorting:
    """By which column, and which way."""

    key: str
    is_descending: bool = False

    @classmethod
    def asked(cls, words: str, columns: Iterable[Column], *, default: str) -> Sorting:
        """Read ``words`` from an address: "name", or "-name" for descending. Else it is ``default``."""
        keys = {column.key for column in columns if column.key}
        chosen = words if words.removeprefix(DESCENDING) in keys else default
        return cls(chosen.removeprefix(DESCENDING), chosen.startswith(DESCENDING))

    def order(self, *fields: str) -> list[str]:
        """Return ``fields`` for ``order_by``, all of them in this direction."""
        return [f"{DESCENDING}{field}" for field in fields] if self.is_descending else [*fields]

    @property
    def words(self) -> str:
        """Return this sorting as it stands in an address."""
        return f"{DESCENDING}{self.key}" if self.is_descending else self.key


@dataclass(frozen=True)
class Heading:
    """The head of a column. ``sort`` is what to ask for next, ``aria_sort`` how it is sorted now."""

    column: Column
    sort: str = ""
    aria_sort: str = ""


@dataclass(frozen=True)
class Cell:
    """``text``, a link where there is an ``address``; ``note`` in small below; ``spoken`` is said instead."""

    text: str
    address: str = ""
    note: str = ""
    spoken: str = ""
    dialog: str = ""  # the id of the dialog that the link opens, where there is one


@dataclass(frozen=True)
class Table:
    """A table as it is drawn: the first cell of each row names the row."""

    caption: str
    headings: Sequence[Heading]
    rows: Sequence[Sequence[Cell]]

    @property
    def lines(self) -> list[tuple[Cell, list[tuple[Heading, Cell]]]]:
        """Return each row as the cell that names it and the others with their headings."""
        return [(row[0], list(zip(self.headings[1:], row[1:], strict=True))) for row in self.rows]


def headings_of(columns: Iterable[Column], sorting: Sorting | None = None) -> list[Heading]:
    """Return the heads of ``columns``; without a ``sorting`` nothing can be sorted."""
    return [heading_of(column, sorting) for column in columns]


def heading_of(column: Column, sorting: Sorting | None) -> Heading:
    if sorting is None or not column.key:
        return Heading(column)
    if column.key != sorting.key:
        return Heading(column, sort=column.key)
    other_way = Sorting(column.key, not sorting.is_descending)
    return Heading(column, other_way.words, "descending" if sorting.is_descending else "ascending")
