"""What is somebody's own: what they see to, what has come up to them, what stands in their way."""

from __future__ import annotations

from django.db.models import BooleanField, Case, F, Prefetch, Q, QuerySet, Value, When

from inhabit.access.models import Role
from inhabit.access.permissions import units_of_role
from inhabit.people.models import Person
from inhabit.stages.empower.barriers.models import Barrier, Raising, State
from inhabit.stages.empower.barriers.models.barriers import ON_THE_BOARD, BarrierQuerySet
from inhabit.stages.empower.barriers.selectors.rows import for_lists


def is_seen_to_by(person: Person) -> Q:
    """Return a condition for barriers that ``person`` owns: handed to them, or with a unit of theirs."""
    own = Q(owner=person) | Q(unit__lead=person, owner__isnull=True)
    if sponsored := units_of_role(person, Role.SPONSOR):
        own |= Q(unit__in=sponsored, unit__parent=None, unit__lead=None, owner__isnull=True)
    return own


def seen_to_by(person: Person) -> BarrierQuerySet:
    """Return what stands in the way and ``person`` sees to, what stood longest first."""
    return for_lists(Barrier.objects.standing().filter(is_seen_to_by(person))).order_by("raised_on", "id")


def come_up_to(with_them: Q) -> BarrierQuerySet:
    """Return what has come up to those who are at the level ``with_them`` while somebody below has it."""
    return Barrier.objects.standing().exclude(level=F("unit")).filter(with_them)


def come_up_to_person(person: Person) -> BarrierQuerySet:
    """Return what has come up to ``person``, as lead or as sponsor of the root."""
    at = Q(level__lead=person)
    if sponsored := units_of_role(person, Role.SPONSOR):
        at |= Q(level__in=sponsored, level__parent=None)
    return for_lists(come_up_to(at)).order_by("raised_on", "id")


def closed_by_them(person: Person) -> BarrierQuerySet:
    """Return what ``person`` sees to and was closed, and waits for those in whose way it was."""
    closed = Barrier.objects.filter(is_seen_to_by(person), state=State.CLOSED)
    return for_lists(closed).order_by("confirm_by", "id")


def raised_by(person: Person) -> QuerySet[Raising]:
    """Return what stands or stood in the way of ``person``: what waits for their word comes first."""
    waits = When(barrier__state=State.CLOSED, confirmed_on__isnull=True, then=Value(value=True))
    stands = When(barrier__state__in=ON_THE_BOARD, then=Value(value=True))
    flags = {
        "asks": Case(waits, default=Value(value=False), output_field=BooleanField()),
        "stands": Case(stands, default=Value(value=False), output_field=BooleanField()),
    }
    mine = Raising.objects.filter(person=person).annotate(**flags)
    rows = Prefetch("barrier", for_lists(Barrier.objects.all()))
    return mine.prefetch_related(rows).order_by("-asks", "-stands", "-pk")
