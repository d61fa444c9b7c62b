"""The kinds of notices. A package names its own in a module ``notices`` and adds them in its AppConfig."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from inhabit.notify.reach import everyone_here
from inhabit.people.models import Person


@dataclass(frozen=True)
class NoticeKind:
    """A kind of thing that people are told.

    ``key`` is the package and a word: "communicate.answer". ``label`` names the kind where people choose
    what reaches them. ``words`` are one sentence that says what happened, with named places for the
    notice's details: "%(unit)s has told the story in its own words." They carry names of units, stories
    and priorities, numbers and days; never anybody's words, and never who wrote without a name.
    ``comes_back`` marks an answer to something that the person has asked or said: Home shows it.
    ``move`` is the key of the next step that it asks for too, which then need not be said a second time.
    ``is_urgent`` ones are mailed at the next waking hour, the others wait for the weekly digest.
    ``reaches`` says whom such a notice can reach at all: nobody else is asked how they want it.
    """

    key: str
    label: str | Promise
    words: str | Promise
    comes_back: bool = False
    is_urgent: bool = False
    move: str = ""
    reaches: Callable[[Person], bool] = everyone_here


KINDS: dict[str, NoticeKind] = {}


def kinds_that_reach(person: Person) -> list[NoticeKind]:
    return [kind for kind in KINDS.values() if kind.reaches(person)]


def add_kinds(*kinds: NoticeKind) -> None:
    """Make ``kinds`` known. Adding the same one twice changes nothing."""
    KINDS.update({kind.key: kind for kind in kinds})
