"""What is kept of the answers of a batch: sums that give no single answer away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True)
class Sums:
    """The points of ``people`` together, and their squares."""

    people: int
    points: int
    squares: int

    @property
    def mean(self) -> float:
        return self.points / self.people

    @property
    def spread(self) -> float:
        """Return the standard deviation, in points."""
        return sqrt(max(self.squares / self.people - self.mean**2, 0))


def poured(answers: Sequence[int]) -> Sums:
    """Return the sums of ``answers`` (1 to 5), kept from saying what everybody said.

    Where all have said the same, or all but one an end of the scale, the sums are those of answers of which
    two lie a point elsewhere.
    """
    said = sorted(answers)
    if sum(said) < len(said) * LOWEST + 2:
        said[-2:] = [LOWEST + 1, LOWEST + 1]
    elif sum(said) > len(said) * HIGHEST - 2:
        said[:2] = [HIGHEST - 1, HIGHEST - 1]
    elif said[0] == said[-1]:
        said[0], said[-1] = said[0] - 1, said[-1] + 1
    return Sums(len(said), sum(said), sum(point * point for point in said))
