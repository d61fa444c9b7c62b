"""Views of one thing beside each other, each with its own address."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format


@dataclass(frozen=True)
class Tab:
    """A view of the page. ``count`` stands behind the label where it is given, 0 included."""

    label: str
    address: str
    is_here: bool = False
    count: int | None = None

    @property
    def count_in_words(self) -> str:
        return "" if self.count is None else number_format(self.count, force_grouping=True)
