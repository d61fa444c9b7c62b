"""To whom something owes its words, as packages above know it.

A page asks for what it shows; a package above names, in its joining, who finds the thanks for a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Thanks:
    """A sentence of thanks, and the page that says more."""

    words: str
    address: str


type Finder = Callable[[Collection[int]], dict[int, list[Thanks]]]

# By kind of thing; each gets the numbers of things of its kind and answers in one query.
FINDERS: dict[str, Finder] = {}


def thanks_for(kind: str, numbers: Collection[int]) -> dict[int, list[Thanks]]:
    """Return the thanks for each of the things of ``kind`` that owe any."""
    finder = FINDERS.get(kind)
    return finder(numbers) if finder is not None and numbers else {}
