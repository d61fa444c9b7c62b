"""Somebody says with their name what stands in their way, or that the same stands in theirs."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit, today
from inhabit.people.selectors import own_unit_of
from inhabit.stages.empower.barriers.actions.writing import Kind, locked, must_stand, note, owners_of, tell
from inhabit.stages.empower.barriers.clock import start_clock
from inhabit.stages.empower.barriers.models import Barrier, Raising
from inhabit.stages.empower.barriers.seats import Where, seat_at, seat_for
from inhabit.strategy.models import Priority


@dataclass(frozen=True)
class Words:
    """What somebody says of a barrier: what stands in the way, of what kind, and what would help."""

    text: str
    category: str
    help: str = ""
    priority: Priority | None = None


@transaction.atomic
def raise_barrier(
    *, words: Words, where: str = Where.UNIT, other: Unit | None = None, unit: Unit | None = None, by: Person
) -> Barrier:
    """Raise a barrier with one's name, in one's own unit or ``unit``; ``other`` is where to take it.

    The same words sent again while it stands, as by a double click, are one barrier. ``ValidationError``
    without words, or for somebody who is in no unit.
    """
    home, text = unit or own_unit_of(by), checked_words(words.text)
    if home is None:
        raise ValidationError(_("You are in no unit at the moment, so there is nobody to take it to."))
    same = Raising.objects.filter(person=by, text=text, barrier__in=Barrier.objects.standing())
    raised = same.select_related("barrier").first()
    if raised is not None:
        return raised.barrier
    seat = seat_for(where, home, other)
    barrier = new_barrier(words, text, home=home, seat=seat)
    event = note(barrier, Kind.RAISED, seat, by=by)
    record_event("barrier.raised", barrier, by=by)
    Raising.objects.create(
        barrier=barrier, person=by, text=text, help=words.help.strip(), raised_on=barrier.raised_on
    )
    tell("empower.barrier_raised", barrier, owners_of(barrier), event=event, unit=home, but=by)
    own_lead = seat_at(home).lead_id
    if own_lead is not None and own_lead not in owners_of(barrier):
        tell("empower.barrier_elsewhere", barrier, [own_lead], event=event, unit=seat, but=by)
    return barrier


def checked_words(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError(_("Say first what stands in the way."))
    return text


def new_barrier(words: Words, text: str, *, home: Unit, seat: Unit) -> Barrier:
    """Return a barrier, not saved yet, that reaches ``seat`` today."""
    barrier = Barrier(
        text=text,
        help=words.help.strip(),
        category=words.category,
        priority=words.priority,
        home=home,
        unit=seat,
        level=seat,
        raised_on=today(),
    )
    start_clock(barrier, today())
    return barrier


@transaction.atomic
def join_barrier(*, barrier: Barrier, by: Person) -> Raising:
    """Say with one's name that it stands in one's own way too. Twice is once.

    ``ValidationError`` for one that was raised without a name, and for one that is closed.
    """
    stored = locked(barrier.pk)
    if stored.is_unnamed:
        raise ValidationError(_("It was raised without a name, so nobody can join it with theirs."))
    must_stand(stored)
    raising, is_new = Raising.objects.get_or_create(
        barrier=stored, person=by, defaults={"raised_on": today()}
    )
    if is_new:
        record_event("barrier.joined", stored, by=by)
    return raising


@transaction.atomic
def withdraw_from_barrier(*, barrier: Barrier, by: Person) -> None:
    """Take back what ``by`` raised or joined, as long as it stands; with nobody else's in it, it goes too.

    ``ValidationError`` once it is closed; twice is once.
    """
    stored = Barrier.objects.select_for_update(of=("self",)).filter(pk=barrier.pk).first()
    mine = Raising.objects.filter(barrier=stored, person=by).first() if stored is not None else None
    if stored is None or mine is None:
        return
    must_stand(stored)
    record_event("barrier.withdrawn", stored, by=by)
    mine.delete()
    others = stored.raisings.exclude(text="").order_by("pk").first()
    if not stored.raisings.exists():
        stored.delete()
    elif others is not None and stored.text == mine.text:
        stored.text, stored.help = others.text, others.help
        stored.save(update_fields=["text", "help"])
