"""What is wrong within a path's values: moves that do not exist, answers that do not fit their question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from django.utils.translation import gettext as _

from inhabit.companion.files.shape import MOST_CHOICES, CoachingPath, Question
from inhabit.programme.moves import MOVES
from inhabit.strategy.files.nodes import Place

type Finding = tuple[Place, str]


def problems_of_values(path: CoachingPath) -> Iterator[Finding]:
    for index, move in enumerate(path.moves):
        if move not in MOVES:
            message = _("there is no next step “%(key)s”.") % {"key": move}
            yield ("moves", index), f"{message} {instead(move, MOVES)}"
    yield from keys_used_twice(path)
    for index, question in enumerate(path.questions):
        yield from problems_of_answers(("questions", index), question)


def keys_used_twice(path: CoachingPath) -> Iterator[Finding]:
    """Questions and ends have different keys, since "next" names one of either."""
    keys = [one.key for one in (*path.questions, *path.ends)]
    for number, key in enumerate(keys):
        if key in keys[:number]:
            many = len(path.questions)
            place: Place = ("questions", number) if number < many else ("ends", number - many)
            yield (*place, "key"), again(key)


def problems_of_answers(place: Place, question: Question) -> Iterator[Finding]:
    if question.has_choices:
        yield from problems_of_choices(place, question)
    else:
        yield from problems_of_branches(place, question)


def problems_of_choices(place: Place, question: Question) -> Iterator[Finding]:
    if not 2 <= len(question.choices) <= MOST_CHOICES:
        yield (
            place,
            _("give two to %(most)s choices, or make it a question of the kind words.")
            % {"most": MOST_CHOICES},
        )
    if question.branches:
        message = _("a question to choose goes on by its choices. Take the branches out.")
        yield (*place, "branches"), message
    keys = [choice.key for choice in question.choices]
    for number, key in enumerate(keys):
        if key in keys[:number]:
            yield (*place, "choices", number, "key"), again(key)


def problems_of_branches(place: Place, question: Question) -> Iterator[Finding]:
    if question.choices:
        message = _("a question of the kind words goes on by its branches. Take the choices out.")
        yield (*place, "choices"), message
    conditions = [branch.when for branch in question.branches]
    if "otherwise" not in conditions:
        message = _("what is said here may lead nowhere. End the branches with “when: otherwise”.")
        yield place, message
    for number, branch in enumerate(question.branches):
        where = (*place, "branches", number)
        if branch.when == "otherwise" and number < len(conditions) - 1:
            yield (*where, "when"), _("nothing after this is ever reached. Move it to the end.")
        if branch.when != "mentions" and branch.when in conditions[:number]:
            yield (*where, "when"), _("an earlier branch has the same condition. Keep one.")
        if (branch.when == "mentions") != bool(branch.words):
            message = _("words belong to “when: mentions”, and it needs at least one.")
            yield (*where, "when"), message


def again(key: str) -> str:
    return _("“%(key)s” stands here a second time. Choose another key.") % {"key": key}


def instead(key: str, known: Iterable[str]) -> str:
    """Say which of the ``known`` keys may have been meant."""
    names = list(known)
    near = get_close_matches(key, names, n=1, cutoff=0.6)
    if near:
        return _("Did you mean “%(key)s”?") % {"key": near[0]}
    return _("Known are: %(keys)s.") % {"keys": ", ".join(names)}
