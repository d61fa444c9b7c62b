"""Who may read, log, correct and look back at decisions."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.people.models import Person, Unit, UnitQuerySet
from inhabit.stages.empower.decisions.models import Decision


def units_logged_in(person: Person) -> UnitQuerySet:
    """Return the units in whose log ``person`` writes: those they are in, dotted lines included, or lead."""
    placed = person.placements.current().values("unit")
    mine = Unit.objects.open().filter(pk__in=placed) | Unit.objects.open().filter(lead=person)
    return mine.distinct()


def may_log_in(person: Person, unit: Unit) -> bool:
    return units_logged_in(person).filter(pk=unit.pk).exists()


def reads(person: Person, pk: int) -> bool:
    return Decision.objects.readable_by(person).filter(pk=pk).exists()


def owns(person: Person, pk: int) -> bool:
    return Decision.objects.filter(pk=pk, owner=person).exists()


def may_look_at(person: Person, decision: Decision) -> bool:
    """Say whether ``person`` is asked what became of it: its owner or, once they are gone, a lead."""
    if decision.asks is not None:
        return decision.asks.lead_id == person.pk
    return decision.owner_id == person.pk


def is_asked(person: Person, pk: int) -> bool:
    decision = Decision.objects.standing().select_related("asks").filter(pk=pk).first()
    return decision is not None and may_look_at(person, decision)


reader_of_the_decision = Permission(
    "reader of the decision", lambda person, pk, **_: reads(person, pk), is_hidden=True
)
owner_of_the_decision = Permission("who decided it", lambda person, pk, **_: owns(person, pk), is_hidden=True)
asked_about_the_decision = Permission(
    "who is asked what became of it", lambda person, pk, **_: is_asked(person, pk), is_hidden=True
)
