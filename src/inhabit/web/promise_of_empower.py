"""Who reads what one writes in this stage, said by the rules that the server enforces."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from inhabit.access.readers import Readers
from inhabit.people.models import Person, Unit
from inhabit.stages.empower.barriers.readers import (
    READERS_OF_NAMED,
    READERS_OF_TRIALS,
    readers_when_unnamed,
)
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.stages.empower.commitments.readers import readers_for as promise_readers
from inhabit.stages.empower.decisions.models import Decision
from inhabit.stages.empower.decisions.readers import readers_for
from inhabit.stages.empower.remits.models import Remit
from inhabit.stages.empower.remits.readers import readers_of as readers_of_remit
from inhabit.stages.empower.remits.readers import (
    readers_of_draft,
    readers_of_new_request,
    readers_of_proposal,
    readers_of_wish,
)


def rules_for_empower(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from rules_for_remits(you, unit)
    yield from rules_for_decisions(you, unit)
    yield from rules_for_barriers(you, unit)
    yield from rules_for_commitments(you, unit)


def rules_for_remits(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    remit = Remit(unit=unit, given_in=unit, kind=Remit.Kind.EVERYONE)
    yield (
        _("What I write down, as a lead, about who decides what, until I propose it"),
        readers_of_draft(remit),
    )
    yield _("The same, once I have proposed it"), readers_of_proposal(remit)
    yield _("The same, once it is agreed for everyone in my unit"), readers_of_remit(remit)
    mine = Remit(unit=unit, given_in=unit, kind=Remit.Kind.PERSON, person=you)
    yield _("What I alone may decide, once it is agreed"), readers_of_remit(mine)
    yield _("What I would like to be different in what is mine to decide"), readers_of_wish(remit, you)
    yield _("A decision that I ask to be settled"), readers_of_new_request(unit, you)


def rules_for_decisions(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    for audience in Decision.Audience:
        thing = _("A decision that I log, shown to “%(audience)s”, and what became of it")
        yield thing % {"audience": audience.label}, readers_for(audience, unit, you)


def rules_for_barriers(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield _("What stands in my way, with my name"), READERS_OF_NAMED
    yield (
        _("What stands in my way, without my name, once five have come together, from eight people on"),
        readers_when_unnamed(unit),
    )
    yield _("What I try another way, and what I see in a trial"), READERS_OF_TRIALS


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
