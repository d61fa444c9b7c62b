"""How one version follows another; what the actions have in common."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max
from django.utils import timezone

from inhabit.people.models import Person
from inhabit.programme.models import UnitStage
from inhabit.stages.empower.remits.models import Remit, RemitLine, RemitVersion

State = RemitVersion.State
NEXT = (State.DRAFT, State.PROPOSED)


def locked(remit: Remit) -> Remit:
    """Return ``remit`` as it is stored, locked: two people can act on it at once."""
    return Remit.objects.select_for_update(of=("self",)).select_related("unit", "given_in").get(pk=remit.pk)


def version_that_holds(remit: Remit) -> RemitVersion | None:
    return remit.versions.filter(state=State.HOLDS).first()


def next_version(remit: Remit) -> RemitVersion | None:
    """Return the draft or what is proposed; None where nothing is on its way."""
    return remit.versions.filter(state__in=NEXT).first()


def copy_lines(lines: Iterable[RemitLine], version: RemitVersion) -> None:
    """Let ``lines`` stand in ``version`` too, as the same ones by their keys."""
    RemitLine.objects.bulk_create(
        RemitLine(
            version=version,
            key=line.key,
            position=line.position,
            decision=line.decision,
            level=line.level,
            limit=line.limit,
            priority_id=line.priority_id,
        )
        for line in lines
    )


def number_after_all(remit: Remit) -> int:
    return int(remit.versions.aggregate(last=Max("number", default=0))["last"]) + 1


def put_forward(version: RemitVersion, *, reason: str, by: Person) -> None:
    """Make a proposal of a draft."""
    version.number, version.state = number_after_all(version.remit), State.PROPOSED
    version.reason, version.proposed_by, version.proposed_at = reason, by, timezone.now()
    version.save(update_fields=["number", "state", "reason", "proposed_by", "proposed_at"])


def let_hold(version: RemitVersion, *, giver: Person | None) -> None:
    """Let ``version`` hold from now on; what held before stays in the history."""
    remit = version.remit
    remit.versions.filter(state=State.HOLDS).exclude(pk=version.pk).update(state=State.PAST)
    version.state, version.agreed_by, version.agreed_at = State.HOLDS, giver, timezone.now()
    version.save(update_fields=["state", "agreed_by", "agreed_at"])
    remit.reviewed_cycle, remit.anew_since = cycle_of(remit), None
    remit.save(update_fields=["reviewed_cycle", "anew_since"])


def cycle_of(remit: Remit) -> int:
    """Return the furthest cycle that the unit is in; 1 in none."""
    stages = UnitStage.objects.filter(unit=remit.unit_id, programme__ended_at__isnull=True)
    return int(stages.aggregate(last=Max("cycle", default=1))["last"])
