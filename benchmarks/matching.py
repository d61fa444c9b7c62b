"""What it takes to bring a whole cohort together with its coaches, and what that gains.

Run as ``python benchmarks/matching.py [--people 10000] [--coaches 300] [--candidates 20]``. It prints

- the time of the exact assignment as a ratio to a pass that gives each in turn the coach who costs least
  just then, and how many more points of fit there are in all;
- that the assignment is optimal: an independent solver (scipy's sparse bipartite matching over single
  places) reaches the same total;
- with ``--database``, the whole task through the database of ``DATABASE_URL`` (a new SQLite file without):
  sealed needs, the rules for every pair, three suggestions each, and the report.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from inhabit.measures.assignment import NOBODY, Assignment, Edges, Places, assign, assign_greedily

LANGUAGES, TOPICS = ("en", "de", "nl", "pl", "pt"), 12
BEST_FIT = 100  # points of a pair that lacks nothing
OUT = 100_000  # what it costs in the independent solution to leave somebody out


def made_up(people: int, coaches: int, candidates: int, random: Random) -> tuple[Edges, Places]:
    """Return people with ``candidates`` coaches each; sought-after coaches are candidates of more."""
    weights = [1 / (1 + number) ** 0.5 for number in range(coaches)]
    rows = []
    for person in range(people):
        drawn: set[int] = set()
        while len(drawn) < min(candidates, coaches):
            drawn.update(random.choices(range(coaches), weights, k=candidates))
        rows += [(person, coach, random.randrange(101)) for coach in sorted(drawn)[:candidates]]
    table = np.array(rows, dtype=np.int64)
    room = -(-people * 11 // (10 * coaches))  # a tenth more places than people
    steps = [(coach, 30 * (place + 1) ** 2 // room**2) for coach in range(coaches) for place in range(room)]
    places = np.array(steps, dtype=np.int64)
    return Edges(*table.T), Places(*places.T)


def by_single_places(people: int, edges: Edges, places: Places) -> tuple[int, int]:
    """Return how many another solver serves, and at what cost; each place is a column, and leaving out."""
    by_coach: dict[int, list[int]] = {}
    for place, coach in enumerate(places.coach.tolist()):
        by_coach.setdefault(coach, []).append(place)
    columns = [np.array(by_coach.get(coach, []), dtype=np.int64) for coach in edges.coach.tolist()]
    lengths = [len(own) for own in columns]
    rows = np.repeat(edges.person, lengths)
    place = np.concatenate(columns)
    # One more than it costs: to the solver, a weight of nought is no edge at all.
    cost = np.repeat(edges.cost, lengths) + places.cost[place] + 1
    everybody = np.arange(people)
    graph = csr_matrix(
        (
            np.concatenate([cost, np.full(people, OUT)]),
            (np.concatenate([rows, everybody]), np.concatenate([place, len(places.cost) + everybody])),
        )
    )
    chosen_rows, chosen = min_weight_full_bipartite_matching(graph)
    served = chosen < len(places.cost)
    paid = np.asarray(graph[chosen_rows[served], chosen[served]]).ravel() - 1
    return int(served.sum()), int(paid.sum())


def timed(name: str, run: object, *arguments: object) -> tuple[Assignment, float]:
    begin = time.process_time()
    answer: Assignment = run(*arguments)  # type: ignore[operator]  # one of two functions alike
    seconds = time.process_time() - begin
    served = int((answer.coach != NOBODY).sum())
    print(f"{name:<24} {seconds:6.2f} s   served {served:,}   cost {answer.cost:,}")
    return answer, seconds


def compare(people: int, coaches: int, candidates: int, seed: int) -> int:
    edges, places = made_up(people, coaches, candidates, Random(seed))
    size = (people, coaches)
    greedy, greedy_seconds = timed("in order of arrival", assign_greedily, *size, edges, places)
    best, seconds = timed("all at once", assign, *size, edges, places)
    print(f"time: {seconds / greedy_seconds:.1f} times the pass in order of arrival")
    fit = [BEST_FIT * int((one.coach != NOBODY).sum()) - edge_cost(one, edges) for one in (best, greedy)]
    print(f"fit in all: {fit[0] / fit[1] - 1:+.1%}")
    other = by_single_places(people, edges, places)
    mine = (int((best.coach != NOBODY).sum()), best.cost)
    print(f"independent solver: {other} {'=' if other == mine else '≠'} {mine}")
    return 0 if other == mine else 1


def edge_cost(answer: Assignment, edges: Edges) -> int:
    return int(edges.cost[answer.coach[edges.person] == edges.coach].sum())


def through_the_database(people: int, coaches: int, seed: int) -> None:
    """Make the people, coaches and sealed needs; then run the task as a steward would."""
    folder = Path(tempfile.mkdtemp(prefix="inhabit-benchmark-"))
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'benchmark.sqlite3'}")
    os.environ.setdefault("INHABIT_VAR", str(folder))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inhabit.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from cohort_scene import make_cohort_scene

    from inhabit.coaching.matching.runs import match_run, start_matching
    from inhabit.coaching.models import Match

    cohort, steward = make_cohort_scene(people, coaches, Random(seed))
    run = start_matching(cohort=cohort, by=steward)
    begin, wall = time.process_time(), time.monotonic()
    match_run(run)
    run.refresh_from_db()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"the whole task: {time.process_time() - begin:.1f} s of CPU, {time.monotonic() - wall:.1f} s, "
        f"{Match.objects.count():,} suggestions, {memory:.0f} MB"
    )
    print({name: run.report[name] for name in ("people", "fit", "fit_in_order", "unmatched")})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--coaches", type=int, default=300)
    parser.add_argument("--candidates", type=int, default=20)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--database", action="store_true")
    options = parser.parse_args()
    if options.database:
        through_the_database(options.people, options.coaches, options.seed)
    return compare(options.people, options.coaches, options.candidates, options.seed)


if __name__ == "__main__":
    sys.exit(main())
