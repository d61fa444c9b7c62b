"""Who reads what is written in a retrospective."""

from __future__ import annotations

from inhabit.access.readers import Readers
from inhabit.people.circles import EveryoneHere, MembersOf, Themself
from inhabit.people.models import Unit
from inhabit.stages.reflect.retrospectives.models import Retrospective

READERS_OF_AGREED = Readers((EveryoneHere(),))


def readers_of_cards(retrospective: Retrospective) -> Readers:
    """Say who reads the cards, once everybody has written: the unit, and whoever facilitates."""
    unit = MembersOf(retrospective.unit)
    facilitator = retrospective.facilitator
    if facilitator is None or unit.includes(facilitator):
        return Readers((unit,))
    return Readers((unit, Themself(facilitator)))


def readers_in_unit(unit: Unit) -> Readers:
    return Readers((MembersOf(unit),))
