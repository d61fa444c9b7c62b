"""What the stages add to Home: each names it once, here it comes together."""

from __future__ import annotations

from inhabit.programme.rhythm_steps import GO_ON
from inhabit.programme.steps import Source
from inhabit.stages.clarify.connect.sources import BEGUN, NEEDS
from inhabit.stages.clarify.steps import (
    ANSWER_CONTEST,
    ANSWER_CONTEST_AT_TOP,
    GO_ON_AFTER_ANSWER,
    STOP_LIST,
)
from inhabit.stages.communicate.steps import stories
from inhabit.stages.communicate.steps.listening import LISTEN, LISTEN_TO_UNNAMED, PLAY_BACK
from inhabit.stages.communicate.steps.questions import QUESTION_SOURCES
from inhabit.stages.empower.barriers.steps import SOURCES as BARRIERS
from inhabit.stages.empower.commitments.steps import SOURCES as COMMITMENTS
from inhabit.stages.empower.decisions.steps import SOURCES as DECISIONS
from inhabit.stages.empower.remits.steps import SOURCES as REMITS
from inhabit.stages.reflect.adjustments.steps import SOURCES as ADJUSTMENTS
from inhabit.stages.reflect.journal.steps import SOURCES as JOURNAL
from inhabit.stages.reflect.recognitions.steps import SOURCES as RECOGNITIONS
from inhabit.stages.reflect.retrospectives.steps import SOURCES as RETROSPECTIVES
from inhabit.stages.reflect.reviews.steps import SOURCES as REVIEWS

# What can wait for somebody; what others wait for comes first. All are read in one query.
SOURCES: list[Source] = [
    ANSWER_CONTEST,
    ANSWER_CONTEST_AT_TOP,
    *RETROSPECTIVES,
    *QUESTION_SOURCES,
    *BARRIERS,
    *ADJUSTMENTS,
    *REMITS,
    *stories.SOURCES,
    NEEDS,
    LISTEN,
    LISTEN_TO_UNNAMED,
    *COMMITMENTS,
    *DECISIONS,
    *RECOGNITIONS,
    GO_ON_AFTER_ANSWER,
    *GO_ON,
    PLAY_BACK,
    BEGUN,
    STOP_LIST,
    *REVIEWS,
    *JOURNAL,
]
