"""A barrier goes up by hand, and what the one above does with it: help, give time, take it over."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit, today
from inhabit.stages.communicate.seats import seat_above
from inhabit.stages.empower.barriers.actions.writing import (
    Kind,
    locked,
    must_stand,
    note,
    owners_of,
    raisers_of,
    tell,
)
from inhabit.stages.empower.barriers.clock import DAYS, calendars_in, start_clock
from inhabit.stages.empower.barriers.models import Barrier, BarrierEvent


@transaction.atomic
def take_barrier_up(*, barrier: Barrier, from_level: int, word: str = "", by: Person) -> Barrier:
    """Take it one level up by hand; the owner keeps it until somebody above takes it over.

    ``from_level`` is where the form showed it: where it has gone on since, as by a double click, nothing
    happens. ``ValidationError`` at the root.
    """
    stored = locked(barrier.pk)
    if stored.level_id != from_level or not stored.is_standing:
        return stored
    above = seat_above(stored.level)
    if above is None:
        raise ValidationError(_("There is nobody further up. Say here what would help."))
    stored.level = above
    start_clock(stored, today())
    event = note(stored, Kind.TAKEN_UP, above, by=by, word=word)
    record_event("barrier.taken_up", stored, by=by)
    tell_that_it_went_up(stored, above, event, by)
    return stored


def tell_that_it_went_up(barrier: Barrier, above: Unit, event: BarrierEvent, by: Person | None) -> None:
    """Tell all involved: those in whose way it stands, who sees to it, and the one above."""
    tell("empower.barrier_went_up", barrier, raisers_of(barrier), event=event, unit=above, but=by)
    tell("empower.own_barrier_went_up", barrier, owners_of(barrier), event=event, unit=above, but=by)
    if above.lead_id is not None:
        tell("empower.barrier_came_up", barrier, [above.lead_id], event=event, unit=barrier.home, but=by)


@transaction.atomic
def help_from_above(*, barrier: Barrier, word: str, by: Person) -> Barrier:
    """Say as the one above how you help; who sees to it goes on doing so.

    ``ValidationError`` without a word; the same word twice is once.
    """
    stored = locked(barrier.pk)
    must_stand(stored)
    if not word.strip():
        raise ValidationError(_("Say in a sentence how you help."))
    latest = stored.events.last()
    if latest is not None and (latest.kind, latest.by_id, latest.word) == (Kind.HELPED, by.pk, word.strip()):
        return stored
    event = note(stored, Kind.HELPED, stored.level, by=by, word=word)
    record_event("barrier.helped", stored, by=by)
    tell_below(stored, event, by)
    return stored


@transaction.atomic
def give_more_time(*, barrier: Barrier, word: str, by: Person) -> Barrier:
    """Give it as much time again at this level, once, with a word on why.

    ``ValidationError`` without a word, and where it was given more time at this level before.
    """
    stored = locked(barrier.pk)
    must_stand(stored)
    if not word.strip():
        raise ValidationError(_("Say in a word why it needs more time."))
    if stored.has_more_time or stored.due_on is None:
        raise ValidationError(_("It was given more time at this level before. Help, or take it over."))
    calendar = calendars_in([stored.level_id])[stored.level_id]
    stored.due_on = calendar.working_days_after(max(stored.due_on, today()), DAYS[stored.category])
    stored.has_more_time = True
    event = note(stored, Kind.MORE_TIME, stored.level, by=by, word=word)
    record_event("barrier.more_time", stored, by=by)
    tell_below(stored, event, by)
    return stored


@transaction.atomic
def take_barrier_over(*, barrier: Barrier, from_level: int, word: str = "", by: Person) -> Barrier:
    """See to it oneself from now on, as the one above. Twice is once."""
    stored = locked(barrier.pk)
    if stored.level_id != from_level or not stored.is_escalated or not stored.is_standing:
        return stored
    before = owners_of(stored)
    stored.unit, stored.owner = stored.level, None
    start_clock(stored, today())
    event = note(stored, Kind.TAKEN_OVER, stored.level, by=by, word=word)
    record_event("barrier.taken_over", stored, by=by)
    to = [*before, *raisers_of(stored)]
    tell("empower.barrier_word", stored, to, event=event, unit=stored.level, but=by)
    return stored


def tell_below(barrier: Barrier, event: BarrierEvent, by: Person) -> None:
    to = [*owners_of(barrier), *raisers_of(barrier)]
    tell("empower.barrier_word", barrier, to, event=event, unit=barrier.level, but=by)
