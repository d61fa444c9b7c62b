"""Whether something is switched off: what every noun of this stage and the next asks before it counts,
asks, shows or reminds by a clock."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from inhabit.people.models import Person, PersonQuerySet, Placement, Unit
from inhabit.stages.empower.switches.models import PlaceSwitchedOff, Switch, SwitchedOff, What


def is_on(what: What, unit: Unit) -> bool:
    """Say whether ``what`` is in use in ``unit``. A dissolved unit keeps what held in it last."""
    return not SwitchedOff.objects.filter(what=what, unit=unit).exists()


def units_where_off(what: What) -> QuerySet[SwitchedOff, Any]:
    """Return the numbers of the units in which ``what`` is off, to exclude: ``exclude(unit__in=…)``."""
    return SwitchedOff.objects.filter(what=what).order_by().values("unit")


def is_on_for(what: What, person: Person) -> bool:
    """Say whether ``what`` is in use for ``person``: neither their unit nor their place is off."""
    return not people_where_off(what).filter(pk=person.pk).exists()


def people_where_off(what: What) -> PersonQuerySet:
    """Return everyone for whom ``what`` is off, to exclude: ``exclude(owner__in=people_where_off(what))``."""
    placed = Placement.objects.current().filter(is_counted=True)
    in_such_a_unit = placed.filter(person=OuterRef("pk"), unit__in=units_where_off(what))
    beneath = placed.filter(person=OuterRef(OuterRef("pk")), unit__lines_up__ancestor=OuterRef("unit"))
    in_such_a_place = PlaceSwitchedOff.objects.filter(
        Exists(beneath), what=what, location=OuterRef("location")
    )
    return Person.objects.filter(Exists(in_such_a_unit) | Exists(in_such_a_place))


def why_off(what: What, unit: Unit) -> Switch | None:
    """Return the rule by which ``what`` is off in ``unit``; None where it is on."""
    found = SwitchedOff.objects.filter(what=what, unit=unit).select_related("switch__unit").first()
    return found.switch if found is not None else None


def all_off_in(unit: Unit) -> list[Switch]:
    """Return every rule by which something is off in ``unit``, for a page to say so; one query."""
    found = SwitchedOff.objects.filter(unit=unit).select_related("switch__unit").order_by("what")
    return [row.switch for row in found]


def why_off_for(what: What, person: Person) -> Switch | None:
    """Return the rule by which ``what`` is off for ``person``, of their unit or place; None where on."""
    places = person.placements.current().filter(is_counted=True).values("unit")
    by_unit = SwitchedOff.objects.filter(what=what, unit__in=places)
    by_place = PlaceSwitchedOff.objects.filter(
        what=what, location=person.location, unit__lines_down__unit__in=places
    )
    rules = by_unit.order_by().values("switch").union(by_place.order_by().values("switch"))
    return Switch.objects.filter(pk__in=rules).select_related("unit").first()
