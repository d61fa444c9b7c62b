"""What every page costs, in an organisation of 600 and in one of 65,000.

    python benchmarks/pages.py [--people 65000] [--small URL] [--database URL] [--only NAME]

Loads the demo organisation twice, into new databases: SQLite files, or on the server that
``DATABASE_URL`` names when that is PostgreSQL. ``--small`` and ``--database`` reuse loaded ones, which stay
as they are: all that is measured runs in a transaction that is rolled back.

Walks every page that is read with GET, as each of the demo's six, and prints the dearest reader of
each: queries at both sizes and once more where one lead has 2,000 reports who lead a unit each
("wide"); CPU in milliseconds and as a multiple of the plainest page (signing out) in the same run;
kilobytes. Then what the widest writes cost.

Fails when a page takes more than 15 queries, or more in the large organisation than in the small one.
Time never fails it: it depends on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

if TYPE_CHECKING:
    from scene import Scene

MOST_QUERIES = 15
TARGET_MS = 100
TIMES = 5
PLAINEST = "account_logout"
WRITES = "writes"  # what to name to measure these alone


@dataclass
class Cost:
    """What one answer costs. ``cpu`` and ``wall`` in milliseconds, ``size`` in kilobytes."""

    name: str
    reader: str
    status: int
    queries: int
    cpu: float
    wall: float
    size: float


# --- In a process of its own for each database -------------------------------------------------


def measure(only: str, *, is_wide: bool) -> dict[str, Any]:
    import django

    django.setup()
    from addresses import is_known
    from django.db import transaction
    from scene import Scene
    from writes import writes_of

    from inhabit.access.checks import all_patterns

    found: dict[str, Any] = {}
    with transaction.atomic():
        started = time.process_time()
        scene = Scene()
        print(f"The scene stands after {time.process_time() - started:.0f} s", file=sys.stderr, flush=True)
        found["unmeasured"] = sorted(
            pattern.name for pattern in all_patterns() if not is_known(scene, pattern)
        )
        found["count"] = milliseconds(scene.count_people)
        found["pages"] = [asdict(cost) for cost in costs_of_pages(scene, only)]
        if is_wide:
            print("Now with 2,000 reports", file=sys.stderr, flush=True)
            scene.widen()
            found["wide"] = [asdict(cost) for cost in costs_of_pages(scene, only)]
        if not only or only == WRITES:
            found["writes"] = {}
            for name, write in writes_of(scene).items():
                found["writes"][name] = milliseconds(write.work, 3, write.prepare)
                print(f"{name}: {found['writes'][name]:.0f} ms", file=sys.stderr, flush=True)
        transaction.set_rollback(True)
    return found


def milliseconds(
    work: Callable[[], object], times: int = TIMES, prepare: Callable[[], object] | None = None
) -> float:
    """Return the median CPU of ``work`` after ``prepare``, each time undone."""
    from django.db import transaction

    taken = []
    for _ in range(times):
        with transaction.atomic():
            if prepare is not None:
                prepare()
            started = time.process_time()
            work()
            taken.append(time.process_time() - started)
            transaction.set_rollback(True)
    return median(taken) * 1000


def costs_of_pages(scene: Scene, only: str) -> Iterator[Cost]:
    """Yield what each page costs each of those who may read it; the dearest is timed several times."""
    from addresses import addresses, is_known

    from inhabit.access.checks import all_patterns

    names = {pattern.name or "" for pattern in all_patterns() if is_known(scene, pattern)}
    for name in sorted(name for name in names if only in name or name == PLAINEST):
        by_label: dict[str, list[tuple[Cost, str]]] = {}
        for reader, client in scene.clients.items():
            for label, address in addresses(scene, name, reader):
                if client.get(address).status_code in {200, 302}:  # the first time fills what is kept
                    by_label.setdefault(label, []).append((cost_of(client, address, label, reader), address))
        for costs in by_label.values():
            dearest, address = max(costs, key=lambda pair: pair[0].cpu)
            timed = [cost_of(scene.clients[dearest.reader], address, "", "") for _ in range(TIMES)]
            dearest.cpu = median(again.cpu for again in timed)
            dearest.wall = median(again.wall for again in timed)
            print(f"{dearest.name}: {dearest.cpu:.0f} ms", file=sys.stderr, flush=True)
            yield from (cost for cost, _ in costs)


def cost_of(client: Any, address: str, label: str, reader: str) -> Cost:
    """Return what the page at ``address`` costs once."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        started, began = time.process_time(), time.perf_counter()
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        cpu, wall = time.process_time() - started, time.perf_counter() - began
    return Cost(label, reader, response.status_code, len(queries), 1000 * cpu, 1000 * wall, len(body) / 1024)


# --- The process that one starts ---------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--people", type=int, default=65_000, help="how many make the large organisation")
    parser.add_argument("--small", help="URL of a database with the demo organisation of 600")
    parser.add_argument("--database", help="URL of a database with the large demo organisation")
    parser.add_argument("--only", default="", help="a part of the names of the pages to measure")
    parser.add_argument("--measure", choices=["small", "large"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.only, is_wide=options.measure == "large")))
        return 0
    with tempfile.TemporaryDirectory(prefix="inhabit-pages-") as folder:
        os.environ.setdefault("INHABIT_VAR", folder)  # a database that is reused has its keys there
        os.environ["PYTHONPATH"] = str(Path(__file__).parents[1] / "src")
        manage("collectstatic", "--noinput", "-v0")
        small = measured("small", options.small or load("small", 600, folder), options.only)
        large = measured("large", options.database or load("large", options.people, folder), options.only)
    return report(small, large)


def load(name: str, people: int, folder: str) -> str:
    """Load the demo organisation into a new database, and return its URL."""
    server = urlsplit(os.environ.get("DATABASE_URL", ""))
    url = f"sqlite:///{folder}/{name}.sqlite3"
    if server.scheme.startswith("postgres"):
        url = urlunsplit(server._replace(path=f"/inhabit_pages_{name}"))
        new_database(server.geturl(), f"inhabit_pages_{name}")
    manage("migrate", "-v0", url=url)
    started = time.perf_counter()
    manage("demo", "--people", str(people), "-v0", url=url)
    print(f"loaded {people:,} people in {time.perf_counter() - started:.0f} s", flush=True)
    return url


def new_database(server: str, name: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")


def manage(*command: str, url: str = "") -> None:
    environment = os.environ | ({"DATABASE_URL": url} if url else {})
    start = "from inhabit.cli import main; main()"
    subprocess.run([sys.executable, "-c", start, *command], env=environment, check=True)


def measured(size: str, url: str, only: str) -> dict[str, Any]:
    """Return what the pages cost in the database ``url``, measured in a process of its own."""
    command = [sys.executable, __file__, "--measure", size, "--only", only]
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "inhabit.settings"}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


type Costs = dict[tuple[str, str], Cost]  # by page and reader


def costs(found: dict[str, Any], part: str) -> Costs:
    every = (Cost(**each) for each in found.get(part, []))
    return {(cost.name, cost.reader): cost for cost in every}


def report(small: dict[str, Any], large: dict[str, Any]) -> int:
    of_small, of_large, of_wide = costs(small, "pages"), costs(large, "pages"), costs(large, "wide")
    plain = min(cost.cpu for (name, _), cost in of_large.items() if name == PLAINEST)
    wanting = [line_of(each, of_small, of_wide, plain) for each in dearest(of_large, of_wide)]
    print(f"\n{'plainest page (' + PLAINEST + ')':<46} {plain:6.1f} ms")
    print(f"{'SELECT count(*) of all people':<46} {small['count']:6.2f} ms {large['count']:6.2f} ms")
    for name, taken in large.get("writes", {}).items():
        print(f"{name:<46} {small['writes'][name]:6.0f} ms {taken:6.0f} ms  {taken / plain:6.1f} ×")
    slow = [name for name, _, is_slow in wanting if is_slow]
    print(f"\n{len(slow)} of {len(wanting)} pages over {TARGET_MS} ms of CPU: {', '.join(slow) or 'none'}")
    print(f"Without arguments here, since they are forms to be sent: {', '.join(large['unmeasured'])}")
    failed = sorted(failures(of_small, of_large, of_wide))
    print("\n".join(failed) or f"Every page takes at most {MOST_QUERIES} queries, whatever the size.")
    return 1 if failed else 0


def dearest(of_large: Costs, of_wide: Costs) -> Iterator[Cost]:
    """Yield for each page what it costs its dearest reader."""
    by_name: dict[str, list[Cost]] = {}
    for (name, _), cost in of_large.items():
        by_name.setdefault(name, []).append(cost)
    print(
        f"{'page':<34} {'reader':<16} {'queries':>11} {'CPU ms, small':>14} {'large':>6} {'wide':>6}"
        f" {'× plain':>8} {'wall':>6} {'kB':>6} {'wide':>6}"
    )
    for each in by_name.values():
        yield max(each, key=lambda cost: max(cost.cpu, of_wide.get((cost.name, cost.reader), cost).cpu))


def line_of(cost: Cost, of_small: Costs, of_wide: Costs, plain: float) -> tuple[str, str, bool]:
    """Print a page's line; return its name, its reader, and whether it is over the target."""
    key = (cost.name, cost.reader)
    small, wide = of_small.get(key, cost), of_wide.get(key, cost)
    queries = f"{small.queries}/{cost.queries}/{wide.queries}"
    most = max(cost.cpu, wide.cpu)
    print(
        f"{cost.name:<34} {cost.reader:<16} {queries:>11} {small.cpu:>14.1f} {cost.cpu:>6.1f}"
        f" {wide.cpu:>6.1f} {most / plain:>8.1f} {max(cost.wall, wide.wall):>6.1f}"
        f" {cost.size:>6.0f} {wide.size:>6.0f}"
    )
    return *key, most > TARGET_MS


def failures(of_small: Costs, of_large: Costs, of_wide: Costs) -> Iterator[str]:
    """Yield what breaks a promise. A list that is empty may save a query, so a smaller number is fine."""
    for (name, reader), cost in of_large.items():
        most = max(cost.queries, of_wide.get((name, reader), cost).queries)
        if most > MOST_QUERIES:
            yield f"{name} as {reader} takes {most} queries, at most {MOST_QUERIES} are fine"
        if (small := of_small.get((name, reader))) and cost.queries > small.queries:
            yield f"{name} as {reader} takes {small.queries} queries, in the large one {cost.queries}"


if __name__ == "__main__":
    sys.exit(main())
