"""What pages say of guides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inhabit.coaching.models import Engagement, Recommendation
from inhabit.coaching.resources.actions import guide_of
from inhabit.coaching.resources.guides import Guide
from inhabit.coaching.selectors import since
from inhabit.people.models import Person


@dataclass(frozen=True)
class Suggested:
    """A guide as it was suggested."""

    pk: int
    guide: Guide


def recommended_in(engagement: Engagement, came: datetime | None) -> list[Suggested]:
    """Return the guides suggested in ``engagement``, the latest first; not those from before ``came``."""
    found = []
    for recommendation in Recommendation.objects.filter(since("made_at", came), engagement=engagement):
        recommendation.engagement = engagement
        guide = guide_of(recommendation)
        if guide is not None:
            found.append(Suggested(recommendation.pk, guide))
    return found


def coached_now_by(person: Person) -> list[Engagement]:
    """Return the engagements going on in which ``person`` is the coach, newest first, fifty at most."""
    mine = Engagement.objects.coached_by(person).going_on().select_related("coach__person", "unit")
    return list(mine.prefetch_related("participants__person")[:50])
