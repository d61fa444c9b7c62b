"""How a promise ends, or is agreed on anew: its owner alone says so."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.people.models import Person, today
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.empower.commitments.actions.keeping import locked, note
from inhabit.stages.empower.commitments.models import Commitment, CommitmentChange
from inhabit.stages.empower.commitments.telling import tell_of_change, tell_of_ending

Kind = CommitmentChange.Kind
ENDS = (Commitment.State.KEPT, Commitment.State.NOT_KEPT, Commitment.State.LET_GO)


@transaction.atomic
def renegotiate(
    *, commitment: Commitment, outcome: str, due_on: date, word: str, edits: int, by: Person
) -> Commitment:
    """Agree on other words, or another day, with a word to it; the history keeps how it was.

    Sent twice it changes nothing the second time. ``StaleFormError`` when the form was opened before a
    newer save; ``ValidationError`` without words, for a day that is over, or once it is closed.
    """
    outcome = outcome.strip()
    stored = locked(commitment, by)
    if not outcome:
        raise ValidationError(_("Say first what will be different."))
    if (stored.outcome, stored.due_on) == (outcome, due_on) and stored.edits != edits:
        return stored
    if stored.edits != edits:
        raise StaleFormError(stored)
    if not stored.is_open:
        raise ValidationError(_("This promise is closed. Take it up again first."))
    if due_on < today():
        raise ValidationError(_("Choose a day that is still to come."))
    stored.outcome, stored.due_on = outcome, due_on
    stored.edits += 1
    stored.save(update_fields=["outcome", "due_on", "edits"])
    note(stored, Kind.RENEGOTIATED, word.strip())
    tell_of_change(stored)
    return stored


@transaction.atomic
def close(
    *, commitment: Commitment, state: str, word: str, by: Person, may_be_told: bool | None = None
) -> Commitment:
    """Say how it ended: kept, not kept, or let go. A second time changes nothing.

    ``may_be_told``: whether what was kept may be read without its owner's name; None leaves that as it was.
    ``ValueError`` for a state in which nothing ends.
    """
    if state not in ENDS:
        raise ValueError(f"nothing ends as {state}")
    stored = locked(commitment, by)
    if not stored.is_open:
        return stored
    stored.state, stored.closing_word, stored.closed_at = state, word.strip(), timezone.now()
    stored.may_be_told = stored.may_be_told if may_be_told is None else may_be_told
    stored.edits += 1
    stored.save(update_fields=["state", "closing_word", "closed_at", "may_be_told", "edits"])
    note(stored, state, stored.closing_word)
    tell_of_ending(stored)
    return stored


@transaction.atomic
def reopen(*, commitment: Commitment, by: Person) -> Commitment:
    """Take up again what was closed, with the day that it had. A second time changes nothing."""
    stored = locked(commitment, by)
    if stored.is_open:
        return stored
    stored.state, stored.closing_word, stored.closed_at = Commitment.State.OPEN, "", None
    stored.edits += 1
    stored.save(update_fields=["state", "closing_word", "closed_at", "edits"])
    note(stored, Kind.REOPENED)
    return stored
