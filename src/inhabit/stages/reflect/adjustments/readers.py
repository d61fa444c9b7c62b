"""Who reads a proposed change, and who reads whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from inhabit.access.models import Role
from inhabit.access.readers import Breadth, Circle, Readers
from inhabit.people.circles import EveryoneHere, HoldersOf, LeadOf, Themself
from inhabit.people.models import Person, PersonQuerySet
from inhabit.stages.reflect.adjustments.models import Adjustment

State = Adjustment.State
READERS_OF_OPEN = Readers((EveryoneHere(),))


@dataclass(frozen=True)
class Supporters:
    """Those who have said that they see it too."""

    adjustment: Adjustment
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> PersonQuerySet:
        return Person.objects.filter(pk__in=self.adjustment.supports.values("person"))

    def words(self, reader: Person | None) -> str:
        return _("those who support it")


@dataclass(frozen=True)
class Answerers:
    """Those who have answered it, or passed it up."""

    adjustment: Adjustment
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        return self.people().filter(pk=person.pk).exists()

    def people(self) -> PersonQuerySet:
        return Person.objects.filter(pk__in=self.adjustment.answers.values("author"))

    def words(self, reader: Person | None) -> str:
        return _("whoever has answered it")


def readers_of_adjustment(adjustment: Adjustment) -> Readers:
    """Open or accepted it stands for everybody, without a name unless the proposer wishes it.

    A declined one is read by who proposed, who supports and who answered it; a withdrawn one by whoever
    withdrew it.
    """
    if adjustment.state in {State.OPEN, State.ACCEPTED}:
        return READERS_OF_OPEN
    proposer: tuple[Circle, ...] = (Themself(adjustment.author),) if adjustment.author else ()
    if adjustment.state == State.WITHDRAWN:
        return Readers(proposer)
    return Readers((*proposer, Supporters(adjustment), Answerers(adjustment)))


def readers_of_name(adjustment: Adjustment) -> Readers:
    """Return who reads whose proposal it is: the proposer and who decides; all, once credited."""
    if adjustment.is_credited and adjustment.state == State.ACCEPTED:
        return READERS_OF_OPEN
    proposer: tuple[Circle, ...] = (Themself(adjustment.author),) if adjustment.author else ()
    answered = (Answerers(adjustment),) if adjustment.pk else ()
    return Readers((*proposer, *deciders(adjustment), *answered))


def deciders(adjustment: Adjustment) -> tuple[Circle, ...]:
    """Return the circles whose turn it is, or will be once it is overdue."""
    if not adjustment.is_open:
        return ()
    units = [adjustment.waits_for, adjustment.next_above if adjustment.is_overdue else None]
    leads: tuple[Circle, ...] = tuple(LeadOf(unit) for unit in units if unit is not None)
    is_at_top = adjustment.waits_for is None or (adjustment.is_overdue and adjustment.next_above is None)
    return (*leads, *((HoldersOf(Role.SPONSOR),) if is_at_top else ()))


def readable_by(person: Person) -> Q:
    """Return the rule of :func:`readers_of_adjustment` as a filter on proposals."""
    is_open_to_all = Q(state__in=[State.OPEN, State.ACCEPTED])
    took_part = Q(state=State.DECLINED) & (Q(supports__person=person) | Q(answers__author=person))
    return is_open_to_all | Q(author=person) | took_part
