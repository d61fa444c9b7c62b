"""Who has a say in an agreement. Whoever has none finds nothing."""

from __future__ import annotations

from django.db.models import Exists, Q

from inhabit.access.permissions import Permission
from inhabit.coaching.models import Agreement, Engagement
from inhabit.people.models import Person


def has_a_say(person: Person, pk: int) -> bool:
    """Say whether ``person`` is in it, or an agreement that holds, or waits, names them as the party."""
    waiting = Agreement.objects.filter(
        engagement=pk, party=person, agreed_at__isnull=True, set_aside_at__isnull=True
    )
    in_it = Q(pk__in=Engagement.objects.of(person).filter(pk=pk).values("pk"))
    return Engagement.objects.filter(in_it | Q(party=person) | Exists(waiting), pk=pk).exists()


def stands_for_the_organisation(person: Person) -> bool:
    """Say whether ``person`` is named for the organisation anywhere; read once per person object."""
    if not hasattr(person, "is_party_now"):
        waiting = Agreement.objects.filter(party=person, agreed_at__isnull=True, set_aside_at__isnull=True)
        named = Engagement.objects.filter(Q(party=person) | Q(pk__in=waiting.values("engagement")))
        person.is_party_now = named.exists()  # type: ignore[attr-defined]  # kept for the request
    return person.is_party_now  # type: ignore[attr-defined,no-any-return]  # as above


side_of_the_agreement = Permission(
    "coach, coachee or party of the agreement",
    lambda person, pk, **_: has_a_say(person, pk),
    is_hidden=True,
    is_for_guests=True,
)
party_of_coaching = Permission(
    "named for the organisation in an agreement",
    lambda person, **_: stands_for_the_organisation(person),
    is_hidden=True,
)
