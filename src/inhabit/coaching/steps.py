"""What waits for somebody in coaching; what others wait for comes first."""

from __future__ import annotations

from inhabit.coaching.agreements.steps import READ_AGREEMENT
from inhabit.coaching.coaches.steps import APPROVE_COACHES, INTRODUCE, READ_SAFEGUARDING
from inhabit.programme.steps import Source

COACHING_SOURCES: list[Source] = [
    READ_AGREEMENT,
    APPROVE_COACHES,
    READ_SAFEGUARDING,
    INTRODUCE,
]
