"""Bringing people and places together at the least total cost, exactly.

The problem is a minimum-cost flow: one unit of flow from each person, through one of their candidates
and one of that candidate's places, to the sink. Source: Ahuja, Magnanti & Orlin, "Network Flows" (1993),
chapter 1.3 (assignment) and 14.3 (convex costs as parallel arcs); solved by the cost scaling of OR-Tools
(Goldberg 1997).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.graph.python import min_cost_flow

type Ints = npt.NDArray[np.int64]

NOBODY = -1


@dataclass(frozen=True)
class Assignment:
    """Who was assigned to which coach.

    coach: int (people,), the index of the coach of each person; −1 for whoever is left out.
    cost: the sum of the costs of the edges and of the places that are used; who is left out costs nothing.
    """

    coach: Ints
    cost: int


@dataclass(frozen=True)
class Edges:
    """Who may come to whom, and at what cost.

    person, coach: int (edges,), indices from 0; no pair twice.
    cost: int (edges,), at least 0.
    """

    person: Ints
    coach: Ints
    cost: Ints


@dataclass(frozen=True)
class Places:
    """The places that coaches have.

    coach: int (places,), whose place it is.
    cost: int (places,), at least 0: what taking this place costs. Where a coach's second place costs more
        than the first, the load spreads; the cheapest places of a coach are always taken first.
    """

    coach: Ints
    cost: Ints


def assign(people: int, coaches: int, edges: Edges, places: Places) -> Assignment:
    """Assign as many of ``people`` as can be, and among all ways to do so take one of the least cost.

    Nobody is left without a coach so that somebody else gets a better one: being left out (the slack
    arc, by which the flow always ends) costs more than any rerouting can save. No edges, no places or no
    people: everybody is left out. Raises ``ValueError`` for an index or a cost that is out of range.
    """
    check(people, coaches, edges, places)
    if not (people and len(edges.cost) and len(places.cost)):
        return Assignment(np.full(people, NOBODY, dtype=np.int64), 0)
    flow = solved(people, coaches, edges, places)
    taken = flow[: len(edges.cost)] > 0
    coach = np.full(people, NOBODY, dtype=np.int64)
    coach[edges.person[taken]] = edges.coach[taken]
    return Assignment(coach, cost_of(coach, edges, places))


def check(people: int, coaches: int, edges: Edges, places: Places) -> None:
    for name, values, bound in (
        ("person of an edge", edges.person, people),
        ("coach of an edge", edges.coach, coaches),
        ("coach of a place", places.coach, coaches),
    ):
        if len(values) and not (values.min() >= 0 and values.max() < bound):
            raise ValueError(f"the {name} is out of range")
    if (len(edges.cost) and edges.cost.min() < 0) or (len(places.cost) and places.cost.min() < 0):
        raise ValueError("a cost is below 0")


def solved(people: int, coaches: int, edges: Edges, places: Places) -> Ints:
    """Return the flow on each arc: those of the edges first. Nodes: people, coaches, the sink."""
    sink = people + coaches
    everybody = np.arange(people, dtype=np.int64)
    tails = np.concatenate([edges.person, people + places.coach, everybody])
    heads = np.concatenate([people + edges.coach, np.full(len(places.cost) + people, sink)])
    left_out = people * int(edges.cost.max() + places.cost.max()) + 1
    costs = np.concatenate([edges.cost, places.cost, np.full(people, left_out)])
    network = min_cost_flow.SimpleMinCostFlow()
    arcs = network.add_arcs_with_capacity_and_unit_cost(tails, heads, np.ones_like(tails), costs)
    network.set_nodes_supplies(everybody, np.ones(people, dtype=np.int64))
    network.set_node_supply(sink, -people)
    status = network.solve()
    if status != network.OPTIMAL:
        raise ArithmeticError(f"the flow has not been solved: {status}")
    flows: Ints = network.flows(arcs)
    return flows


def cost_of(coach: npt.ArrayLike, edges: Edges, places: Places) -> int:
    """Return what an assignment costs: its edges, and the cheapest places of each coach for whom they serve.

    coach: int (people,), as in :class:`Assignment`; every pair must be one of ``edges``.
    """
    chosen = np.asarray(coach, dtype=np.int64)
    used = chosen[edges.person] == edges.coach
    load = np.bincount(chosen[chosen >= 0], minlength=int(places.coach.max(initial=0)) + 1)
    order = np.lexsort((places.cost, places.coach))
    owner = places.coach[order]
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    return int(edges.cost[used].sum() + places.cost[order][rank < load[owner]].sum())


def assign_greedily(people: int, coaches: int, edges: Edges, places: Places) -> Assignment:
    """Give each person in turn the coach who costs least just then: what one would do by hand.

    The reference against which :func:`assign` is measured; arguments and result are the same.
    """
    check(people, coaches, edges, places)
    waiting = [sorted(places.cost[places.coach == one].tolist(), reverse=True) for one in range(coaches)]
    order = np.argsort(edges.person, kind="stable")
    bounds = np.searchsorted(edges.person[order], np.arange(people + 1))
    coach = np.full(people, NOBODY, dtype=np.int64)
    for person in range(people):
        own = order[bounds[person] : bounds[person + 1]]
        offers = [
            (int(edges.cost[edge]) + waiting[one][-1], one)
            for edge in own
            if waiting[one := int(edges.coach[edge])]
        ]
        if offers:
            _, chosen = min(offers)
            waiting[chosen].pop()
            coach[person] = chosen
    return Assignment(coach, cost_of(coach, edges, places))
