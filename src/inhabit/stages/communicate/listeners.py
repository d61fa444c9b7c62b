"""Four kinds of listeners, and what each of them may ask a lead who tells a story."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Listener:
    """Somebody to rehearse with: who they are, and what they ask."""

    key: str
    name: str | Promise
    who: str | Promise
    questions: tuple[str | Promise, ...]


LISTENERS = (
    Listener(
        "sceptic",
        _("Somebody who doubts it"),
        _("Has seen three programmes come and go, and says what others only think."),
        (
            _("How is this different from what we were told two years ago?"),
            _("What are you giving up for it yourself?"),
            _("By what will I see by summer that you mean it?"),
            _("What would have to happen for you to say: this was wrong?"),
        ),
    ),
    Listener(
        "afraid",
        _("Somebody who fears for their job"),
        _("Hears only one question in everything you say, and may not ask it aloud."),
        (
            _("Will my job still be here in a year? What do you really know?"),
            _("Whom would I hear it from first, and when?"),
            _("What of what I am good at will still be needed?"),
            _("What can you promise, and what can you not?"),
        ),
    ),
    Listener(
        "third_time",
        _("Somebody who hears it for the third time"),
        _("Knows the slides by heart and waits for the sentence that is about them."),
        (
            _("What is new in it since last time?"),
            _("What should I do differently on Monday?"),
            _("What have you changed in your own week?"),
        ),
    ),
    Listener(
        "newcomer",
        _("Somebody who started last month"),
        _("Doesn’t know the history, the names or the abbreviations, and would like to help."),
        (
            _("Can you say it without any word that only we use?"),
            _("Why does it matter to the people we work for?"),
            _("Where could I begin?"),
        ),
    ),
)
