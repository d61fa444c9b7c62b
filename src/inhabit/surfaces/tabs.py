"""Views of one thing beside each other, each with its own address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    """A view of the page. ``count`` stands behind the label where it is given, 0 included."""

    label: str
    address: str
    is_here: bool = False
    count: int | None = None
