"""What pages show of requests."""

from __future__ import annotations

from django.db.models import Count, F, Q

from inhabit.people.models import Person, Unit, today
from inhabit.people.selectors import units_led_by
from inhabit.stages.communicate.wordlist import likeness
from inhabit.stages.empower.remits.requests.merging import folded
from inhabit.stages.empower.remits.requests.models import DecisionRequest, RequestQuerySet
from inhabit.stages.empower.switches.models import What
from inhabit.stages.empower.switches.selectors import units_where_off

ALIKE = 0.3  # share of telling words from which on somebody is asked whether it is the same
MOST_COMPARED = 100
MOST_ALIKE = 3
MOST_OF_MINE = 20


def waiting_with(person: Person) -> RequestQuerySet:
    """Return what waits for ``person`` to settle it, the oldest first."""
    waiting = DecisionRequest.objects.open().filter(unit__lead=person, unit__is_open=True)
    counted = waiting.select_related("unit", "asked_in").annotate(number_asking=Count("askers"))
    return counted.order_by("asked_at", "pk")


def late_below(person: Person) -> RequestQuerySet:
    """Return what has waited below ``person`` for longer than agreed, where clocks are on."""
    led = [unit.pk for unit in units_led_by(person)]
    late = DecisionRequest.objects.open().filter(
        unit__lines_up__ancestor__in=led, unit__lines_up__distance__gt=0, due_on__lt=today()
    )
    late = late.exclude(unit__in=units_where_off(What.CLOCKS)).exclude(unit__lead=person)
    return late.select_related("unit__lead", "asked_in").distinct()


def requests_of(person: Person) -> list[DecisionRequest]:
    """Return what ``person`` asked to be settled: what waits first, then the latest."""
    mine = DecisionRequest.objects.filter(askers__person=person).select_related("unit__lead", "remit")
    return list(mine.order_by(F("answered_at").desc(nulls_first=True), "-asked_at")[:MOST_OF_MINE])


def like_it(decision: str, seat: Unit, person: Person) -> list[DecisionRequest]:
    """Return what waits with the same lead already and may be the same, the likest first.

    Nothing where the very same words wait: those are joined without asking.
    """
    waiting = DecisionRequest.objects.open().filter(~Q(askers__person=person), unit=seat)[:MOST_COMPARED]
    if any(other.folded == folded(decision) for other in waiting):
        return []
    rated = [(likeness(decision, other.decision), other) for other in waiting]
    like = sorted((pair for pair in rated if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [other for _likeness, other in like[:MOST_ALIKE]]
