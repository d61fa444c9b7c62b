"""Trials as lists: what a unit tries, what it has kept as how it does it now, and what others have tried."""

from __future__ import annotations

from django.db.models import Count, Q

from inhabit.people.models import Person, Placement, Unit, UnitAncestor
from inhabit.programme.models import Programme
from inhabit.stages.empower.barriers.models import Trial
from inhabit.stages.empower.barriers.models.trials import TrialQuerySet

MOST_KEPT = 3  # on the first page of a unit's work
MOST_PEOPLE = 60


def within(unit: Unit) -> TrialQuerySet:
    """Return the trials of ``unit`` and below; of a dissolved one its own."""
    if not unit.is_open:
        return Trial.objects.filter(unit=unit)
    return Trial.objects.filter(unit__lines_up__ancestor=unit)


def of_programme(programme: Programme) -> TrialQuerySet:
    """Return the trials of the programme's units, except for barriers to priorities of other strategies."""
    under = UnitAncestor.objects.filter(ancestor=programme.root_unit_id).order_by().values("unit")
    ours = Q(barrier__priority__isnull=True) | Q(barrier__priority__strategy=programme.strategy_id)
    return Trial.objects.filter(ours, unit__in=under)


def for_lists(trials: TrialQuerySet, outcome: str) -> TrialQuerySet:
    """Return ``trials`` with one ``outcome``, or "running", or any, the latest first."""
    if outcome:
        trials = trials.filter(outcome="" if outcome == "running" else outcome)
    return trials.select_related("unit").annotate(number_in=Count("people")).order_by("-starts_on", "-pk")


def counts_by_outcome(trials: TrialQuerySet) -> dict[str, int]:
    rows = trials.order_by().values_list("outcome").annotate(Count("pk"))
    return {outcome or "running": number for outcome, number in rows}


def kept_in(unit: Unit) -> list[Trial]:
    """Return what the unit has kept lately: how it does it now."""
    kept = Trial.objects.filter(unit=unit, outcome=Trial.Outcome.KEPT)
    return list(kept.order_by("-starts_on", "-pk")[:MOST_KEPT])


def people_who_can_be_in(unit: Unit, but: Person) -> list[Person]:
    """Return the people of ``unit`` and its lead, without who begins the trial, the first sixty by name."""
    placed = Placement.objects.current().filter(unit=unit).values("person")
    people = Person.objects.filter(Q(pk__in=placed) | Q(units_led=unit)).exclude(pk=but.pk)
    return list(people.distinct().order_by("name", "pk")[:MOST_PEOPLE])
