"""Who prepares a session: whoever is coached in it, once all sides have agreed."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.coaching.models import Engagement
from inhabit.people.models import Person


def is_coached_in_agreed(person: Person, pk: int) -> bool:
    agreed = Engagement.objects.with_coachee(person).filter(agreed_at__isnull=False)
    return agreed.filter(pk=pk).exists()


coachee_once_agreed = Permission(
    "coachee, once it is agreed", lambda person, pk, **_: is_coached_in_agreed(person, pk), is_hidden=True
)
