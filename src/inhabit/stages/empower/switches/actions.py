"""The programme team says where clocks, check-ins and decision logs are in use."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit
from inhabit.stages.empower.switches.models import Switch, What
from inhabit.stages.empower.switches.working_out import work_out_switches


@transaction.atomic
def set_switch(*, what: What, unit: Unit, place: str = "", is_on: bool, reason: str, by: Person) -> Switch:
    """Say that ``what`` is on or off from ``unit`` down, or for those there who work in ``place``.

    It replaces the rule for the same unit and place. The same a second time changes nothing. ``reason`` is
    read by everyone concerned; where a works agreement was required, it names that agreement.
    """
    made = replace_switch(what, unit, place, by, is_on=is_on, reason=reason)
    work_out_switches()
    record_event(
        "switch.set", unit, by=by, details={"what": str(what), "is_on": is_on, "by_place": bool(place)}
    )
    return made


@transaction.atomic
def start_off(*, unit: Unit, place: str = "", reason: str, by: Person) -> None:
    """Switch everything off where a works agreement is required, until there is one."""
    for what in What:
        replace_switch(what, unit, place, by, is_on=False, reason=reason, needs_agreement=True)
    work_out_switches()
    record_event("switch.started_off", unit, by=by, details={"by_place": bool(place)})


def replace_switch(
    what: str,
    unit: Unit,
    place: str,
    by: Person,
    *,
    is_on: bool,
    reason: str,
    needs_agreement: bool = False,
) -> Switch:
    Unit.objects.select_for_update().get(pk=unit.pk)
    place, reason = place.strip(), reason.strip()
    before = Switch.objects.holding().filter(what=what, unit=unit, place=place).first()
    if before is not None and (before.is_on, before.reason) == (is_on, reason):
        return before
    if before is not None:
        end(before)
    return Switch.objects.create(
        what=what,
        unit=unit,
        place=place,
        is_on=is_on,
        reason=reason,
        needs_agreement=needs_agreement or bool(before and before.needs_agreement),
        made_by=by,
    )


@transaction.atomic
def drop_switch(*, switch: Switch, by: Person) -> None:
    """Take a rule away: what holds above holds here again. Twice is the same as once."""
    stored = Switch.objects.select_for_update().get(pk=switch.pk)
    if stored.ended_at is None:
        end(stored)
        work_out_switches()
        record_event("switch.dropped", stored.unit, by=by, details={"what": stored.what})


def end(switch: Switch) -> None:
    switch.ended_at = timezone.now()
    switch.save(update_fields=["ended_at"])
