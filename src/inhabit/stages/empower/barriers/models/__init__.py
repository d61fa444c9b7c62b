"""What is kept of barriers and trials."""

from inhabit.stages.empower.barriers.models.barriers import (
    Barrier,
    BarrierEvent,
    Category,
    Raising,
    State,
)
from inhabit.stages.empower.barriers.models.trials import Trial, TrialNote, TrialPerson
from inhabit.stages.empower.barriers.models.unreleased import UnreleasedBarrier

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
