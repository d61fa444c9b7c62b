"""One barrier: where it is, what is being done, and what the reader can do about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from inhabit.access.permissions import PersonRequest, requires
from inhabit.stages.clarify.views.contributions import priority_names
from inhabit.stages.communicate.seats import seat_above
from inhabit.stages.empower.barriers.forms import ClosingForm, DoingForm, HandingForm, WordForm
from inhabit.stages.empower.barriers.models import Barrier, Category, Raising, State
from inhabit.stages.empower.barriers.permissions import (
    barrier_called,
    is_above,
    may_take_up,
    reader_of_the_barrier,
    sees_to,
)
from inhabit.stages.empower.barriers.readers import readers_of_barrier
from inhabit.stages.empower.barriers.selectors.one import (
    events_of,
    people_to_hand_to,
    perhaps_the_same,
    raisings_of,
    running_trial_of,
)


@requires(reader_of_the_barrier)
def barrier(request: PersonRequest, pk: UUID) -> HttpResponseBase:
    """One barrier, as far as it is for the reader."""
    shown = found(pk)
    if shown.into_id is not None:
        return redirect("barrier", pk=shown.into_id)
    return barrier_page(request, shown)


def found(pk: UUID) -> Barrier:
    shown = barrier_called(pk)
    if shown is None:
        raise Http404
    return shown


def barrier_page(
    request: PersonRequest,
    shown: Barrier,
    *,
    forms: dict[str, Form] | None = None,
    is_stale: bool = False,
    is_harmful: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Return the page; ``forms`` are those that were sent and have to be shown again, by their names."""
    you = request.person
    raisings = raisings_of(shown)
    mine = next((raising for raising in raisings if raising.person_id == you.pk), None)
    context: dict[str, Any] = {
        "barrier": shown,
        "priority_name": name_of_priority(shown),
        "readers": readers_of_barrier(shown).said_to(you),
        "raisings": raisings,
        "is_anybody_here": any(raising.is_here for raising in raisings),  # type: ignore[attr-defined]  # annotated
        "mine": mine,
        "asks_me": asks(shown, mine),
        "events": events_of(shown),
        "trial": running_trial_of(shown) if shown.category == Category.WORKFLOW else None,
        "is_stale": is_stale,
        "is_harmful": is_harmful,
        "help_here": settings.HELP_HERE,
        "may_join": mine is None and shown.is_standing and not shown.is_unnamed,
        "reopening": WordForm(),
    }
    context |= what_one_can_do(request, shown)
    return render(request, "empower/barriers/barrier.html", {**context, **(forms or {})}, status=status)


def name_of_priority(shown: Barrier) -> str:
    if shown.priority_id is None:
        return ""
    return priority_names([shown.priority_id]).get(shown.priority_id, "")


def asks(shown: Barrier, mine: Raising | None) -> bool:
    """Say whether the barrier is closed and the reader, in whose way it stood, has not said a word."""
    return shown.state == State.CLOSED and mine is not None and mine.confirmed_on is None


def what_one_can_do(request: PersonRequest, shown: Barrier) -> dict[str, Any]:
    """Return what the page offers to who sees to it, to the one above, and to those who wait too long."""
    you = request.person
    if not shown.is_standing:
        return {}
    is_mine, is_from_below = sees_to(you, shown), is_above(you, shown)
    level, edits = {"level": shown.level_id}, {"edits": shown.edits}
    offered: dict[str, Any] = {"is_mine": is_mine, "is_above": is_from_below}
    if may_take_up(you, shown):
        offered |= {"above": seat_above(shown.level), "taking_up": WordForm(initial=level)}
    if is_from_below:
        offered |= {name: WordForm(initial=level) for name in ("helping", "timing", "taking")}
    if is_mine or is_from_below:
        offered["closing"] = ClosingForm(initial=edits)
    if is_mine:
        planned = {"doing": shown.doing, "planned_on": shown.planned_on, **edits}
        offered |= {"doing": DoingForm(initial=planned), "same": perhaps_the_same(shown, you)}
    if is_mine and not shown.is_unnamed:
        offered["handing"] = HandingForm(initial=edits, people=people_to_hand_to(shown))
    return offered
