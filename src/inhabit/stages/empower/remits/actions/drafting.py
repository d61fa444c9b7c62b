"""The giving side writes what is whose to decide, and proposes it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.communicate.seats import seat_above
from inhabit.stages.empower.remits.actions.telling import tell_of_proposal
from inhabit.stages.empower.remits.actions.versions import (
    State,
    copy_lines,
    locked,
    next_version,
    put_forward,
    version_that_holds,
)
from inhabit.stages.empower.remits.models import Remit, RemitLine, RemitVersion

MOST_LINES = 40  # nobody keeps more in mind
MOST_REMITS = 30  # of a unit


@transaction.atomic
def start_remit(
    *,
    unit: Unit,
    kind: str,
    name: str = "",
    person: Person | None = None,
    people: Collection[Person] = (),
    by: Person,
) -> Remit:
    """Begin a remit in ``unit``; the one for the same people, where there is one already.

    ``ValidationError`` when the unit has too many, or nobody is above its lead to give theirs.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)
    standing = Remit.objects.standing().filter(unit=unit)
    same = standing.filter(kind=kind, name=name, person=person).first()
    if same is not None:
        return same
    if standing.count() >= MOST_REMITS:
        raise ValidationError(_("There are too many lists here. End one first."))
    remit = Remit.objects.create(
        unit=unit, given_in=giving_unit(unit, kind), kind=kind, name=name, person=person
    )
    remit.people.set(people)
    record_event("remit.started", unit, by=by, details={"kind": str(kind)})
    return remit


@transaction.atomic
def choose_group(*, remit: Remit, people: Collection[Person], by: Person) -> None:
    """Say who belongs to a group. Its list goes on to hold; whoever is new reads it."""
    stored = locked(remit)
    if stored.kind == Remit.Kind.GROUP and set(stored.people.all()) != set(people):
        stored.people.set(people)
        record_event("remit.group_changed", stored.unit, by=by, details={"people": len(people)})


def giving_unit(unit: Unit, kind: str) -> Unit:
    """Return the unit whose lead gives: for a lead the one above, else the unit itself."""
    if kind != Remit.Kind.LEAD:
        return unit
    above = seat_above(unit)
    if above is None:
        raise ValidationError(_("Nobody is above this unit who could agree on it with its lead."))
    return above


@transaction.atomic
def open_draft(*, remit: Remit, by: Person) -> RemitVersion:
    """Return the draft of ``remit``. What is proposed is taken back for it; else what holds is copied."""
    stored = locked(remit)
    now = next_version(stored)
    if now is not None and now.state == State.DRAFT:
        return now
    source = now or version_that_holds(stored)
    if now is not None:
        now.state = State.WITHDRAWN
        now.save(update_fields=["state"])
    draft = RemitVersion.objects.create(remit=stored)
    if source is not None:
        copy_lines(source.lines.all(), draft)
    return draft


@transaction.atomic
def write_line(
    *,
    remit: Remit,
    decision: str,
    level: int,
    limit: str,
    priority: int | None,
    by: Person,
    key: UUID | None = None,
    edits: int = 0,
) -> RemitLine:
    """Put a line into the draft, or change the one called ``key``. The same words twice add nothing.

    ``StaleFormError`` when the form was opened before a newer save; ``ValidationError`` when it is full.
    """
    draft = open_draft(remit=remit, by=by)
    said = (decision.strip(), level, limit.strip(), priority)
    stored = draft.lines.select_for_update().filter(key=key).first() if key else None
    if stored is None:
        return add_line(draft, *said)
    if (stored.decision, stored.level, stored.limit, stored.priority_id) == said:
        return stored
    if stored.edits != edits:
        raise StaleFormError(stored)
    stored.decision, stored.level, stored.limit, stored.priority_id = said
    stored.edits += 1
    stored.save()
    return stored


def add_line(version: RemitVersion, decision: str, level: int, limit: str, priority: int | None) -> RemitLine:
    same = version.lines.filter(decision__iexact=decision, level=level, limit=limit).first()
    if same is not None:
        return same
    if version.lines.count() >= MOST_LINES:
        raise ValidationError(_("The list is full. Take something out of it first."))
    last = version.lines.aggregate(last=Max("position", default=0))["last"]
    return RemitLine.objects.create(
        version=version, decision=decision, level=level, limit=limit, priority_id=priority, position=last + 1
    )


@transaction.atomic
def remove_line(*, remit: Remit, key: UUID, by: Person) -> None:
    """Take a line out of the draft. What holds keeps it until the next version does."""
    open_draft(remit=remit, by=by).lines.filter(key=key).delete()


@transaction.atomic
def put_line_back(*, remit: Remit, key: UUID, by: Person) -> None:
    """Put a line of what holds back into the draft."""
    draft, holding = open_draft(remit=remit, by=by), version_that_holds(remit)
    if holding is not None and not draft.lines.filter(key=key).exists():
        copy_lines(holding.lines.filter(key=key), draft)


@transaction.atomic
def propose(*, remit: Remit, reason: str, by: Person) -> RemitVersion:
    """Put the draft to the other side. A second time changes nothing.

    ``ValidationError`` when nothing stands in it, or nothing is different from what holds.
    """
    stored = locked(remit)
    version = next_version(stored)
    if version is not None and version.state == State.PROPOSED:
        return version
    if version is None or not version.lines.exists():
        raise ValidationError(_("Nothing stands in it yet. Write down one decision first."))
    if stored.anew_since is None and not differs(version, version_that_holds(stored)):
        raise ValidationError(_("Nothing is different from what holds. Change something, or leave it."))
    put_forward(version, reason=reason.strip(), by=by)
    tell_of_proposal(version, by)
    record_event("remit.proposed", stored.unit, by=by, details={"version": version.number or 0})
    return version


def differs(version: RemitVersion, other: RemitVersion | None) -> bool:
    fields = ("key", "decision", "level", "limit", "priority")
    return other is None or set(version.lines.values_list(*fields)) != set(other.lines.values_list(*fields))


@transaction.atomic
def discard_draft(*, remit: Remit, by: Person) -> None:
    """Leave what is being written, or take back what is proposed. What holds goes on to hold."""
    stored = locked(remit)
    stored.versions.filter(state=State.DRAFT).delete()
    stored.versions.filter(state=State.PROPOSED).update(state=State.WITHDRAWN)


@transaction.atomic
def end_remit(*, remit: Remit, by: Person) -> None:
    """Say that it holds no longer. Its history stays. Twice is the same as once."""
    stored = locked(remit)
    if stored.ended_at is None:
        discard_draft(remit=stored, by=by)
        stored.ended_at = timezone.now()
        stored.save(update_fields=["ended_at"])
        record_event("remit.ended", stored.unit, by=by)
