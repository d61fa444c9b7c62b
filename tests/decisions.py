"""Decisions for tests."""

from __future__ import annotations

from datetime import date, timedelta

from inhabit.people.models import Person, Unit, today
from inhabit.stages.empower.decisions.actions import Entry, log_decision
from inhabit.stages.empower.models import Decision

LINE = "We answer letters on Friday afternoons."


def logged(by: Person, unit: Unit, text: str = LINE, **fields: object) -> Decision:
    entry = Entry(text=text, **fields)  # type: ignore[arg-type]  # as a test fills it
    return log_decision(unit=unit, entry=entry, by=by)


def due(decision: Decision, day: date | None = None) -> Decision:
    """Pretend that the day has come on which ``decision`` is looked at again."""
    decision.look_on = day or today() - timedelta(days=1)
    decision.save(update_fields=["look_on"])
    return decision
