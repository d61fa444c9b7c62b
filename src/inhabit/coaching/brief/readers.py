"""Who reads what somebody prepares. The pages print what these rules enforce."""

from __future__ import annotations

from inhabit.access.readers import Readers
from inhabit.coaching.circles import CoachOf
from inhabit.coaching.models import Engagement
from inhabit.people.circles import Themself
from inhabit.people.models import Person


def readers_of_brief(engagement: Engagement, person: Person) -> Readers:
    """What somebody shows for the next session: they and their coach, in a group too."""
    return Readers((Themself(person), CoachOf(engagement)))


def readers_while_preparing(person: Person) -> Readers:
    return Readers((Themself(person),))
