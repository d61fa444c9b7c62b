"""What the stages add to Home: each names it once, here it comes together."""

from __future__ import annotations

from inhabit.programme.rhythm_steps import GO_ON
from inhabit.programme.steps import Source
from inhabit.stages.communicate.steps.listening import PLAY_BACK

# What can wait for somebody; what others wait for comes first, and what the calendar reminds of last. All
# are read in one query.
SOURCES: list[Source] = [
    PLAY_BACK,
    *GO_ON,
]
