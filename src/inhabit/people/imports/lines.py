"""Reporting lines as they are in a file → a single tree, and what had to be repaired for it.

Works on people (who reports to whom) and on units (which stands under which) alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.formats import number_format
from django.utils.functional import Promise

from inhabit.people.imports.defects import Defect, Kind

# What stands in place of the index of the one above.
NOBODY, SELF, MISSING = -1, -2, -3


class Node(Protocol):
    """What can stand in a line: a person or a unit, with its place in a file."""

    file: str
    row: int

    @property
    def label(self) -> str:
        """Return how the file calls it."""


@dataclass(frozen=True)
class Wording:
    """How to say what is wrong with a line. All take ``who``; see each for more."""

    itself: str | Promise
    circle: str | Promise  # circle
    missing: str | Promise  # above
    many: str | Promise  # count, top, below
    to_the_top: str | Promise  # top
    becomes_top: str | Promise
    stays_top: str | Promise
    cut: str | Promise  # top
    cut_becomes_top: str | Promise


@dataclass
class Tree:
    """For each node the index of the one above, NOBODY for the top alone."""

    above: list[int]
    top: int


def straighten(
    nodes: Sequence[Node],
    above: Sequence[int],
    *,
    weights: Sequence[int],
    named: Sequence[str],
    wording: Wording,
    defects: list[Defect],
) -> Tree:
    """Return the one tree that ``above`` becomes when every defect in it is repaired.

    ``above`` holds an index, NOBODY, SELF or MISSING for each node, ``weights`` how many people a
    node stands for, ``named`` whom the file names above it. Linear in the number of nodes.
    """
    circles = circles_in(above)
    ends = [index for index, other in enumerate(above) if other < 0]
    sizes = sizes_below(above, weights)
    cuts = [max(circle, key=lambda index: (sizes[index], -index)) for circle in circles]
    for circle, cut in zip(circles, cuts, strict=True):
        sizes[cut] = sum(sizes[index] for index in circle)
    top = choose_top(above, ends, cuts, sizes)
    report = Report(nodes, wording, nodes[top], sizes[top], defects)
    roots = [index for index in ends if above[index] == NOBODY]
    straight = list(above)
    for circle, cut in zip(circles, cuts, strict=True):
        report.circle(circle, cut, is_top=cut == top)
        straight[cut] = top
    for index in ends:
        straight[index] = top
        if above[index] == SELF:
            report.itself(index, is_top=index == top)
        elif above[index] == MISSING:
            report.missing(index, named[index], is_top=index == top)
        elif len(roots) > 1:
            report.many(index, len(roots), is_top=index == top)
    straight[top] = NOBODY
    return Tree(straight, top)


def circles_in(above: Sequence[int]) -> list[list[int]]:
    """Return each circle once, in the order of its lines, beginning with its first in the file."""
    circles = []
    visited_by = [-1] * len(above)
    for start in range(len(above)):
        step = start
        while step >= 0 and visited_by[step] < 0:
            visited_by[step] = start
            step = above[step]
        if step >= 0 and visited_by[step] == start:
            circle = [step]
            while (following := above[circle[-1]]) != step:
                circle.append(following)
            first = circle.index(min(circle))
            circles.append(circle[first:] + circle[:first])
    return circles


def sizes_below(above: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Return how many people each node has at and below it, those who reach it through a circle left out."""
    sizes = list(weights)
    waiting = [0] * len(above)
    for other in above:
        if other >= 0:
            waiting[other] += 1
    ready = [index for index, count in enumerate(waiting) if count == 0]
    while ready:
        index = ready.pop()
        other = above[index]
        if other >= 0:
            sizes[other] += sizes[index]
            waiting[other] -= 1
            if waiting[other] == 0:
                ready.append(other)
    return sizes


def choose_top(above: Sequence[int], ends: Sequence[int], cuts: Sequence[int], sizes: Sequence[int]) -> int:
    """Return the root with most people below it; without a root who comes nearest to one."""
    for candidates in (
        [index for index in ends if above[index] == NOBODY],
        [index for index in ends if above[index] == SELF],
        [index for index in ends if above[index] == MISSING],
        cuts,
    ):
        if candidates:
            return max(candidates, key=lambda index: (sizes[index], -index))
    raise ValueError("there is nobody to be the top")


@dataclass
class Report:
    """Writes down defects of lines."""

    nodes: Sequence[Node]
    wording: Wording
    top: Node
    size: int
    defects: list[Defect]

    def circle(self, circle: list[int], cut: int, *, is_top: bool) -> None:
        names = " → ".join(self.nodes[index].label for index in [*circle, circle[0]])
        repair = self.wording.cut_becomes_top if is_top else self.wording.cut
        self.add(Kind.CYCLE, circle[0], self.wording.circle, repair, circle=names, cut=self.nodes[cut].label)

    def itself(self, index: int, *, is_top: bool) -> None:
        repair = self.wording.becomes_top if is_top else self.wording.to_the_top
        self.add(Kind.SELF_REPORT, index, self.wording.itself, repair)

    def missing(self, index: int, above: str, *, is_top: bool) -> None:
        repair = self.wording.becomes_top if is_top else self.wording.to_the_top
        self.add(Kind.MISSING_MANAGER, index, self.wording.missing, repair, above=above)

    def many(self, index: int, count: int, *, is_top: bool) -> None:
        repair = self.wording.stays_top if is_top else self.wording.to_the_top
        self.add(Kind.MANY_ROOTS, index, self.wording.many, repair, count=number_format(count))

    def add(
        self, kind: Kind, index: int, reason: str | Promise, repair: str | Promise, **words: str | int
    ) -> None:
        node = self.nodes[index]
        words |= {"who": node.label, "top": self.top.label, "below": number_format(self.size)}
        self.defects.append(Defect(kind, node.file, node.row, str(reason) % words, str(repair) % words))
