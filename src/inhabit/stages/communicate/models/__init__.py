"""Communicate & Cascade: a story told at the top, retold at each level, and what comes back."""

from inhabit.stages.communicate.models.drift import DriftBatch, DriftCount
from inhabit.stages.communicate.models.stories import KeyPoint, Story
from inhabit.stages.communicate.models.tellings import Mark, Rehearsal, Retelling, Telling

__all__ = [
    "DriftBatch",
    "DriftCount",
    "KeyPoint",
    "Mark",
    "Rehearsal",
    "Retelling",
    "Story",
    "Telling",
]
