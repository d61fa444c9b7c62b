"""Importing people, the same way from the command line and from the page."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inhabit.access.models import Appointment, Role
from inhabit.audit.actions import record_event
from inhabit.people.imports.defects import Defect, stopping
from inhabit.people.imports.pipeline import Organisation, Source, read_organisation
from inhabit.people.imports.plan import Change, Plan, make_plan
from inhabit.people.imports.standing import earliest_day, read_standing
from inhabit.people.imports.writing import Progress, write_plan
from inhabit.people.models import ImportRun, Person, Placement, UnitLine


class DayTooEarlyError(ValueError):
    """A later import stands already; history before it can't be rewritten."""


class NobodyInChargeError(ValueError):
    """Nobody of the programme team would be left: everyone could be locked out."""


class StalePreviewError(Exception):
    """Another import was written after the preview that was confirmed."""


@dataclass(frozen=True)
class Outcome:
    """How many people and units stand on the day, who comes, moves and goes, and what is wrong.

    Where defects stop the import, the figures are those of what stands unchanged.
    """

    people: int
    units: int
    joins: Sequence[Change] = ()
    moves: Sequence[Change] = ()
    leaves: Sequence[Change] = ()
    defects: Sequence[Defect] = ()
    is_stopped: bool = False

    def counts(self) -> dict[str, int]:
        return {
            "people": self.people,
            "units": self.units,
            "joins": len(self.joins),
            "moves": len(self.moves),
            "leaves": len(self.leaves),
        }


def say_nothing(done: int, total: int) -> None:
    """Report no progress."""


@dataclass(frozen=True)
class Order:
    """What to import, and how."""

    sources: Sequence[Source]
    effective_on: date
    profile: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    accepted_repairs: Collection[str] = ()
    may_leave_no_team: bool = False  # whoever runs the server can appoint a new one


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking a million live objects again and again: a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@collector_at_rest()
def preview_import(order: Order) -> Outcome:
    """Return what :func:`import_people` would do. Writes nothing."""
    check_day(order.effective_on)
    organisation = read(order)
    if stopping(organisation.defects, order.accepted_repairs):
        return unchanged(order.effective_on, organisation.defects)
    return outcome_of(plan_for(organisation, order.effective_on))


@collector_at_rest()
def import_people(
    *, order: Order, by: Person | None, run: ImportRun | None = None, progress: Progress = say_nothing
) -> Outcome:
    """Make the organisation of the day that of the files: all of it or, where a defect stops it, nothing.

    ``run`` is the previewed run that somebody confirmed; without one a run is recorded if anything changes.
    """
    organisation = read(order)
    if stopping(organisation.defects, order.accepted_repairs):
        check_day(order.effective_on)
        return unchanged(order.effective_on, organisation.defects)
    with transaction.atomic():
        last = ImportRun.objects.select_for_update().applied().order_by("-pk").first()
        if run is not None and run.basis_id != (last and last.pk):
            raise StalePreviewError
        check_day(order.effective_on)
        plan = plan_for(organisation, order.effective_on)
        check_team(plan, order)
        outcome = outcome_of(plan)
        if not plan.is_empty():
            write_plan(plan, progress)
        if run is not None or not plan.is_empty():
            record_import(run or new_run(order, by), outcome, by=by)
    return outcome


def read(order: Order) -> Organisation:
    return read_organisation(
        order.sources, profile=order.profile, mapping=order.mapping, day=order.effective_on
    )


def check_day(day: date) -> None:
    """Raise :class:`DayTooEarlyError` where the organisation already has later changes than ``day``."""
    earliest = earliest_day()
    if earliest is not None and day < earliest:
        raise DayTooEarlyError(
            _(
                "The organisation as of %(earliest)s is known already, and an earlier day can’t be written "
                "over it. Choose %(earliest)s or later."
            )
            % {"earliest": date_format(earliest)}
        )


def check_team(plan: Plan, order: Order) -> None:
    """Raise :class:`NobodyInChargeError` where no member of the programme team would keep their access.

    One who can sign in, has the role for the whole organisation, stays, and whose unit stays the root.
    """
    team = Appointment.objects.current().filter(
        role=Role.STEWARD, unit__parent=None, unit__is_open=True, person__account__is_active=True
    )
    in_charge = set(team.values_list("person_id", "unit_id"))
    if order.may_leave_no_team or not in_charge:
        return
    groups = plan.organisation.groups
    staying = {plan.person_of[index] for group in groups for index in group.members}
    roots = {plan.unit_of[number] for number, group in enumerate(groups) if group.parent is None}
    if not any(person in staying and unit in roots for person, unit in in_charge):
        raise NobodyInChargeError(
            _(
                "After this import nobody of the programme team would look after the whole organisation, and "
                "nobody could put that right here. Check whether this is the right and the whole file. If it "
                "is, first appoint somebody who stays; for a new top unit, have it imported on the server’s "
                "command line with --leave-no-team."
            )
        )


def plan_for(organisation: Organisation, day: date) -> Plan:
    return make_plan(organisation, read_standing(day, with_history="start_date" in organisation.fields))


def unchanged(day: date, defects: Sequence[Defect]) -> Outcome:
    people = Placement.objects.on(day).filter(is_counted=True).count()
    return Outcome(people, UnitLine.objects.on(day).count(), defects=defects, is_stopped=True)


def outcome_of(plan: Plan) -> Outcome:
    return Outcome(plan.people, plan.units, plan.joins, plan.moves, plan.leaves, plan.organisation.defects)


def new_run(order: Order, by: Person | None) -> ImportRun:
    return ImportRun(
        profile=order.profile,
        mapping=dict(order.mapping),
        effective_on=order.effective_on,
        accepted_repairs=sorted(order.accepted_repairs),
        started_by=by,
    )


def record_import(run: ImportRun, outcome: Outcome, *, by: Person | None) -> None:
    for name, count in outcome.counts().items():
        setattr(run, name, count)
    run.state = ImportRun.State.APPLIED
    run.applied_at = timezone.now()
    run.save()
    details = outcome.counts() | {"effective_on": run.effective_on.isoformat()}
    record_event("people.imported", run, by=by, details=details)
