"""Who will read this: one rule that is both enforced and said.

A *circle* is a set of people defined by a relation ("whoever leads Payroll"). An object's
:class:`Readers` are the circles that may read it. The server asks ``include``; the page prints
``sentence``; both come from the same circles, so the sentence is literally true. Packages define
circles beside the relation that they are made of.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from inhabit.people.models import Person


class Breadth(StrEnum):
    """How wide a circle is, as its icon tells; the narrowest first."""

    NOBODY = "nobody"
    ONE = "one"
    FEW = "few"
    UNIT = "unit"
    EVERYONE = "everyone"
    COUNTED = "counted"  # read by nobody: it goes into a figure made of many


WIDENING = tuple(Breadth)


@dataclass(frozen=True)
class Said:
    """Who may read something, as a page says it: what ``components/readers.html`` shows."""

    sentence: str
    breadth: Breadth

    def __str__(self) -> str:
        return self.sentence


class Circle(Protocol):
    """A set of people defined by a relation."""

    @property
    def breadth(self) -> Breadth:
        """Say how wide the circle is."""

    def includes(self, person: Person) -> bool:
        """Say whether ``person`` is in the circle now."""

    def people(self) -> QuerySet[Person]:
        """Return everyone in the circle now."""

    def words(self, reader: Person | None) -> str:
        """Name the circle to ``reader``, as a part of a sentence: "you", "everyone in Payroll"."""


@dataclass(frozen=True)
class Readers:
    """The circles that may read an object; nobody else may."""

    circles: tuple[Circle, ...]

    def include(self, person: Person) -> bool:
        """Say whether ``person`` may read the object."""
        return any(circle.includes(person) for circle in self.circles)

    def said_to(self, reader: Person | None) -> Said:
        """Say to ``reader`` who may read the object, and how many that is about."""
        return Said(self.sentence(reader), self.breadth)

    @property
    def breadth(self) -> Breadth:
        """How wide the widest circle is; several people, each a circle of their own, are a few."""
        widest = max((circle.breadth for circle in self.circles), key=WIDENING.index, default=Breadth.NOBODY)
        return Breadth.FEW if widest == Breadth.ONE and len(self.circles) > 1 else widest

    def sentence(self, reader: Person | None) -> str:
        """Say to ``reader`` who may read the object: "Only you." or "You and whoever leads Payroll."."""
        if not self.circles:
            return _("Nobody.")
        words = list(dict.fromkeys(circle.words(reader) for circle in self.circles))
        if len(words) == 1 and len(self.circles) == 1 and is_one_at_most(self.circles[0]):
            return _("Only %(who)s.") % {"who": words[0]}
        sentence = in_one_list(words)
        return sentence[:1].upper() + sentence[1:] + "."


def in_one_list(words: list[str]) -> str:
    """Return ``words`` as one list; where several of them are lists themselves, parted by semicolons."""
    last = _("and")
    if len(words) > 2 and any(f" {last} " in word for word in words):
        return "; ".join(words)
    return get_text_list(words, last)


def is_one_at_most(circle: Circle) -> bool:
    """Say whether nobody or one person is in the circle; asked only where its breadth leaves it open.

    A circle of another breadth that is made of one person says so by ``is_one``. Of however many people two
    are read, never all counted.
    """
    if getattr(circle, "is_one", False):
        return True
    if circle.breadth in {Breadth.ONE, Breadth.EVERYONE}:
        return circle.breadth == Breadth.ONE
    return len(circle.people().order_by().values_list("pk", flat=True)[:2]) <= 1
