"""Walking a path down every branch, with words that meet each condition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inhabit.companion.files.shape import Branch, CoachingPath, Question
from inhabit.companion.listening import LONG
from inhabit.companion.walking import Answer, Walk, walk, way_on

WORDS = {
    "short": "Quite so",
    "long": " ".join(["word"] * LONG),
    "unsure": "I don’t know",
    "otherwise": "Every Tuesday we open the counter at seven for all of them",
}


def every_walk(path: CoachingPath, answers: tuple[Answer, ...] = ()) -> Iterator[Walk]:
    """Yield the walk down each way of ``path``, to its end."""
    taken = walk(path, answers)
    if taken.open_step is None:
        yield taken
        return
    for answer in answers_to(taken.open_step.question):
        yield from every_walk(path, (*answers, answer))


def answers_to(question: Question) -> Iterator[Answer]:
    for choice in question.choices:
        yield Answer(question=question.key, choice=choice.key)
        if question.has_words:
            yield Answer(question=question.key, choice=choice.key, words="In my words")
    for branch in question.branches:
        answer = Answer(question=question.key, words=words_for(branch))
        assert way_on(question, answer) == branch, f"{question.key}: an earlier branch takes {answer.words}"
        yield answer


def words_for(branch: Branch) -> str:
    if branch.when == "mentions":
        return f"There we go, {branch.words[-1].removesuffix('*')}, as ever and always"
    return WORDS[branch.when]


def shown_in_german(part: Any) -> Iterator[str]:
    """Yield what a page shows of a path in German, given its values: texts, keys, and words to look for."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from shown_in_german(value) if key != "en" else ()
    elif isinstance(part, list | tuple):
        for value in part:
            yield from shown_in_german(value)
