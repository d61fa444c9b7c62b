"""What waits for somebody in coaching; what others wait for comes first."""

from __future__ import annotations

from inhabit.coaching.agreements.steps import READ_AGREEMENT
from inhabit.coaching.booking.steps import BOOK, MEET, SETTLE
from inhabit.coaching.coaches.steps import APPROVE_COACHES, INTRODUCE, READ_SAFEGUARDING
from inhabit.coaching.cohorts.steps import ANSWER_OFFER
from inhabit.coaching.feedback.steps import LOOK_BACK, SAY_ALLIANCE
from inhabit.coaching.groups.steps import (
    ANSWER_GROUP,
    CHOOSE_TEAM_COACH,
    MARK_TIMES,
    SEE_TO_GROUP,
)
from inhabit.coaching.matching.steps import CHOOSE_COACH
from inhabit.coaching.practice.steps import WAITS
from inhabit.coaching.rooms.steps import STEP_DUE
from inhabit.programme.steps import Source

COACHING_SOURCES: list[Source] = [
    MEET,
    READ_AGREEMENT,
    CHOOSE_COACH,
    SEE_TO_GROUP,
    CHOOSE_TEAM_COACH,
    MARK_TIMES,
    ANSWER_OFFER,
    ANSWER_GROUP,
    SETTLE,
    STEP_DUE,
    SAY_ALLIANCE,
    BOOK,
    LOOK_BACK,
    WAITS,
    APPROVE_COACHES,
    READ_SAFEGUARDING,
    INTRODUCE,
]
