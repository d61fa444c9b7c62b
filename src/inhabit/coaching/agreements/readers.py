"""Who reads what stands in an agreement."""

from __future__ import annotations

from inhabit.access.readers import Circle, Readers
from inhabit.coaching.circles import CoacheesOf, CoachOf, PartyOf
from inhabit.coaching.groups.readers import AskedInto
from inhabit.coaching.models import Engagement, Format, Group
from inhabit.people.circles import Themself
from inhabit.people.models import Person


def readers_of_agreement(engagement: Engagement, coachee: Person | None = None) -> Readers:
    """Everybody who agrees to it: the sentences of one's own, too.

    Of a group whoever is asked into it, who reads it before they say yes. ``coachee`` is the one person,
    where that is known.
    """
    circles: list[Circle] = [Themself(coachee) if coachee else CoacheesOf(engagement), CoachOf(engagement)]
    if engagement.party is not None:
        circles.append(PartyOf(engagement))
    if engagement.format != Format.ONE_TO_ONE:
        circles.extend(AskedInto(group) for group in Group.objects.open().filter(engagement=engagement))
    return Readers(tuple(circles))
