"""Where the decision log is switched off: nothing is logged there, asked for or counted."""

from __future__ import annotations

from django.utils.translation import gettext as _

from inhabit.people.models import Person, Unit
from inhabit.stages.empower.decisions.models import DecisionQuerySet
from inhabit.stages.empower.switches.models import What
from inhabit.stages.empower.switches.selectors import is_on, is_on_for, units_where_off, why_off


def may_be_logged(unit: Unit, by: Person) -> bool:
    """Say whether ``by`` can log in ``unit``: neither the unit nor the place of ``by`` has it off."""
    return is_on(What.DECISION_LOG, unit) and is_on_for(What.DECISION_LOG, by)


def why_log_is_off(unit: Unit) -> str:
    """Return why nothing is logged in ``unit``, for its pages; empty where the log is on."""
    switch = why_off(What.DECISION_LOG, unit)
    if switch is None:
        return ""
    return switch.reason or _("The programme team has switched the decision log off here.")


def where_it_is_on(decisions: DecisionQuerySet) -> DecisionQuerySet:
    """Return ``decisions`` without those of units where the log is switched off."""
    return decisions.exclude(unit__in=units_where_off(What.DECISION_LOG))
