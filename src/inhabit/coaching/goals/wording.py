"""What a goal says: the goal, five levels of the way to it, where it began, and what it hangs on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from django.utils.translation import gettext as _

from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Goal


class Level(IntEnum):
    """Where one stands, in the order of goal attainment scaling. An order, never a sum."""

    MUCH_LESS = -2
    LESS = -1
    AS_HOPED = 0
    MORE = 1
    MUCH_MORE = 2

    @property
    def words(self) -> str:
        return {
            Level.MUCH_LESS: _("Much less than I hope for"),
            Level.LESS: _("Less than I hope for"),
            Level.AS_HOPED: _("What I hope for"),
            Level.MORE: _("More than I hope for"),
            Level.MUCH_MORE: _("Much more than I hope for"),
        }[self]

    @property
    def sign(self) -> str:
        return f"{self.value:+d}".replace("-", "−") if self else "0"


NEEDED = (Level.LESS, Level.AS_HOPED, Level.MORE)  # without these three nobody could say where they stand
FROM_THE_TOP = tuple(sorted(Level, reverse=True))


@dataclass(frozen=True)
class Wording:
    """``levels`` by level, as far as they are written; ``priority`` is its number in the strategy."""

    text: str = ""
    levels: Mapping[Level, str] = field(default_factory=dict)
    baseline: Level | None = None
    priority: int | None = None

    @property
    def unwritten(self) -> tuple[Level, ...]:
        """Return the levels that are needed and not written."""
        return tuple(level for level in NEEDED if not self.levels.get(level, "").strip())


@dataclass(frozen=True)
class Rated:
    """Where somebody saw the goal, and a word on it, which may be empty."""

    level: Level
    word: str = ""


def sealed_wording(goal: Goal, wording: Wording) -> str:
    content = {
        "text": wording.text,
        "levels": {str(level.value): words for level, words in wording.levels.items() if words},
        "baseline": wording.baseline,
        "priority": wording.priority,
    }
    return seal_in(goal.engagement, json.dumps(content), purpose=f"goal {goal.pk}")


def opened_wording(goal: Goal, sealed: str) -> Wording:
    """Return what :func:`sealed_wording` sealed; an empty wording where nothing was."""
    opened = open_in(goal.engagement, sealed, purpose=f"goal {goal.pk}")
    if not opened:
        return Wording()
    content = json.loads(opened)
    baseline = content["baseline"]
    return Wording(
        text=content["text"],
        levels={Level(int(level)): words for level, words in content["levels"].items()},
        baseline=None if baseline is None else Level(baseline),
        priority=content["priority"],
    )


def sealed_rating(goal: Goal, rated: Rated) -> str:
    content = {"level": rated.level, "word": rated.word}
    return seal_in(goal.engagement, json.dumps(content), purpose=f"goal rating {goal.pk}")


def opened_rating(goal: Goal, sealed: str) -> Rated:
    content = json.loads(open_in(goal.engagement, sealed, purpose=f"goal rating {goal.pk}"))
    return Rated(Level(content["level"]), content["word"])
