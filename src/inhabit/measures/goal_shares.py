"""How far people have come to their goals, as shares along an order. No mean and no T-score.

Goal attainment scaling (Kiresuk & Sherman 1968) writes out five levels, −2 to +2. Its usual T-score
treats them as equally spaced, which nothing supports; an order is all that we use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEVELS = (-2, -1, 0, 1, 2)
LEAST_PEOPLE = 8


@dataclass(frozen=True)
class Shares:
    """Of ``people`` (at least eight), how many stand at a level or above it.

    at_least: by level from −1 to 2, each between 1 and people − 1, never rising with the level.
    """

    people: int
    at_least: dict[int, int]


def middle_level(levels: Sequence[int]) -> int:
    """Return the lower median of one person's levels, so that everybody counts once. At least one level."""
    if not levels or any(level not in LEVELS for level in levels):
        raise ValueError("levels from −2 to 2, at least one")
    return sorted(levels)[(len(levels) - 1) // 2]


def goal_shares(levels: Sequence[int]) -> Shares | None:
    """Return the shares of people's levels (one each), or None for fewer than eight people.

    Counts are clamped to [1, people − 1], so that no figure says "nobody" or "everybody".
    """
    people = len(levels)
    if people < LEAST_PEOPLE:
        return None
    counts = {level: sum(one >= level for one in levels) for level in LEVELS[1:]}
    return Shares(people, {level: min(max(count, 1), people - 1) for level, count in counts.items()})
