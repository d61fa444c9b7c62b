"""Who reads what a group writes and marks together."""

from __future__ import annotations

from inhabit.access.readers import Readers
from inhabit.coaching.circles import CoacheesOf, CoachOf
from inhabit.coaching.models import Engagement


def readers_in_group(engagement: Engagement) -> Readers:
    """Everybody who is in the group today, and its coach: times, who was there, and what they want."""
    return Readers((CoacheesOf(engagement), CoachOf(engagement)))
