"""Writing of commitments. Nothing of it goes into the audit trail: no record ties to a person what became
of their promises, except for themself and whom they chose."""

from inhabit.stages.empower.commitments.actions.promising import Serves, promise

__all__ = [
    "Serves",
    "promise",
]
