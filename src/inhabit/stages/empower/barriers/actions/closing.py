"""A barrier is closed with what was done; those in whose way it stood say whether it is gone."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.notify.actions import read_notices_at
from inhabit.people.models import Person, today
from inhabit.stages.communicate.unnamed import hash_of_receipt
from inhabit.stages.empower.barriers.actions.telling import tell_of_unnamed_closings
from inhabit.stages.empower.barriers.actions.writing import (
    Kind,
    locked,
    must_stand,
    note,
    owners_of,
    raisers_of,
    tell,
)
from inhabit.stages.empower.barriers.clock import days_to_confirm_from, start_clock
from inhabit.stages.empower.barriers.models import Barrier, Raising, State


@transaction.atomic
def close_barrier(*, barrier: Barrier, done: str, edits: int | None = None, by: Person) -> Barrier:
    """Close it with what was done; those in whose way it stood are asked whether it is gone.

    Closed twice with the same words is once. ``StaleFormError`` where something was done to it since.
    """
    done = done.strip()
    if not done:
        raise ValidationError(_("Say in a sentence what was done."))
    stored = locked(barrier.pk)
    if stored.state in {State.CLOSED, State.DONE} and stored.done == done:
        return stored
    stored = locked(barrier.pk, edits=edits)
    must_stand(stored)
    stored.state, stored.done = State.CLOSED, done
    stored.closed_on, stored.closed_by = today(), by
    stored.confirm_by = days_to_confirm_from(stored, today())
    stored.due_on = None
    event = note(stored, Kind.CLOSED, stored.unit, by=by, word=done)
    record_event("barrier.closed", stored, by=by)
    stored.raisings.filter(person=by).update(confirmed_on=today())
    tell("empower.barrier_closed", stored, raisers_of(stored), event=event, unit=stored.unit, but=by)
    if stored.is_unnamed:
        transaction.on_commit(partial(tell_of_unnamed_closings.enqueue, stored.home_id))
    be_done_if_all_said_so(stored)
    return stored


@transaction.atomic
def confirm_barrier(*, barrier: Barrier, by: Person) -> Barrier:
    """Say, as somebody in whose way it stood, that it is gone. With the last of them it is done."""
    stored = locked(barrier.pk)
    mine = stored.raisings.filter(person=by).first()
    if mine is not None and stored.state == State.CLOSED and mine.confirmed_on is None:
        mine.confirmed_on = today()
        mine.save(update_fields=["confirmed_on"])
        record_event("barrier.confirmed", stored, by=by)
        be_done_if_all_said_so(stored)
    read_notices_at(reverse("barrier", args=[stored.pk]), by=by)
    return stored


@transaction.atomic
def reopen_barrier(*, barrier: Barrier, word: str, by: Person) -> Barrier:
    """Say that it is not gone, with a word on what still stands in the way: it is open again."""
    stored = locked(barrier.pk)
    if stored.state == State.CLOSED and stored.raisings.filter(person=by).exists():
        be_open_again(stored, word, by)
        record_event("barrier.reopened", stored, by=by)
    read_notices_at(reverse("barrier", args=[stored.pk]), by=by)
    return stored


@transaction.atomic
def confirm_unnamed(*, receipt: str) -> bool:
    """Say by the receipt that it is gone; say whether there was anything to confirm. No line in the trail.

    It counts from the next night on, as all that is said by receipts.
    """
    return say_by_receipt(receipt, "")


@transaction.atomic
def reopen_unnamed(*, receipt: str, word: str) -> bool:
    """Say by the receipt that it is not gone; say whether it was closed.

    ``ValidationError`` without a word.
    """
    if not word.strip():
        raise ValidationError(_("Say in a sentence what still stands in the way."))
    return say_by_receipt(receipt, word.strip())


def say_by_receipt(receipt: str, objection: str) -> bool:
    mine = raising_under(receipt)
    stored = locked(mine.barrier_id) if mine is not None else None
    if mine is None or stored is None or stored.state != State.CLOSED:
        return False
    mine.objection = objection
    mine.confirmed_on = None if objection else stored.closed_on
    mine.save(update_fields=["objection", "confirmed_on"])
    return True


@transaction.atomic
def settle_unnamed() -> None:
    """Let what was said by receipts count, all in one night. Twice is once."""
    closed = Barrier.objects.filter(state=State.CLOSED, batch__isnull=False).order_by()
    said = Raising.objects.filter(barrier__in=closed).exclude(objection="").order_by("pk")
    for barrier, word in list(said.values_list("barrier", "objection")):
        stored = locked(barrier)
        if stored.state == State.CLOSED:
            be_open_again(stored, word, None)
    unsaid = Raising.objects.filter(barrier=OuterRef("pk"), confirmed_on__isnull=True)
    for pk in list(closed.exclude(Exists(unsaid)).values_list("pk", flat=True)):
        be_done_if_all_said_so(locked(pk))


def raising_under(receipt: str) -> Raising | None:
    return Raising.objects.filter(receipt=hash_of_receipt(receipt)).first()


def be_done_if_all_said_so(barrier: Barrier) -> None:
    """Be done, once all in whose way it stood, except those who have left, have said that it is gone."""
    asked = barrier.raisings.exclude(person__isnull=True, receipt="")
    if barrier.state != State.CLOSED or asked.filter(confirmed_on__isnull=True).exists():
        return
    if not asked.exists():
        return  # nobody is left to say so: the time decides
    barrier.state = State.DONE
    event = note(barrier, Kind.CONFIRMED, barrier.unit, by=None)
    tell("empower.barrier_confirmed", barrier, owners_of(barrier), event=event, unit=barrier.home)


def be_open_again(barrier: Barrier, word: str, by: Person | None) -> None:
    if not word.strip():
        raise ValidationError(_("Say in a sentence what still stands in the way."))
    barrier.state = State.OPEN
    barrier.closed_on = barrier.closed_by = barrier.confirm_by = None
    barrier.raisings.update(confirmed_on=None, objection="")
    start_clock(barrier, today())
    event = note(barrier, Kind.REOPENED, barrier.unit, by=by, word=word)
    tell("empower.barrier_reopened", barrier, owners_of(barrier), event=event, unit=barrier.home, but=by)
