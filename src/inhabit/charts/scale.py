"""From values to places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """A line from ``low`` to ``high``.

    Values outside stand at its ends; on a line without length all stand in the middle.
    """

    low: float
    high: float

    def share(self, value: float) -> float:
        """Return where ``value`` lies, 0 (low) to 1 (high)."""
        if self.high <= self.low:
            return 0.5
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)

    def x(self, value: float) -> float:
        """Return per cent from the start."""
        return round(100 * self.share(value), 2)

    def y(self, value: float, height: float) -> float:
        """Return pixels from the top: high values stand high."""
        return round(height * (1 - self.share(value)), 1)


HUNDRED = Scale(0, 100)


def scale_around(values: Iterable[float], step: float = 10, least: float = 0, most: float = 100) -> Scale:
    """Return a scale over all ``values`` that starts and ends at multiples of ``step`` within least–most."""
    known = list(values)
    if not known:
        return Scale(least, most)
    low = max(least, step * (min(known) // step))
    high = min(most, -step * (-max(known) // step))
    return Scale(low, high) if high > low else Scale(max(least, low - step), min(most, high + step))


def spread(wanted: Iterable[float], gap: float, low: float, high: float) -> list[float]:
    """Return places near the ``wanted`` ones, in their order, ``gap`` apart, from low to high.

    Neighbours that are too close share the way (pool adjacent violators); where they don't all fit,
    they stand evenly from low to high.
    """
    places = sorted(enumerate(wanted), key=lambda pair: pair[1])
    gap = min(gap, (high - low) / max(len(places) - 1, 1))
    blocks: list[tuple[float, int]] = []  # mean of the places less their own gaps, and how many share it
    for order, (_, place) in enumerate(places):
        mean, count = place - order * gap, 1
        while blocks and blocks[-1][0] >= mean:
            other, others = blocks.pop()
            mean, count = (mean * count + other * others) / (count + others), count + others
        blocks.append((mean, count))
    means = [mean for mean, count in blocks for _ in range(count)]
    last = high - gap * (len(places) - 1)
    result = [0.0] * len(places)
    for order, (index, _) in enumerate(places):
        result[index] = round(min(max(means[order], low), last) + order * gap, 1)
    return result


def whole_percents(counts: Iterable[int]) -> list[int]:
    """Return shares in whole per cent that add up to 100 (largest remainder); of nothing, all 0."""
    numbers = list(counts)
    total = sum(numbers)
    if not total:
        return [0] * len(numbers)
    percents = [100 * number // total for number in numbers]
    by_remainder = sorted(range(len(numbers)), key=lambda index: (-(100 * numbers[index] % total), index))
    for index in by_remainder[: 100 - sum(percents)]:
        percents[index] += 1
    return percents
