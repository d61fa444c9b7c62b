"""What packages above this one lay beside the draft of a retelling, for its author alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inhabit.people.models import Person


@dataclass(frozen=True)
class Aside:
    """Something that the author has noted elsewhere: under a heading, with the page where it stands."""

    heading: str
    text: str
    address: str


# Each gets the author and returns what they alone have noted, in at most one query.
ASIDES: list[Callable[[Person], list[Aside]]] = []


def beside_draft(author: Person) -> list[Aside]:
    return [aside for find in ASIDES for aside in find(author)]
