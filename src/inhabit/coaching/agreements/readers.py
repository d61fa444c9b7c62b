"""Who reads what stands in an agreement."""

from __future__ import annotations

from inhabit.access.readers import Circle, Readers
from inhabit.coaching.circles import CoacheesOf, CoachOf, PartyOf
from inhabit.coaching.models import Engagement


def readers_of_agreement(engagement: Engagement) -> Readers:
    """Everybody who agrees to it: the sentences of one's own, too."""
    circles: list[Circle] = [CoacheesOf(engagement), CoachOf(engagement)]
    if engagement.party_id is not None:
        circles.append(PartyOf(engagement))
    return Readers(tuple(circles))
