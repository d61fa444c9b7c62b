"""Who reads what one writes in this stage, said by the rules that the server enforces."""

from __future__ import annotations

from collections.abc import Iterator

from inhabit.access.readers import Readers
from inhabit.people.models import Person, Unit


def rules_for_reflect(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from rules_for_journal(you, unit)
    yield from rules_for_adjustments(you, unit)
    yield from rules_for_retrospectives(you, unit)
    yield from rules_for_recognitions(you, unit)
    yield from rules_for_reviews(you, unit)


def rules_for_journal(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()


def rules_for_adjustments(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()


def rules_for_retrospectives(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()


def rules_for_recognitions(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()


def rules_for_reviews(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()
