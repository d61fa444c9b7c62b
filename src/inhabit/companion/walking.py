"""Walking a path: what is asked next after what was said, and where it comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from inhabit.companion.files.placeholders import PLACEHOLDER
from inhabit.companion.files.shape import Branch, Choice, CoachingPath, End, Question, Said
from inhabit.companion.files.ways import questions_left
from inhabit.companion.listening import holds, mentioned

LONGEST_QUOTE = 160
LONGEST_IN_SENTENCE = 200


class Answer(BaseModel):
    """What was said to one question: an answer chosen, words, or both."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str
    choice: str = ""
    words: str = ""


@dataclass(frozen=True)
class Step:
    """One question of a conversation, as it is put: ``said`` picks up what was said before it."""

    number: int
    question: Question
    said: str
    text: str
    hint: str
    most: int  # how many questions there will be at most, with those before
    answer: Answer | None = None

    @property
    def is_last_possible(self) -> bool:
        return self.number == self.most

    @property
    def answer_in_words(self) -> str:
        return in_words(self.question, self.answer) if self.answer else ""


@dataclass(frozen=True)
class Outcome:
    """Where a conversation came out. ``sentence`` and ``act`` are suggestions to change."""

    said: str
    sentence: str
    act: str


@dataclass(frozen=True)
class Walk:
    """The questions so far, the last one open; or all of them answered, and where it came out."""

    steps: tuple[Step, ...]
    outcome: Outcome | None

    @property
    def is_over(self) -> bool:
        return self.outcome is not None

    @property
    def answered(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.answer is not None)

    @property
    def open_step(self) -> Step | None:
        return None if self.is_over else self.steps[-1]


def walk(path: CoachingPath, answers: Sequence[Answer]) -> Walk:
    """Return where ``answers`` lead on ``path``. An answer that fits no question ends what was said."""
    steps: list[Step] = []
    said, here, words = "", path.questions[0].key, dict[str, str]()
    for answer in [*answers, None]:
        question = path.question(here)
        if question is None:
            break
        fits = answer is not None and answer.question == here and way_on(question, answer) is not None
        given = answer if fits else None
        steps.append(step_at(path, question, len(steps) + 1, said=said, words=words, answer=given))
        if answer is None or not fits:
            break
        way = way_on(question, answer)
        assert way is not None  # noqa: S101  # tells mypy what stands above
        words[here] = in_words(question, answer)
        said, here = reflection(way, question, answer), way.next
    end = path.end(here)
    return Walk(tuple(steps), outcome_at(end, said, words) if end else None)


def step_at(
    path: CoachingPath,
    question: Question,
    number: int,
    *,
    said: str,
    words: Mapping[str, str],
    answer: Answer | None,
) -> Step:
    hint = filled(question.hint, words, LONGEST_QUOTE)
    text = filled(question.text, words, LONGEST_QUOTE)
    most = number - 1 + questions_left(path, question.key)
    return Step(number, question, said, text, hint, most, answer)


def way_on(question: Question, answer: Answer) -> Choice | Branch | None:
    """Return the choice or the branch that ``answer`` takes; None for an answer that does not fit."""
    if question.has_choices:
        return next((choice for choice in question.choices if choice.key == answer.choice), None)
    return next((branch for branch in question.branches if holds(branch, answer.words)), None)


def in_words(question: Question, answer: Answer) -> str:
    """Return an answer as its author would read it."""
    choice = next((one for one in question.choices if one.key == answer.choice), None)
    return answer.words.strip() or (str(choice.text) if choice else "")


def reflection(way: Choice | Branch, question: Question, answer: Answer) -> str:
    """Return what is said to an answer, with its own words in it."""
    words = {"said": in_words(question, answer)}
    if isinstance(way, Branch) and way.words:
        words["word"] = mentioned(way.words, answer.words)
    return filled(way.said, words, LONGEST_QUOTE)


def outcome_at(end: End, said: str, words: Mapping[str, str]) -> Outcome:
    return Outcome(
        said,
        filled(end.sentence, words, LONGEST_IN_SENTENCE),
        filled(end.act, words, LONGEST_IN_SENTENCE),
    )


def filled(text: Said | None, words: Mapping[str, str], longest: int) -> str:
    """Return ``text`` in the reader's language with what was said put in its places."""
    if text is None:
        return ""
    return PLACEHOLDER.sub(lambda found: shortened(words.get(found[1], "…"), longest), str(text))


def shortened(words: str, longest: int) -> str:
    """Return ``words`` on one line, without their last full stop, cut between two words where too long."""
    line = re.sub(r"\s+", " ", words).strip().rstrip(".")
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"
