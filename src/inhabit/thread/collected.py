"""What the stages add to Home: each names it once, here it comes together."""

from __future__ import annotations

from inhabit.programme.steps import Source
from inhabit.stages.communicate.steps.questions import QUESTION_SOURCES

# What can wait for somebody; what others wait for comes first. All are read in one query.
SOURCES: list[Source] = [*QUESTION_SOURCES]
