"""What is somebody's own: what they see to, what has come up to them, what stands in their way."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import BooleanField, Case, F, Prefetch, Q, QuerySet, Value, When

from inhabit.access.models import Role
from inhabit.access.permissions import roles_of
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import units_led_by
from inhabit.stages.empower.barriers.models import Barrier, Raising, State
from inhabit.stages.empower.barriers.models.barriers import ON_THE_BOARD, BarrierQuerySet
from inhabit.stages.empower.barriers.selectors.rows import for_lists


def is_seen_to_by(person: Person) -> Q:
    """Return a condition for barriers that ``person`` owns: handed to them, or with a unit of theirs.

    Units by their numbers, known already: so that each half is found by its index.
    """
    nobodys = [root.pk for root in roots_sponsored_by(person) if root.lead_id is None]
    led = [unit.pk for unit in units_led_by(person)]
    return Q(owner=person) | Q(unit__in=[*led, *nobodys], owner__isnull=True)


def roots_sponsored_by(person: Person) -> list[Unit]:
    held = (appointment for appointment in roles_of(person) if appointment.role == Role.SPONSOR)
    return [one.unit for one in held if one.unit.parent_id is None and one.unit.is_open]


def seen_to_by(person: Person) -> BarrierQuerySet:
    """Return what stands in the way and ``person`` sees to, what stood longest first."""
    return for_lists(Barrier.objects.standing().filter(is_seen_to_by(person))).order_by("raised_on", "id")


def come_up_to(levels: Iterable[Unit]) -> BarrierQuerySet:
    """Return what has come up to one of ``levels`` while somebody below still has it."""
    return Barrier.objects.standing().filter(level__in=[unit.pk for unit in levels]).exclude(level=F("unit"))


def come_up_to_person(person: Person) -> BarrierQuerySet:
    """Return what has come up to ``person``, as lead or as sponsor of the root."""
    levels = [*units_led_by(person), *roots_sponsored_by(person)]
    return for_lists(come_up_to(levels)).order_by("raised_on", "id")


def closed_by_them(person: Person) -> BarrierQuerySet:
    """Return what ``person`` sees to and was closed, and waits for those in whose way it was."""
    closed = Barrier.objects.filter(is_seen_to_by(person), state=State.CLOSED)
    return for_lists(closed).order_by("confirm_by", "id")


def raised_by(person: Person) -> QuerySet[Raising]:
    """Return what stands or stood in the way of ``person``: what waits for their word comes first."""
    waits = When(barrier__state=State.CLOSED, confirmed_on__isnull=True, then=Value(value=True))
    stands = When(barrier__state__in=ON_THE_BOARD, then=Value(value=True))
    mine = Raising.objects.filter(person=person).annotate(
        asks=Case(waits, default=Value(value=False), output_field=BooleanField()),
        stands=Case(stands, default=Value(value=False), output_field=BooleanField()),
    )
    rows = Prefetch("barrier", for_lists(Barrier.objects.all()))
    return mine.prefetch_related(rows).order_by("-asks", "-stands", "-pk")
