"""What is said against what is done: how far two ways of sharing out a whole lie from each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

type Floats = npt.NDArray[np.float64]

CLOSE = 0.05  # shares that lie so near to each other are alike
EXACT = 1e-9


@dataclass(frozen=True)
class Gap:
    """How far what is done lies from what is said.

    distance: the total variation between the two, from 0 (alike) to 1 (nothing in common): the part of what
        is done that would have to go elsewhere to match what is said.
    over, under: int, the indices that get more, or less, than was said by more than ``CLOSE``; the largest
        difference first.
    """

    distance: float
    over: tuple[int, ...]
    under: tuple[int, ...]


def total_variation(stated: npt.ArrayLike, lived: npt.ArrayLike) -> float:
    """Return half the sum of the absolute differences of two distributions over the same things.

    stated, lived: float (things,), each at least 0, each adding up to 1. Source: Levin, Peres & Wilmer,
    "Markov Chains and Mixing Times" (2nd ed.), proposition 4.2. Nothing at all is 0 apart from nothing.
    Raises ``ValueError`` for arrays of different shapes, or that are not shares of a whole.
    """
    said, done = shares_of_a_whole(stated), shares_of_a_whole(lived)
    if said.shape != done.shape:
        raise ValueError("both must be shares of the same things")
    return float(np.abs(said - done).sum() / 2)


def gap_between(stated: npt.ArrayLike, lived: npt.ArrayLike) -> Gap:
    """Return the distance, and what gets more or less than was said. Arguments as above."""
    distance = total_variation(stated, lived)
    more = np.asarray(lived, dtype=np.float64) - np.asarray(stated, dtype=np.float64)
    largest_first = np.argsort(-np.abs(more), kind="stable")
    over = tuple(int(thing) for thing in largest_first if more[thing] > CLOSE + EXACT)
    under = tuple(int(thing) for thing in largest_first if more[thing] < -CLOSE - EXACT)
    return Gap(distance, over, under)


def shares_of_a_whole(values: npt.ArrayLike) -> Floats:
    shares = np.asarray(values, dtype=np.float64)
    if shares.ndim != 1 or (len(shares) and (shares.min() < -EXACT or abs(shares.sum() - 1) > 1e-6)):
        raise ValueError("shares are at least 0 and add up to 1")
    return shares


def mean_shares(counts: npt.ArrayLike) -> Floats:
    """Return how an owner's things lie on average, each owner counting as one however much they did.

    counts: int (owners, things), at least 0, at least one in each row. Nobody: an empty average is refused
    with ``ValueError``, as is an owner of nothing.
    """
    rows = np.asarray(counts, dtype=np.float64)
    if rows.ndim != 2 or not len(rows) or (rows.sum(axis=1) <= 0).any() or (rows < 0).any():
        raise ValueError("every owner has done something")
    mean: Floats = (rows / rows.sum(axis=1, keepdims=True)).mean(axis=0)
    return mean


def kept_from_the_edges(shares: npt.ArrayLike, people: int) -> Floats:
    """Return ``shares`` so that none shows nothing or everything: as if one person did something else.

    shares: float (things,), shares of a whole; people: of how many. Each is raised to at least the floor
    1/people (or half of an even share, where there are many things), and what lies above the floor is
    shrunk by one factor, so that they still add up to 1. A single thing has nothing beside it and stays.
    """
    given = shares_of_a_whole(shares)
    if len(given) < 2:
        return given
    floor = min(1 / people, 1 / (2 * len(given)))
    above = np.maximum(given, floor) - floor
    kept: Floats = floor + above * ((1 - floor * len(given)) / above.sum())
    return kept


def in_thousandths(shares: npt.ArrayLike) -> list[int]:
    """Return ``shares`` of a whole as whole thousandths that add up to 1,000 (largest remainders)."""
    exact = shares_of_a_whole(shares) * 1000
    parts = np.floor(exact + EXACT).astype(np.int64)
    largest_first = np.argsort(-(exact - parts), kind="stable")
    parts[largest_first[: 1000 - int(parts.sum())]] += 1
    return [int(part) for part in parts]
