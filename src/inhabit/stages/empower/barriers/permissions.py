"""Who may see to barriers, speak as the one above, say whether they are gone, and end trials."""

from __future__ import annotations

from uuid import UUID

from inhabit.access.models import Role
from inhabit.access.permissions import Permission, has_role_over
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import units_led_by
from inhabit.stages.empower.barriers.models import Barrier, Raising, Trial
from inhabit.stages.empower.barriers.readers import readers_of_barrier


def barrier_called(pk: UUID) -> Barrier | None:
    return (
        Barrier.objects.select_related("home", "unit__lead", "level__lead", "owner", "closed_by")
        .filter(pk=pk)
        .first()
    )


def reads(person: Person, pk: UUID) -> bool:
    barrier = barrier_called(pk)
    if barrier is None:
        return False
    return not barrier.is_unnamed or readers_of_barrier(barrier).include(person)


def answers_for(person: Person, unit: Unit) -> bool:
    """Say whether what is with ``unit`` is with ``person``: its lead, at the root also the sponsor."""
    if unit.lead_id == person.pk:
        return True
    return unit.parent_id is None and has_role_over(person, unit, Role.SPONSOR)


def sees_to(person: Person, barrier: Barrier) -> bool:
    """Say whether ``person`` sees to it: the owner, or whoever leads the unit that it is with."""
    return barrier.owner_id == person.pk or answers_for(person, barrier.unit)


def is_above(person: Person, barrier: Barrier) -> bool:
    """Say whether it has come up to ``person`` from below."""
    return barrier.is_escalated and answers_for(person, barrier.level)


def has_raised(person: Person, barrier: Barrier) -> bool:
    return Raising.objects.filter(barrier=barrier, person=person).exists()


def may_take_up(person: Person, barrier: Barrier) -> bool:
    """Say whether ``person`` may take it a level up by hand.

    Who sees to it may; and in whose way it stands, once its time is over or where no clock runs.
    """
    if sees_to(person, barrier):
        return True
    return (barrier.due_on is None or barrier.is_overdue) and has_raised(person, barrier)


def has_on_hand(person: Person, pk: UUID) -> bool:
    barrier = barrier_called(pk)
    return barrier is not None and (sees_to(person, barrier) or is_above(person, barrier))


def stands_above(person: Person, pk: UUID) -> bool:
    """Say whether it is or was ``person`` to whom it had come: a second click is no refusal."""
    barrier = barrier_called(pk)
    return barrier is not None and answers_for(person, barrier.level)


def could_take_up(person: Person, pk: UUID) -> bool:
    barrier = barrier_called(pk)
    return barrier is not None and may_take_up(person, barrier)


def is_in(person: Person, pk: int) -> bool:
    """Say whether ``person`` is in the trial, or leads its unit."""
    trial = Trial.objects.select_related("unit").filter(pk=pk).first()
    if trial is None:
        return False
    return answers_for(person, trial.unit) or trial.people.filter(person=person).exists()


reader_of_the_barrier = Permission(
    "who reads the barrier", lambda person, pk, **_: reads(person, pk), is_hidden=True
)
sees_to_the_barrier = Permission(
    "who sees to the barrier, or has it from below",
    lambda person, pk, **_: has_on_hand(person, pk),
    is_hidden=True,
)
stands_above_the_barrier = Permission(
    "lead to whom the barrier has come", lambda person, pk, **_: stands_above(person, pk), is_hidden=True
)
may_take_the_barrier_up = Permission(
    "who sees to the barrier, or waits too long",
    lambda person, pk, **_: could_take_up(person, pk),
    is_hidden=True,
)
raiser_of_the_barrier = Permission(
    "in whose way the barrier stands",
    lambda person, pk, **_: Raising.objects.filter(barrier=pk, person=person).exists(),
    is_hidden=True,
)
in_the_trial = Permission("in the trial, or lead of its unit", lambda person, pk, **_: is_in(person, pk))
leads_a_unit = Permission("lead", lambda person, **_: bool(units_led_by(person)))
