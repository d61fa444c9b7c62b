"""What is wrong with where a path leads: dead ends, loops, too few or too many questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from inhabit.companion.files.shape import FEWEST_QUESTIONS, MOST_QUESTIONS, CoachingPath
from inhabit.companion.files.values import Finding, instead
from inhabit.strategy.files.nodes import Place

type Onward = dict[str, list[str]]


def problems_of_ways(path: CoachingPath) -> Iterator[Finding]:
    """Yield what is wrong, the basics first: how long ways are is only said of those that end."""
    nowhere = list(ways_to_nowhere(path))
    yield from nowhere
    if nowhere:
        return
    loops = list(problems_of_loops(path))
    yield from loops
    yield from never_reached(path)
    if not loops:
        yield from problems_of_length(path)


def ways_on(path: CoachingPath) -> Iterator[tuple[Place, str, str]]:
    """Yield every way on: its place in the file, the question that it leaves and what it leads to."""
    for index, question in enumerate(path.questions):
        for number, choice in enumerate(question.choices):
            yield ("questions", index, "choices", number), question.key, choice.next
        for number, branch in enumerate(question.branches):
            yield ("questions", index, "branches", number), question.key, branch.next


def onward(path: CoachingPath) -> Onward:
    """Return for each question the questions and ends that can follow it."""
    leads_to: Onward = {question.key: [] for question in path.questions}
    for _place, start, goal in ways_on(path):
        leads_to[start].append(goal)
    return leads_to


def ways_to_nowhere(path: CoachingPath) -> Iterator[Finding]:
    known = [one.key for one in (*path.questions, *path.ends)]
    for place, _start, goal in ways_on(path):
        if not goal:
            yield place, _("this leads nowhere. Say with “next: …” which question or end follows.")
        elif goal not in known:
            message = _("there is no question and no end “%(key)s”.") % {"key": goal}
            yield (*place, "next"), f"{message} {instead(goal, known)}"
    for index, question in enumerate(path.questions):
        if not question.choices and not question.branches:
            yield ("questions", index), _("this question leads nowhere. Give it choices or branches.")


def problems_of_loops(path: CoachingPath) -> Iterator[Finding]:
    try:
        list(in_order(path))
    except CycleError as error:
        loop = error.args[1]
        index = [question.key for question in path.questions].index(loop[0])
        message = _("this goes round in a circle: %(keys)s. Lead one of them to something later.")
        yield ("questions", index), message % {"keys": " → ".join(loop)}


def in_order(path: CoachingPath) -> Iterator[str]:
    """Yield every key after all that lead to it. Raises ``CycleError`` where that cannot be."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for start, goals in onward(path).items():
        sorter.add(start)
        for goal in goals:
            sorter.add(goal, start)
    return iter(sorter.static_order())


def reached(path: CoachingPath) -> set[str]:
    """Return every key that a conversation can come to."""
    leads_to, found = onward(path), {path.questions[0].key}
    waiting = list(found)
    while waiting:
        new = set(leads_to.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def never_reached(path: CoachingPath) -> Iterator[Finding]:
    found = reached(path)
    for kind, things in (("questions", path.questions), ("ends", path.ends)):
        for index, one in enumerate(things):
            if one.key not in found:
                message = _("nothing leads to “%(key)s”. Name it as the next of an answer, or take it out.")
                yield (kind, index), message % {"key": one.key}


def problems_of_length(path: CoachingPath) -> Iterator[Finding]:
    lengths = lengths_to(path)
    for index, end in enumerate(path.ends):
        wrong = sorted(n for n in lengths[end.key] if not FEWEST_QUESTIONS <= n <= MOST_QUESTIONS)
        if wrong:
            message = _("a way here has %(numbers)s questions. Every way takes %(fewest)s to %(most)s.")
            numbers = get_text_list([str(number) for number in wrong], _("or"))
            limits = {"numbers": numbers, "fewest": FEWEST_QUESTIONS, "most": MOST_QUESTIONS}
            yield ("ends", index), message % limits


def lengths_to(path: CoachingPath) -> dict[str, set[int]]:
    """Return for each key how many questions the ways from the first one to it have. No loops allowed."""
    leads_to = onward(path)
    lengths: dict[str, set[int]] = defaultdict(set)
    lengths[path.questions[0].key] = {0}
    for key in in_order(path):
        for goal in leads_to.get(key, ()):
            lengths[goal] |= {length + 1 for length in lengths[key]}
    return lengths


def questions_left(path: CoachingPath, key: str) -> int:
    """Return how many questions the longest way from the question ``key`` has, itself included."""
    longest: dict[str, int] = {}
    leads_to = onward(path)
    for one in reversed(list(in_order(path))):
        longest[one] = 1 + max((longest[goal] for goal in leads_to[one]), default=0) if one in leads_to else 0
    return longest.get(key, 0)


def asked_on_every_way(path: CoachingPath) -> dict[str, set[str]]:
    """Return for each key the questions that every way to it has asked before. No loops allowed."""
    leads_to, before = onward(path), {path.questions[0].key: set[str]()}
    for key in in_order(path):
        if key in before:
            for goal in leads_to.get(key, ()):
                seen = before[key] | {key}
                before[goal] = before[goal] & seen if goal in before else seen
    return before
