"""Where the decision log is switched off: nothing is logged there, asked for or counted."""

from __future__ import annotations

from inhabit.people.models import Unit
from inhabit.stages.empower.decisions.models import DecisionQuerySet


def is_log_on(unit: Unit) -> bool:
    return True


def why_log_is_off(unit: Unit) -> str:
    """Return why nothing is logged in ``unit``, for its pages; empty where the log is on."""
    return ""


def where_it_is_on(decisions: DecisionQuerySet) -> DecisionQuerySet:
    """Return ``decisions`` without those of units where the log is switched off."""
    return decisions
