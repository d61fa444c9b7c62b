"""Everybody of a cohort and all coaches at once: the rules for each pair, then the best for all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from inhabit.coaching.matching.facts import Candidate, Seeker
from inhabit.coaching.matching.fit import BEST, load_cost
from inhabit.coaching.matching.rules import Barred, barred
from inhabit.coaching.matching.suggesting import HOW_MANY, Ranked, ranked
from inhabit.measures.assignment import Assignment, Edges, Places, assign, assign_greedily

MOST_CANDIDATES = 20  # of each person, the best: more change nothing but the time it takes


@dataclass(frozen=True)
class Shortlist:
    """The coaches who may, for one person, the best first; ``why`` not, where there are none."""

    seeker: Seeker
    best: tuple[Ranked, ...]
    why: Barred | None


def shortlist(seeker: Seeker, everybody: Sequence[Candidate]) -> Shortlist:
    best = tuple(ranked(seeker, everybody)[:MOST_CANDIDATES])
    if best:
        return Shortlist(seeker, best, None)
    reasons = Counter(reason for one in everybody if (reason := barred(seeker, one)) is not None)
    return Shortlist(seeker, (), max(reasons, key=lambda one: reasons[one], default=Barred.FULL))


@dataclass(frozen=True)
class Together:
    """What came out for everybody, beside what a pass in order of arrival would have given.

    ``best`` and ``greedy`` index into ``everybody``.
    """

    lists: Sequence[Shortlist]
    everybody: Sequence[Candidate]
    best: Assignment
    greedy: Assignment


def matched_together(lists: Sequence[Shortlist], everybody: Sequence[Candidate]) -> Together:
    """Assign the people of ``lists`` to coaches: as many as can be, with the best fit and load in all."""
    edges, places = edges_of(lists, everybody), places_of(everybody)
    size = (len(lists), len(everybody))
    return Together(lists, everybody, assign(*size, edges, places), assign_greedily(*size, edges, places))


def edges_of(lists: Sequence[Shortlist], everybody: Sequence[Candidate]) -> Edges:
    index = {candidate.coach: number for number, candidate in enumerate(everybody)}
    rows = [
        (person, index[one.candidate.coach], BEST - one.fit.points)
        for person, entry in enumerate(lists)
        for one in entry.best
    ]
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return Edges(table[:, 0], table[:, 1], table[:, 2])


def places_of(everybody: Sequence[Candidate]) -> Places:
    rows = [
        (number, load_cost(candidate.taken + place, candidate.capacity))
        for number, candidate in enumerate(everybody)
        for place in range(candidate.free)
    ]
    table = np.array(rows, dtype=np.int64).reshape(-1, 2)
    return Places(table[:, 0], table[:, 1])


def suggestions(together: Together) -> Iterator[tuple[Seeker, list[Ranked]]]:
    """Yield for everybody three coaches: the one of the optimum first, then their own best of the others."""
    for person, entry in enumerate(together.lists):
        chosen = together.best.coach[person]
        first = together.everybody[chosen].coach if chosen >= 0 else None
        in_order = sorted(entry.best, key=lambda one: one.candidate.coach != first)
        yield entry.seeker, in_order[:HOW_MANY]


@dataclass(frozen=True)
class Served:
    """How one person fared: the rank of their coach in their own list (from 1) and the fit; or why nobody."""

    seeker: Seeker
    rank: int
    points: int
    why: Barred | None


def served(together: Together, answer: Assignment) -> list[Served]:
    """Return how everybody fared by ``answer``, one of ``together``'s two."""
    return [
        how_served(entry, together.everybody[coach].coach if coach >= 0 else None)
        for entry, coach in zip(together.lists, answer.coach.tolist(), strict=True)
    ]


def how_served(entry: Shortlist, coach: int | None) -> Served:
    for rank, one in enumerate(entry.best, 1):
        if one.candidate.coach == coach:
            return Served(entry.seeker, rank, one.fit.points, None)
    return Served(entry.seeker, 0, 0, entry.why or Barred.FULL)
