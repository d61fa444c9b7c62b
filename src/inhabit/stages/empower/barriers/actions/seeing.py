"""The owner says what is being done and by when, or hands it on to somebody who can."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person
from inhabit.stages.empower.barriers.actions.writing import Kind, locked, must_stand, note, raisers_of, tell
from inhabit.stages.empower.barriers.models import Barrier, State


@transaction.atomic
def see_to_barrier(
    *, barrier: Barrier, doing: str, planned_on: date | None, edits: int | None = None, by: Person
) -> Barrier:
    """Say what is being done and by when; those in whose way it stands are told.

    The same again changes nothing. ``StaleFormError`` where something was done to it since ``edits``.
    """
    doing = doing.strip()
    if not doing:
        raise ValidationError(_("Say in a sentence what is being done."))
    stored = locked(barrier.pk)
    if (stored.state, stored.doing, stored.planned_on) == (State.SEEN_TO, doing, planned_on):
        return stored
    stored = locked(barrier.pk, edits=edits)
    must_stand(stored)
    stored.state, stored.doing, stored.planned_on = State.SEEN_TO, doing, planned_on
    event = note(stored, Kind.SEEN_TO, stored.unit, by=by, word=doing)
    record_event("barrier.seen_to", stored, by=by)
    tell("empower.barrier_seen_to", stored, raisers_of(stored), event=event, unit=stored.unit, but=by)
    return stored


@transaction.atomic
def hand_barrier_on(
    *, barrier: Barrier, to: Person, word: str = "", edits: int | None = None, by: Person
) -> Barrier:
    """Let ``to`` see to it, who is told. It stays with the same unit, and its clock runs on.

    Handing it to the unit's lead takes it back. Twice is once.
    """
    stored = locked(barrier.pk)
    owner = None if stored.unit.lead_id == to.pk else to
    if stored.owner_id == (owner.pk if owner else None):
        return stored
    stored = locked(barrier.pk, edits=edits)
    must_stand(stored)
    if stored.is_unnamed:
        raise ValidationError(_("It was raised without a name, for leads alone. So it stays with its lead."))
    stored.owner = owner
    event = note(stored, Kind.HANDED, stored.unit, by=by, word=word)
    record_event("barrier.handed", stored, by=by)
    tell("empower.barrier_handed", stored, [to.pk], event=event, unit=stored.home, but=by)
    return stored
