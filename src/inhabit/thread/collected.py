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

# What can wait for somebody; what others wait for comes first. All are read in one query.
SOURCES: list[Source] = [
    ANSWER_CONTEST,
    ANSWER_CONTEST_AT_TOP,
    *QUESTION_SOURCES,
    *stories.SOURCES,
    NEEDS,
    LISTEN,
    LISTEN_TO_UNNAMED,
    GO_ON_AFTER_ANSWER,
    *GO_ON,
    PLAY_BACK,
    BEGUN,
    STOP_LIST,
]
