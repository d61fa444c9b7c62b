"""Who reads what is written in a session room and between sessions."""

from __future__ import annotations

from collections.abc import Sequence

from inhabit.access.readers import Circle, Readers
from inhabit.coaching.circles import CoacheesOf, CoachOf
from inhabit.coaching.models import Engagement, Format
from inhabit.people.circles import Themself
from inhabit.people.models import Person


def readers_in_room(engagement: Engagement, coachees: Sequence[Person]) -> Readers:
    """Shared notes, agenda, steps and check-out: coach and ``coachees`` (all of today), nobody else."""
    is_one = engagement.format == Format.ONE_TO_ONE and len(coachees) == 1
    coached: Circle = Themself(coachees[0]) if is_one else CoacheesOf(engagement)
    return Readers((coached, CoachOf(engagement)))


def readers_of_own(person: Person) -> Readers:
    """The one thing to change, and what one writes to oneself."""
    return Readers((Themself(person),))


def readers_with_coach(engagement: Engagement, person: Person) -> Readers:
    """What one of a group says to the coach alone."""
    return Readers((Themself(person), CoachOf(engagement)))
