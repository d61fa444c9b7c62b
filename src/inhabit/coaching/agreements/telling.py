"""Telling the sides that something waits, is agreed or has ended. Never what, never why."""

from __future__ import annotations

from django.urls import reverse

from inhabit.coaching.agreements.notices import AGREED, AGREEMENT_WAITS, HAS_ENDED
from inhabit.coaching.agreements.sides import Signing, signings_of
from inhabit.coaching.models import Agreement, Engagement, Format, Participant, Signature
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person


def tell_it_waits(agreement: Agreement, *, but: Person | None) -> None:
    """Tell everybody who has to agree, but whoever proposed it.

    The one person who chose the coach stands before the first version already, and isn't told of it.
    """
    waiting = [signing for signing in signings_of(agreement) if signing.person != but]
    if agreement.number == 1:
        waiting = [signing for signing in waiting if not knows_already(agreement.engagement, signing)]
    tell(AGREEMENT_WAITS.key, agreement, [signing.person for signing in waiting])


def knows_already(engagement: Engagement, signing: Signing) -> bool:
    return engagement.format == Format.ONE_TO_ONE and signing.side == Signature.Side.COACHEE


def tell_it_is_agreed(agreement: Agreement) -> None:
    tell(AGREED.key, agreement, [signing.person for signing in signings_of(agreement)])


def tell(kind: str, agreement: Agreement, people: list[Person]) -> None:
    address = reverse("agreement", args=[agreement.engagement_id])
    send_notice(kind, to=people, address=address, key=f"{agreement.engagement_id}:{agreement.number}")


def tell_it_has_ended(engagement: Engagement, *, by: Person | None) -> None:
    """Tell coach and coached people, but whoever ended it. The organisation's party sees it on its page."""
    coached = Participant.objects.current().filter(engagement=engagement).values_list("person", flat=True)
    people = {*coached, engagement.coach.person_id} - {by.pk if by else None}
    address = reverse("agreement", args=[engagement.pk])
    send_notice(HAS_ENDED.key, to=people, address=address, key=str(engagement.pk))
