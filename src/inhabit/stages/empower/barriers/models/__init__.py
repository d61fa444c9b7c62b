"""What is kept of barriers and trials."""

from inhabit.stages.empower.barriers.models.barriers import (
    Barrier,
    BarrierEvent,
    Category,
    Raising,
    State,
    UnreleasedBarrier,
)
from inhabit.stages.empower.barriers.models.trials import Trial, TrialNote, TrialPerson

__all__ = [
    "Barrier",
    "BarrierEvent",
    "Category",
    "Raising",
    "State",
    "Trial",
    "TrialNote",
    "TrialPerson",
    "UnreleasedBarrier",
]
