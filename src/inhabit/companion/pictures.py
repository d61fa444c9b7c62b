"""The branches of a path as a picture: each question, and under each answer where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.companion.files.shape import Branch, Choice, CoachingPath, End, Question
from inhabit.companion.files.ways import lengths_to
from inhabit.companion.listening import LONG, SHORT


@dataclass(frozen=True)
class Way:
    """One way on from a question: what leads there, what is said, and to what (a key to jump to)."""

    words: str
    said: str
    goal: str
    goal_in_words: str


@dataclass(frozen=True)
class Spot:
    """A question or an end, in the order of the file; ``depth`` is the fewest questions before it."""

    key: str
    depth: int
    text: str
    hint: str
    ways: tuple[Way, ...]
    act: str = ""

    @property
    def is_end(self) -> bool:
        return not self.ways


def picture_of(path: CoachingPath) -> list[Spot]:
    """Return the questions in the order in which they can come, then the ends."""
    lengths = lengths_to(path)
    questions = sorted(path.questions, key=lambda one: max(lengths[one.key]))
    goals = {one.key: str(one.text) for one in path.questions}
    goals |= {one.key: _("The end: %(words)s") % {"words": one.sentence} for one in path.ends}
    spots = [spot_of_question(one, min(lengths[one.key]), goals) for one in questions]
    return spots + [spot_of_end(one, min(lengths[one.key])) for one in path.ends]


def spot_of_question(question: Question, depth: int, goals: dict[str, str]) -> Spot:
    ways: list[Choice | Branch] = [*question.choices, *question.branches]
    drawn = tuple(Way(words_of(way), str(way.said or ""), way.next, goals[way.next]) for way in ways)
    return Spot(question.key, depth, str(question.text), str(question.hint or ""), drawn)


def spot_of_end(end: End, depth: int) -> Spot:
    return Spot(end.key, depth, str(end.sentence), "", (), str(end.act))


def words_of(way: Choice | Branch) -> str:
    """Return what leads along ``way``: the answer to choose, or the condition in words."""
    if isinstance(way, Choice):
        return str(way.text)
    if way.when == "short":
        return ngettext("At most %(number)s word", "At most %(number)s words", SHORT) % {"number": SHORT}
    if way.when == "long":
        return ngettext("%(number)s word or more", "%(number)s words or more", LONG) % {"number": LONG}
    if way.when == "unsure":
        return _("“I don’t know” or the like")
    if way.when == "mentions":
        return _("One of the words: %(words)s") % {"words": ", ".join(way.words)}
    return _("Anything else")
