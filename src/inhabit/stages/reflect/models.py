"""The models of this stage, each noun's in its own package: where Django looks for them."""

from inhabit.stages.reflect.adjustments.models import Adjustment, AdjustmentAnswer, AdjustmentSupport
from inhabit.stages.reflect.journal.models import Reflection, ReflectionRhythm, ShownEntry
from inhabit.stages.reflect.recognitions.models import Recognised, Recognition
from inhabit.stages.reflect.retrospectives.models import (
    Arrival,
    Card,
    Idea,
    Retrospective,
    Seat,
    Support,
    Topic,
    Voice,
)
from inhabit.stages.reflect.reviews.models import CycleReview, StillMyPart, StillRight

__all__ = [
    "Adjustment",
    "AdjustmentAnswer",
    "AdjustmentSupport",
    "Arrival",
    "Card",
    "CycleReview",
    "Idea",
    "Recognised",
    "Recognition",
    "Reflection",
    "ReflectionRhythm",
    "Retrospective",
    "Seat",
    "ShownEntry",
    "StillMyPart",
    "StillRight",
    "Support",
    "Topic",
    "Voice",
]
