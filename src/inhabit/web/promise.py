"""Who reads what one writes here, said by the rules that the server enforces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.readers import Readers, Said
from inhabit.people.circles import Themself
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import readers_of_history
from inhabit.people.selectors import unit_of
from inhabit.stages.clarify.contests.readers import READERS_OF_CONTESTS
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.clarify.readers import readers_for, readers_of_interpretation
from inhabit.stages.clarify.stops.readers import READERS_OF_STOPS
from inhabit.strategy.permissions import readers_of_drafts


@dataclass(frozen=True)
class Clause:
    """One kind of thing that somebody writes or leaves here, and who reads it."""

    thing: str
    readers: Said


def clauses_for(reader: Person | None) -> list[Clause]:
    """Return the promise, said to ``reader`` about their own unit; to nobody signed in, about any."""
    # Numbers that nobody has: the rules compare people by them.
    you = reader or Person(pk=0, name=_("you"))
    unit = unit_of(you) or Unit(pk=0, name=_("your unit"), lead=Person(pk=-1, name=_("your lead")))
    return [Clause(thing, readers.said_to(you)) for thing, readers in rules_for(you, unit)]


def rules_for(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield _("My part, until you press “Done”"), Readers((Themself(you),))
    for audience in Contribution.Audience:
        thing = _("My part, shown to “%(audience)s”") % {"audience": audience.label}
        yield thing, readers_for(audience, you, unit)
    draft = Interpretation(unit=unit, author=you)
    shared = Interpretation(unit=unit, author=you, shared_at=timezone.now())
    yield (
        _("What the strategy means for a unit, while its lead is writing it"),
        readers_of_interpretation(draft),
    )
    yield (
        _("What the strategy means for a unit, once its lead has shared it"),
        readers_of_interpretation(shared),
    )
    yield _("What a unit says against a priority, and every answer to it"), READERS_OF_CONTESTS
    yield _("What a unit stops because of the strategy"), READERS_OF_STOPS
    yield _("A strategy, until it is published"), readers_of_drafts()
    yield _("In which units you were before"), readers_of_history(you)
