"""The owner of a promise chooses who reads it."""

from __future__ import annotations

from django.db import transaction

from inhabit.people.models import Person
from inhabit.people.selectors import unit_of
from inhabit.stages.empower.commitments.actions.keeping import locked
from inhabit.stages.empower.commitments.models import Commitment


@transaction.atomic
def choose_readers(
    *, commitment: Commitment, audience: str, shows_check_ins: bool, may_be_told: bool, by: Person
) -> Commitment:
    """Choose who reads it: "my unit" is the one of today, which may be another than when it was made."""
    stored = locked(commitment, by)
    unit = unit_of(by)
    stored.audience, stored.may_be_told = audience, may_be_told
    stored.shows_check_ins = shows_check_ins and audience == Commitment.Audience.MY_UNIT
    if unit is not None:
        stored.unit = unit
    stored.save(update_fields=["audience", "may_be_told", "shows_check_ins", "unit"])
    return stored
