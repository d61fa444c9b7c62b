"""Communicate & Cascade: a story told at the top, retold at each level, and what comes back."""

from inhabit.stages.communicate.models.drift import DriftBatch, DriftCount
from inhabit.stages.communicate.models.echoes import Echo
from inhabit.stages.communicate.models.playback_pools import PlaybackPool
from inhabit.stages.communicate.models.playbacks import (
    NotThisTime,
    Playback,
    PlaybackBatch,
    UnnamedPlayback,
    UnnamedVoice,
    WaitingPlayback,
)
from inhabit.stages.communicate.models.questions import (
    Answer,
    Asking,
    Question,
    QuestionWord,
    Station,
    UnreleasedQuestion,
)
from inhabit.stages.communicate.models.stories import KeyPoint, Story
from inhabit.stages.communicate.models.tellings import Mark, Rehearsal, Retelling, Telling

__all__ = [
    "Answer",
    "Asking",
    "DriftBatch",
    "DriftCount",
    "Echo",
    "KeyPoint",
    "Mark",
    "NotThisTime",
    "Playback",
    "PlaybackBatch",
    "PlaybackPool",
    "Question",
    "QuestionWord",
    "Rehearsal",
    "Retelling",
    "Station",
    "Story",
    "Telling",
    "UnnamedPlayback",
    "UnnamedVoice",
    "UnreleasedQuestion",
    "WaitingPlayback",
]
