"""Who reads what is written in a session room and between sessions."""

from __future__ import annotations

from inhabit.access.readers import Circle, Readers
from inhabit.coaching.circles import CoacheesOf, CoachOf
from inhabit.coaching.models import Engagement
from inhabit.people.circles import Themself
from inhabit.people.models import Person


def readers_in_room(engagement: Engagement) -> Readers:
    """Shared notes, agenda, steps and check-out: coach and coachees, nobody else."""
    circles: list[Circle] = [CoacheesOf(engagement), CoachOf(engagement)]
    return Readers(tuple(circles))


def readers_of_own(person: Person) -> Readers:
    """The one thing to change, and what one writes to oneself."""
    return Readers((Themself(person),))


def readers_with_coach(engagement: Engagement, person: Person) -> Readers:
    """What one of a group says to the coach alone."""
    return Readers((Themself(person), CoachOf(engagement)))
