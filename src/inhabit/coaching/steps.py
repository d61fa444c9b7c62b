"""What waits for somebody in coaching; what others wait for comes first."""

from __future__ import annotations

from inhabit.coaching.agreements.steps import READ_AGREEMENT
from inhabit.coaching.rooms.steps import STEP_DUE
from inhabit.programme.steps import Source

COACHING_SOURCES: list[Source] = [
    READ_AGREEMENT,
    STEP_DUE,
]
