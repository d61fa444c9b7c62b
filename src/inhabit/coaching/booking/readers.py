"""Who reads when somebody meets their coach."""

from __future__ import annotations

from inhabit.access.readers import Readers
from inhabit.coaching.matching.circles import ChosenCoach
from inhabit.coaching.models import Enquiry
from inhabit.people.circles import Themself
from inhabit.people.models import Person


def readers_of_sessions(enquiry: Enquiry) -> Readers:
    """Say who reads when the sessions are: the two who meet."""
    return Readers((Themself(enquiry.person), ChosenCoach(enquiry)))


def readers_of_waiting(person: Person) -> Readers:
    """Say who reads that somebody waits for an earlier time: no coach, and nobody else who waits."""
    return Readers((Themself(person),))
