"""A list of decisions in Payroll, as tests need it: being written, proposed, or agreed."""

from __future__ import annotations

from collections.abc import Collection

from cast import Cast

from inhabit.people.models import Person
from inhabit.stages.empower.remits.actions import agree, hold, propose, start_remit, write_line
from inhabit.stages.empower.remits.models import Level, Remit, RemitVersion

REFUND = "Pay customers their money back"
SHIFTS = "Swap shifts among ourselves"


def draft_remit(cast: Cast, kind: str = Remit.Kind.EVERYONE, person: Person | None = None) -> Remit:
    remit = start_remit(unit=cast.payroll, kind=kind, person=person, by=giver(cast, kind))
    write(remit, REFUND, Level.REPORT, "up to 200 €", giver(cast, kind))
    return remit


def giver(cast: Cast, kind: str) -> Person:
    return cast.director if kind == Remit.Kind.LEAD else cast.lead


def write(remit: Remit, decision: str, level: int, limit: str, by: Person) -> None:
    write_line(remit=remit, decision=decision, level=level, limit=limit, priority=None, by=by)


def proposed_remit(cast: Cast, kind: str = Remit.Kind.EVERYONE, person: Person | None = None) -> RemitVersion:
    return propose(remit=draft_remit(cast, kind, person), reason="", by=giver(cast, kind))


def agreed_remit(
    cast: Cast,
    kind: str = Remit.Kind.EVERYONE,
    person: Person | None = None,
    agreeing: Collection[Person] = (),
) -> Remit:
    version = proposed_remit(cast, kind, person)
    default = cast.lead if kind == Remit.Kind.LEAD else person or cast.member
    for one in agreeing or [default]:
        agree(version=version, by=one)
    if version.remit.is_of_many:
        hold(version=version, by=cast.lead)
    version.remit.refresh_from_db()
    return version.remit
