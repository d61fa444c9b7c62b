"""What every change of a promise does: hold it still, and note what became of it."""

from __future__ import annotations

from inhabit.people.models import Person
from inhabit.stages.empower.commitments.models import Commitment, CommitmentChange


def locked(commitment: Commitment, owner: Person) -> Commitment:
    """Return the commitment as it stands, kept from others until the end of the transaction."""
    return Commitment.objects.select_for_update().get(pk=commitment.pk, owner=owner)


def note(commitment: Commitment, kind: str, word: str = "") -> None:
    CommitmentChange.objects.create(
        commitment=commitment,
        kind=kind,
        outcome=commitment.outcome,
        due_on=commitment.due_on,
        word=word,
    )
