"""Who reads what one writes in this stage, said by the rules that the server enforces."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from inhabit.access.readers import Readers
from inhabit.people.models import Person, Unit
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.stages.empower.commitments.readers import readers_for as promise_readers


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
    partner = Person(pk=-4, name=_("whoever I ask"))
    audience = Commitment.Audience
    yield _("A promise that I show my unit"), promise_readers(audience.MY_UNIT, you, partner, unit)
    yield (
        _("A promise that I show nobody but whom I ask to stand beside it"),
        promise_readers(audience.PARTNER, you, partner, None),
    )
    yield (
        _("How a promise goes week by week, unless I show it my unit"),
        promise_readers(audience.PARTNER, you, partner, None),
    )
