"""Who may take back a suggestion: the coach who made it."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.coaching.models import Engagement, Recommendation
from inhabit.people.models import Person


def coaches_where_suggested(person: Person, pk: int) -> bool:
    mine = Engagement.objects.coached_by(person).filter(agreed_at__isnull=False)
    return Recommendation.objects.filter(pk=pk, engagement__in=mine).exists()


coach_of_the_recommendation = Permission(
    "coach who suggested it",
    lambda person, pk, **_: coaches_where_suggested(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
