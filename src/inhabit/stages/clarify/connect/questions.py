"""The five steps of Connect: one question a page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """A step: its question, a word to help, and its name where there is little room."""

    step: int
    name: str | Promise
    text: str | Promise
    help: str | Promise


QUESTIONS = (
    Question(
        1,
        _("What I do already"),
        _("What do you do now that already serves this?"),
        _("Think of last week: a call, a list, a habit. Nothing is too small."),
    ),
    Question(
        2,
        _("Start and stop"),
        _("What would you start, and what would you stop?"),
        _("If this were really meant. What you stop makes the room for what you start."),
    ),
    Question(
        3,
        _("What it touches"),
        _("What does it touch in you, and where does it rub?"),
        _("Some of it may fit what matters to you, some may go against it. Both belong here."),
    ),
    Question(
        4,
        _("What I need"),
        _("What do you need to be able to say yes?"),
        _("Time, a decision, a skill, somebody’s word? And if it is a no for now: what would change that?"),
    ),
    Question(
        5,
        _("My part"),
        _("What is your part, in one sentence?"),
        _("What you do, or will do, that moves this forward. Rather small and true than big."),
    ),
)
LAST = len(QUESTIONS)
