"""What waits for somebody in coaching; what others wait for comes first."""

from __future__ import annotations

from inhabit.coaching.agreements.steps import READ_AGREEMENT
from inhabit.coaching.booking.steps import BOOK, MEET, SETTLE
from inhabit.programme.steps import Source

COACHING_SOURCES: list[Source] = [
    MEET,
    READ_AGREEMENT,
    SETTLE,
    BOOK,
]
