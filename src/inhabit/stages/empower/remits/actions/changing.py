"""A single line changes: somebody proposed it and who gives accepted, or a lead settled it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person
from inhabit.stages.empower.remits.actions.drafting import add_line, open_draft
from inhabit.stages.empower.remits.actions.telling import receivers_of, tell_of_proposal, tell_that_it_holds
from inhabit.stages.empower.remits.actions.versions import (
    State,
    copy_lines,
    let_hold,
    locked,
    next_version,
    put_forward,
    version_that_holds,
)
from inhabit.stages.empower.remits.models import Remit, RemitAnswer, RemitLine, RemitVersion

type Change = Callable[[RemitVersion], None]


@transaction.atomic
def change_line(
    *,
    remit: Remit,
    line: RemitLine | None,
    decision: str,
    level: int,
    limit: str,
    reason: str,
    by: Person,
    credited_to: Person | None = None,
) -> RemitVersion:
    """Make a new version, which holds at once, with ``line`` changed, or added where it is None.

    For what the receiving side proposed (``credited_to``, who wishes to be named) and ``by``, who gives the
    remit, accepted: both have agreed. What is on its way at the same time gets the same change, and is
    proposed anew where it had been. ``ValidationError`` where ``line`` holds no longer.
    """
    stored = locked(remit)
    holding = version_that_holds(stored)
    if line is not None and (holding is None or not holding.lines.filter(key=line.key).exists()):
        raise ValidationError(_("This line has been changed or taken out meanwhile."))
    waiting = next_version(stored)
    was_proposed = waiting is not None and waiting.state == State.PROPOSED
    draft = open_draft(remit=stored, by=by) if waiting is not None else None
    kept = list(draft.lines.all()) if draft is not None else []
    if draft is not None:
        draft.delete()
    change = changing(line, decision.strip(), level, limit.strip())
    version = version_with(stored, list(holding.lines.all()) if holding else [], change)
    put_forward(version, reason=reason.strip(), by=by)
    version.credited_to = credited_to
    version.save(update_fields=["credited_to"])
    let_hold(version, giver=by)
    note_agreement(version)
    if kept:
        carry_on(version_with(stored, kept, change), waiting, by, is_proposed=was_proposed)
    tell_that_it_holds(version, by)
    record_event("remit.line_changed", stored.unit, by=by, details={"version": version.number or 0})
    return version


def note_agreement(version: RemitVersion) -> None:
    """Note that the one person who receives it has agreed; of many nobody is named."""
    if not version.remit.is_of_many:
        people = receivers_of(version.remit)
        RemitAnswer.objects.bulk_create(
            RemitAnswer(version=version, person=person, agrees=True) for person in people
        )


@transaction.atomic
def add_to_next(*, remit: Remit, decision: str, level: int, limit: str, reason: str, by: Person) -> bool:
    """Propose ``remit`` with one more line; say whether it is proposed now.

    Into a draft that somebody is writing it goes without proposing that.
    """
    stored = locked(remit)
    waiting = next_version(stored)
    draft = open_draft(remit=stored, by=by)
    draft.remit = stored
    add_line(draft, decision.strip(), level, limit.strip(), None)
    if waiting is not None and waiting.state == State.DRAFT:
        return False
    put_forward(draft, reason=reason.strip(), by=by)
    tell_of_proposal(draft, by)
    return True


def changing(line: RemitLine | None, decision: str, level: int, limit: str) -> Change:
    """Return what makes the change in a version's lines; a line that it has not is left out of it."""

    def change(version: RemitVersion) -> None:
        if line is None:
            add_line(version, decision, level, limit, None)
        else:
            version.lines.filter(key=line.key).update(decision=decision, level=level, limit=limit)

    return change


def version_with(remit: Remit, lines: list[RemitLine], change: Change) -> RemitVersion:
    version = RemitVersion.objects.create(remit=remit)
    copy_lines(lines, version)
    change(version)
    return version


def carry_on(version: RemitVersion, before: RemitVersion | None, by: Person, *, is_proposed: bool) -> None:
    """Let what was on its way go on from where it was."""
    if is_proposed and before is not None:
        put_forward(version, reason=before.reason, by=by)
        tell_of_proposal(version, by)
