"""Who reads what one writes in this stage, said by the rules that the server enforces."""

from __future__ import annotations

from collections.abc import Iterator

from inhabit.access.readers import Readers
from inhabit.people.models import Person, Unit


def rules_for_empower(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from rules_for_remits(you, unit)
    yield from rules_for_decisions(you, unit)
    yield from rules_for_barriers(you, unit)
    yield from rules_for_commitments(you, unit)


def rules_for_remits(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()


def rules_for_decisions(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()


def rules_for_barriers(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()


def rules_for_commitments(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()
