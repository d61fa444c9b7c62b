"""Who has to agree, as what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inhabit.coaching.models import Agreement, Engagement, Participant, Signature
from inhabit.people.models import Person


@dataclass(frozen=True)
class Signing:
    """One who has to agree; ``agreed_at`` is empty until they do."""

    person: Person
    side: Signature.Side
    agreed_at: datetime | None

    @property
    def side_in_words(self) -> str:
        return str(self.side.label)


def party_for(engagement: Engagement, wish: Person | None) -> Person | None:
    """Return ``wish`` if they can stand for the organisation here: whoever is in it can't."""
    if wish is None or not engagement.is_three_way or wish.pk == engagement.coach.person_id:
        return None
    is_coached = Participant.objects.current().filter(engagement=engagement, person=wish).exists()
    return None if is_coached else wish


def signings_of(agreement: Agreement) -> list[Signing]:
    """Return everybody who has to agree, coached people first, and whether they have."""
    engagement = agreement.engagement
    given = {(s.person_id, s.side): s.agreed_at for s in agreement.signatures.all()}
    coached = Participant.objects.current().filter(engagement=engagement).select_related("person")
    wanted = [(participant.person, Signature.Side.COACHEE) for participant in coached]
    wanted.append((engagement.coach.person, Signature.Side.COACH))
    if agreement.party is not None:
        wanted.append((agreement.party, Signature.Side.PARTY))
    return [Signing(person, side, given.get((person.pk, side))) for person, side in wanted]


def first_coachee(engagement: Engagement) -> Person | None:
    """Return who is coached; in a group or team whoever comes first by name."""
    coached = Participant.objects.current().filter(engagement=engagement)
    first = coached.select_related("person__account").first()
    return first.person if first else None


def waits_for_the_others(agreement: Agreement, party: Person) -> bool:
    """Say whether ``party`` is only proposed for the organisation, and others have sentences of their own.

    These were written for those who were named then: somebody new reads them, and agrees, when all others
    have agreed to that.
    """
    if agreement.engagement.party_id == party.pk or not any("sealed" in one for one in agreement.clauses):
        return False
    others = [one for one in signings_of(agreement) if one.side != Signature.Side.PARTY]
    return any(one.agreed_at is None for one in others)
