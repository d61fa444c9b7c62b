"""Views of one thing beside each other, each with its own address."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise

# A label, and the name of the address behind it.
type Page = tuple[str | Promise, str]


@dataclass(frozen=True)
class Tab:
    """A view of the page. ``count`` stands behind the label where it is given, 0 included.

    ``pages`` are the views within it, shown in a row of their own while one of them is open.
    """

    label: str
    address: str
    is_here: bool = False
    count: int | None = None
    pages: tuple[Tab, ...] = ()

    @property
    def count_in_words(self) -> str:
        return "" if self.count is None else number_format(self.count, force_grouping=True)


@dataclass
class Section:
    """Pages that share one tab. Packages above name their own here, in the order in which they are ready."""

    label: str | Promise
    pages: list[Page] = field(default_factory=list)

    def add(self, label: str | Promise, name: str) -> None:
        """Add a page, once: the application can start twice."""
        if (label, name) not in self.pages:
            self.pages.append((label, name))

    def tab(self, here: str, *arguments: int) -> Tab:
        """Return the tab of a section that has pages; it leads to its first one."""
        pages = tuple(
            Tab(str(label), reverse(name, args=arguments), is_here=name == here) for label, name in self.pages
        )
        return Tab(
            str(self.label), pages[0].address, is_here=any(page.is_here for page in pages), pages=pages
        )
