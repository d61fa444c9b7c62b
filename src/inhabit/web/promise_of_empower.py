"""Who reads what one writes in this stage, said by the rules that the server enforces."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from inhabit.access.readers import Readers
from inhabit.people.models import Person, Unit
from inhabit.stages.communicate.unnamed import receiving_unit
from inhabit.stages.empower.barriers.readers import (
    READERS_OF_NAMED,
    READERS_OF_TRIALS,
    readers_when_unnamed,
)


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
    yield _("What stands in your way, with your name"), READERS_OF_NAMED
    receiver = receiving_unit(unit, by=you)
    if receiver is not None:
        yield _("What stands in your way, without your name"), readers_when_unnamed(receiver)
    yield _("What you try another way, and what you see in a trial"), READERS_OF_TRIALS


def rules_for_commitments(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()
