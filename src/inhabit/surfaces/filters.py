"""What a list can be narrowed down by: choices in a form that is sent with GET."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Choice:
    """One value of a filter; the empty value means: no filter."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Filter:
    """A question with one answer: a row of chips or, where there are many choices, a select."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    is_select: bool = False

    @property
    def chosen(self) -> str:
        """Return the value that holds; there always is one."""
        return next(choice.value for choice in self.choices if choice.is_chosen)

    @property
    def is_set(self) -> bool:
        return bool(self.chosen)


def filter_by(
    name: str, label: str, choices: Iterable[tuple[str, str]], *, asked: str, is_select: bool = False
) -> Filter:
    """Return a filter of (value, label) pairs with ``asked`` chosen or, where not offered, the first."""
    pairs = list(choices)
    values = [value for value, _ in pairs]
    chosen = asked if asked in values else values[0]
    return Filter(name, label, tuple(Choice(v, text, v == chosen) for v, text in pairs), is_select)


def in_an_address(words: str, filters: Iterable[Filter]) -> str:
    """Return what has been searched for and chosen as an address carries it before a page's number."""
    asked = ([("q", words)] if words else []) + [(one.name, one.chosen) for one in filters if one.is_set]
    return f"{urlencode(asked)}&" if asked else ""
