"""How long an import of people takes, against reading the same file and inserting its rows.

Run as ``python benchmarks/import_people.py [--people 65000]`` on the database of ``DATABASE_URL``
(without it, a new SQLite file). Prints the ratios against two references, measured in the same run:
``csv`` with one raw ``executemany``, and ``csv`` with one ``bulk_create``. The target is 10 and 600 MB.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

HEADER = [
    "person_id",
    "manager_id",
    "name",
    "email",
    "job_title",
    "unit",
    "location",
    "language",
    "time_zone",
]
PLACES = [("Berlin", "de", "Europe/Berlin"), ("Leeds", "en", "Europe/London"), ("Lyon", "fr", "Europe/Paris")]
TITLES = ["Clerk", "Analyst", "Engineer", "Nurse", "Planner", "Driver", "Adviser", "Technician"]
TARGET_RATIO, TARGET_MB = 10, 600


def write_file(path: Path, people: int, seed: int) -> None:
    """Write a synthetic organisation: one lead for every nine reports, so ten people make a unit."""
    source = random.Random(seed)
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        for number in range(people):
            manager = "" if number == 0 else f"E{(number - 1) // 10:07}"
            place = source.choice(PLACES)
            name = f"Person {source.randrange(10**6):06} {number}"
            unit = f"Unit {(number - 1) // 10 // 3}"
            title = f"{source.choice(TITLES)} {source.choice('ABC')}"
            out.writerow([f"E{number:07}", manager, name, f"p{number}@example.org", title, unit, *place])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=65_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="inhabit-benchmark-"))
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'benchmark.sqlite3'}")
    os.environ.setdefault("INHABIT_VAR", str(folder))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inhabit.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    path = folder / "people.csv"
    write_file(path, options.people, options.seed)
    return measure(path)


def measure(path: Path) -> int:
    raw = timed(insert_raw, path)
    bulk = timed(insert_objects, path)
    forget_objects()
    first = timed(run_import, path)
    again = timed(run_import, path)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"csv and one raw executemany   {raw:6.2f} s")
    print(f"csv and one bulk_create       {bulk:6.2f} s")
    print(f"import                        {first:6.2f} s   {first / raw:5.1f} ×   {first / bulk:5.1f} ×")
    print(f"the same file once more       {again:6.2f} s   {again / raw:5.1f} ×   {again / bulk:5.1f} ×")
    print(f"most memory                   {memory:6.0f} MB")
    return 0 if first / raw <= TARGET_RATIO and memory <= TARGET_MB else 1


def timed(work: object, path: Path) -> float:
    start = time.perf_counter()
    work(path)  # type: ignore[operator]
    return time.perf_counter() - start


def insert_raw(path: Path) -> None:
    """The reference: the rows into a bare table of their columns, in one statement and transaction."""
    from django.db import connection, transaction

    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    columns = ", ".join(f"{name} text" for name in HEADER)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE benchmark_rows (id integer PRIMARY KEY, {columns})".replace(
                "id integer PRIMARY KEY",
                "id serial PRIMARY KEY" if connection.vendor == "postgresql" else "id integer PRIMARY KEY",
            )
        )
        marks = ", ".join(["%s"] * len(HEADER))
        cursor.executemany(f"INSERT INTO benchmark_rows ({', '.join(HEADER)}) VALUES ({marks})", rows)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE benchmark_rows")


def insert_objects(path: Path) -> None:
    """The other reference: the same rows as model objects, with ``bulk_create``."""
    from inhabit.people.models import Person

    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    Person.objects.bulk_create(
        Person(
            external_id=f"benchmark-{row['person_id']}",
            name=row["name"],
            email=row["email"],
            job_title=row["job_title"],
            location=row["location"],
            language=row["language"],
            time_zone=row["time_zone"],
        )
        for row in rows
    )


def forget_objects() -> None:
    from inhabit.people.models import Person

    Person.objects.filter(external_id__startswith="benchmark-").delete()


def run_import(path: Path) -> None:
    from inhabit.people.imports.actions import Order, import_people
    from inhabit.people.imports.pipeline import Source

    order = Order([Source(path.name, path.read_bytes())], date(2026, 1, 1))
    outcome = import_people(order=order, by=None)
    assert not outcome.is_stopped, outcome.defects[:3]


if __name__ == "__main__":
    sys.exit(main())
