"""Who reads what one writes in this stage, said by the rules that the server enforces."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from inhabit.access.readers import Readers
from inhabit.people.models import Person, Unit
from inhabit.stages.reflect.retrospectives.readers import READERS_OF_AGREED, readers_in_unit


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
    yield _("What you write in a retrospective of your unit, without your name"), readers_in_unit(unit)
    yield _("What your unit agrees on in a retrospective"), READERS_OF_AGREED


def rules_for_recognitions(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()


def rules_for_reviews(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from ()
