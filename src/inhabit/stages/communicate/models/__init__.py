"""Communicate & Cascade: a story retold at each level, what listeners heard, and what they ask."""

from inhabit.stages.communicate.models.questions import (
    Answer,
    Asking,
    Question,
    QuestionWord,
    Stop,
    UnreleasedQuestion,
)

__all__ = ["Answer", "Asking", "Question", "QuestionWord", "Stop", "UnreleasedQuestion"]
