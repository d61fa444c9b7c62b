"""How every change of a retrospective that goes on begins: one after the other, and each once."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F

from inhabit.stages.reflect.retrospectives.models import Arrival, Phase, Retrospective


class PhaseIsOverError(Exception):
    """What was sent belongs to a phase that is over, or has not begun."""


def locked(pk: int) -> Retrospective:
    """Return the retrospective, to be changed by nobody else until the transaction ends."""
    return Retrospective.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)


def in_phase(pk: int, *phases: str) -> Retrospective:
    """Return it locked. ``PhaseIsOverError`` when it is in none of ``phases``."""
    stored = locked(pk)
    if stored.phase not in phases:
        raise PhaseIsOverError
    return stored


def arrives(stored: Retrospective, key: UUID) -> bool:
    """Say whether what came under ``key`` comes for the first time, and note that it has come."""
    _, is_new = Arrival.objects.get_or_create(pk=key, defaults={"retrospective": stored})
    return is_new


def count_change(stored: Retrospective) -> None:
    """Let every page that is open know that there is something new."""
    Retrospective.objects.filter(pk=stored.pk).update(version=F("version") + 1)


def is_live(stored: Retrospective) -> bool:
    return stored.phase not in {Phase.CLOSED, Phase.CALLED_OFF}
