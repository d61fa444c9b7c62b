"""Who reads barriers and trials. The pages print what these rules enforce."""

from __future__ import annotations

from inhabit.access.models import Role
from inhabit.access.readers import Circle, Readers
from inhabit.people.circles import EveryoneHere, HoldersOf, LeadOf
from inhabit.people.models import Unit
from inhabit.stages.communicate.readers.questions import LeadsAbove
from inhabit.stages.empower.barriers.models import Barrier

# What is raised with a name is cleared in the open: whoever has the same in their way finds it.
READERS_OF_NAMED = Readers((EveryoneHere(),))
READERS_OF_TRIALS = Readers((EveryoneHere(),))


def readers_when_unnamed(unit: Unit) -> Readers:
    """Say who reads what is raised without a name, when it goes to the lead of ``unit``."""
    return Readers(tuple(leads_from(unit)))


def leads_from(unit: Unit) -> list[Circle]:
    """Return the leads of ``unit`` and above; at the root, where there is nobody above, the sponsors."""
    further = HoldersOf(Role.SPONSOR) if unit.parent_id is None else LeadsAbove(unit)
    return [LeadOf(unit), further]


def readers_of_barrier(barrier: Barrier) -> Readers:
    """Say who reads ``barrier``: with a name everyone who works here, without one the leads it came to."""
    if not barrier.is_unnamed:
        return READERS_OF_NAMED
    circles: list[Circle] = leads_from(barrier.home)
    if barrier.level.parent_id is None and barrier.home.parent_id is not None:
        circles.append(HoldersOf(Role.SPONSOR))
    return Readers(tuple(circles))
