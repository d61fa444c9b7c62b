"""What is told of a promise: to who stands beside it, and to its owner. Never what it says, nor names."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from inhabit.notify.actions import send_notice
from inhabit.people.models import Person
from inhabit.stages.empower.commitments.models import Commitment


def tell_of_ask(commitment: Commitment) -> None:
    asked_at = commitment.partner_asked_at
    key = f"{commitment.pk}:{asked_at.timestamp() if asked_at else 0}"
    tell_partner("empower.promise_asked", commitment, key)


def tell_of_answer(commitment: Commitment, partner: Person, *, is_yes: bool) -> None:
    send_notice(
        "empower.promise_yes" if is_yes else "empower.promise_no",
        to=[commitment.owner_id],
        address=address_of(commitment),
        key=f"{commitment.pk}:{partner.pk}:{commitment.edits}",
    )


def tell_of_stuck(commitment: Commitment, week: date) -> None:
    tell_beside("empower.promise_stuck", commitment, f"{commitment.pk}:{week}")


def tell_of_ten_minutes(commitment: Commitment, day: date) -> None:
    tell_beside("empower.promise_ten_minutes", commitment, f"{commitment.pk}:{day}")


def tell_of_change(commitment: Commitment) -> None:
    tell_beside("empower.promise_changed", commitment, f"{commitment.pk}:{commitment.edits}")


def tell_of_ending(commitment: Commitment) -> None:
    """Tell who stands beside it how it ended, as its owner says."""
    kind = "empower.promise_done" if commitment.state == Commitment.State.KEPT else "empower.promise_closed"
    tell_beside(kind, commitment, f"{commitment.pk}:{commitment.edits}")


def tell_beside(kind: str, commitment: Commitment, key: str) -> None:
    """Tell who stands beside it, where they have said yes."""
    if commitment.has_partner:
        tell_partner(kind, commitment, key)


def tell_partner(kind: str, commitment: Commitment, key: str) -> None:
    if commitment.partner_id is not None:
        send_notice(
            kind,
            to=[commitment.partner_id],
            address=address_of(commitment),
            key=key,
        )


def address_of(commitment: Commitment) -> str:
    return reverse("commitment", args=[commitment.pk])
