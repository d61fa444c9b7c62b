"""Writing and sharing interpretations, writing contributions."""

from inhabit.stages.clarify.actions.contributions import (
    delete_contribution,
    finish_contribution,
    save_contribution_draft,
    start_contribution,
)
from inhabit.stages.clarify.actions.interpretations import (
    ask_for_interpretation,
    discard_interpretation_draft,
    save_interpretation_draft,
    share_interpretations,
    withdraw_interpretation_request,
)
from inhabit.stages.clarify.actions.stale import StaleFormError

__all__ = [
    "StaleFormError",
    "ask_for_interpretation",
    "delete_contribution",
    "discard_interpretation_draft",
    "finish_contribution",
    "save_contribution_draft",
    "save_interpretation_draft",
    "share_interpretations",
    "start_contribution",
    "withdraw_interpretation_request",
]
