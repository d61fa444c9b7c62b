"""A change that the cast's ``member`` proposes for what Payroll says."""

from __future__ import annotations

from cast import Cast
from programmes import Story

from inhabit.stages.reflect.adjustments.actions import propose_adjustment
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.strategy.models import Priority

WORDING = "Whoever has no heating hears from us within four hours."
REASON = "I sit at the phone, and they call again after two."


def propose(cast: Cast, story: Story, **fields: object) -> Adjustment:
    """Return the proposal; ``fields`` replace what it says."""
    said = {
        "target": Adjustment.Target.INTERPRETATION,
        "part": Adjustment.Part.MEANING,
        "programme": story.programme,
        "unit": cast.payroll,
        "priority": Priority.objects.get(pk=story.first),
        "wording": WORDING,
        "reason": REASON,
        "by": cast.member,
    }
    return propose_adjustment(**said | fields)  # type: ignore[arg-type]


def propose_for_strategy(cast: Cast, story: Story, **fields: object) -> Adjustment:
    said = {
        "target": Adjustment.Target.STRATEGY,
        "part": Adjustment.Part.WHY,
        "unit": None,
        "wording": "Because they have nobody else.",
    }
    return propose(cast, story, **said | fields)
