"""What a matching of a whole cohort achieved, and for whom it did least."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from inhabit.coaching.matching.fit import BEST
from inhabit.coaching.matching.together import Served, Together, served
from inhabit.measures.assignment import NOBODY, Assignment

LEAST_GROUP = 8  # smaller groups would show how single people fared


@dataclass(frozen=True)
class Group:
    """How a group fared, in per cent of the best: ``fit`` on average, ``worst`` of its worst tenth."""

    name: str
    people: int
    fit: int
    worst: int


@dataclass(frozen=True)
class Report:
    """``ranks``: how many got their first, second … choice. ``unmatched``: how many got nobody, by reason.

    ``fit`` and ``fit_in_order`` are the points in all, less what the load costs, of this matching and of one
    in order of arrival, which leaves out ``unmatched_in_order``. ``load``: how many coaches get how many
    new people.
    """

    people: int
    ranks: Mapping[str, int]
    unmatched: Mapping[str, int]
    fit: int
    fit_in_order: int
    unmatched_in_order: int
    groups: Sequence[Group]
    load: Mapping[str, int]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def report_from_json(kept: Mapping[str, Any]) -> Report:
    """Return the report as a run keeps it."""
    groups = [Group(**group) for group in kept["groups"]]
    return Report(**{**kept, "groups": groups})


def report_on(together: Together, groups_of: Mapping[int, Sequence[str]]) -> Report:
    """Sum up ``together``. ``groups_of``: of each enquiry, the names of the groups its person is in."""
    best, in_order = served(together, together.best), served(together, together.greedy)
    return Report(
        people=len(best),
        ranks=counted(str(one.rank) for one in best if one.rank),
        unmatched=counted(str(one.why) for one in best if one.why is not None),
        fit=points_of(together.best),
        fit_in_order=points_of(together.greedy),
        unmatched_in_order=sum(not one.rank for one in in_order),
        groups=groups_from(best, groups_of),
        load=load_after(together),
    )


def points_of(answer: Assignment) -> int:
    """Return the points of everybody who is served, less what the load of their coaches costs."""
    return BEST * int((answer.coach != NOBODY).sum()) - answer.cost


def counted(keys: Any) -> dict[str, int]:
    return dict(sorted(Counter(keys).items()))


def groups_from(best: Sequence[Served], groups_of: Mapping[int, Sequence[str]]) -> list[Group]:
    """Return the groups of eight and more, the worst served first."""
    points: defaultdict[str, list[int]] = defaultdict(list)
    for one in best:
        for name in groups_of.get(one.seeker.enquiry, ()):
            points[name].append(one.points)
    large = [group_from(name, own) for name, own in points.items() if len(own) >= LEAST_GROUP]
    return sorted(large, key=lambda group: (group.worst, group.fit, group.name))


def group_from(name: str, points: Sequence[int]) -> Group:
    worst = sorted(points)[: -(-len(points) // 10)]
    return Group(name, len(points), per_cent(points), per_cent(worst))


def per_cent(points: Sequence[int]) -> int:
    return round(100 * sum(points) / (BEST * len(points)))


def load_after(together: Together) -> dict[str, int]:
    """Count coaches by how many new people they get.

    Not by all whom they coach: less those of offers, it would say how many came of their own accord.
    """
    new = Counter(coach for coach in together.best.coach.tolist() if coach >= 0)
    loads = [new[number] for number in range(len(together.everybody))]
    return {str(load): coaches for load, coaches in sorted(Counter(loads).items())}
