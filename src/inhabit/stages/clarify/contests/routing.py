"""Whose turn it is to answer a contest, by today's tree.

A contest goes to the nearest unit above that has a lead, other than whoever said it or leads the unit
that said it; where none is left, to the sponsors of the programme. A unit that was dissolved is heard
from where it hung last. So nothing stays with somebody who has gone.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from inhabit.people.models import Unit, UnitAncestor, today
from inhabit.people.selectors import standing_unit
from inhabit.stages.clarify.contests.clock import due_after
from inhabit.stages.clarify.contests.models import Contest
from inhabit.stages.clarify.contests.telling import tell_whose_turn_it_is


@transaction.atomic
def reroute_contests() -> None:
    """Bring every open contest in line with today's tree. What moves on begins a clock of its own."""
    contests = list(
        Contest.objects.waiting().select_related("interpretation", "programme__root_unit", "unit")
    )
    if not contests:
        return
    lines = lines_above({contest.unit_id for contest in contests})
    for contest in contests:
        if send_on(contest, lines[contest.unit_id]):
            contest.save(update_fields=["waits_for", "next_above", "waiting_since", "due_on"])
            tell_whose_turn_it_is(contest)


def route(contest: Contest) -> None:
    """Set whose turn it is, and begin the clock; the contest is not saved."""
    send_on(contest, lines_above({contest.unit_id})[contest.unit_id])
    contest.waiting_since, contest.due_on = timezone.now(), due_after(today(), contest.programme)


def send_on(contest: Contest, line: list[Unit]) -> bool:
    """Set whose turn it is, given the units above, the nearest first; say whether that has changed."""
    asked = heard_by(contest, line)
    former = (contest.waits_for_id, contest.next_above_id)
    contest.waits_for, contest.next_above = (*asked[:2], None, None)[:2]
    if contest.waits_for_id != former[0]:
        contest.waiting_since, contest.due_on = timezone.now(), due_after(today(), contest.programme)
    return former != (contest.waits_for_id, contest.next_above_id)


def heard_by(contest: Contest, line: list[Unit]) -> list[Unit]:
    """Return the units of ``line`` whose leads are still to be asked, the nearest first."""
    passed = next((place for place, unit in enumerate(line, 1) if unit.pk == contest.passed_by_id), 0)
    own = {contest.interpretation.author_id, contest.unit.lead_id} - {None}
    root = contest.programme.root_unit
    is_inside = any(unit.pk == root.pk for unit in line)
    return [
        unit
        for unit in line[passed:]
        if is_inside and unit.depth >= root.depth and unit.lead_id is not None and unit.lead_id not in own
    ]


def lines_above(units: Iterable[int]) -> dict[int, list[Unit]]:
    """Return for each of ``units`` (their keys) the units above it today, the nearest first.

    Above a unit that was dissolved stands the one it hung under last or, with that dissolved too, the
    one above that.
    """
    homes = homes_of_dissolved(units)
    places = set(units) - set(homes) | {place for place in homes.values() if place}
    above: dict[int, list[UnitAncestor]] = {}
    steps = UnitAncestor.objects.filter(unit__in=places).select_related("ancestor__lead").order_by("distance")
    for step in steps:
        above.setdefault(step.unit_id, []).append(step)
    return {
        unit: [
            step.ancestor
            for step in above.get(homes.get(unit, unit) or 0, [])
            if step.distance or unit in homes
        ]
        for unit in units
    }


def homes_of_dissolved(units: Iterable[int]) -> dict[int, int | None]:
    """Return for each of ``units`` that was dissolved the unit that stands where it hung, or None."""
    gone = Unit.objects.filter(pk__in=units, is_open=False)
    homes = {unit.pk: standing_unit(unit) for unit in gone}
    return {unit: home.pk if home is not None else None for unit, home in homes.items()}
