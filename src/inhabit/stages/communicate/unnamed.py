"""What is written without a name: who reads it, and how it is released.

The rule, for playbacks and questions alike. A text goes to the first lead at or above its author's
unit who has at least eight people *from whom it can be*: whole units, bottom-up, as ``measures.pools``
forms them, and never the reader. It waits there, seen by nobody, until five wait; the five are
released together, in random order, from the next day on. Nothing ties it to its author: a random key,
no moment, no audit event, no draft, and a receipt that the server knows by its hash alone.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
from django.db.models import F

from inhabit.measures import assign_pools
from inhabit.people.models import Person, Placement, Unit, UnitLine, today

LEAST_PEOPLE = 8
BATCH_SIZE = 5
CHANCE = secrets.SystemRandom()


def receiving_unit(unit: Unit, *, by: Person | None = None) -> Unit | None:
    """Return the unit whose lead reads what somebody in ``unit`` writes without a name.

    None where nobody can: those from whom the text could be are too few up to the root. What ``by``
    writes goes past the units that they lead. A unit without a lead passes on what it gets, a
    dissolved one to the unit it stood under.
    """
    line = line_up(unit, by)
    has_enough = False
    for candidate in line:
        has_enough = has_enough or is_from_enough(line[0], candidate)
        if has_enough and candidate.lead is not None:
            return candidate
    return None


def line_up(unit: Unit, by: Person | None) -> list[Unit]:
    """Return ``unit`` and those above it, the nearest first; of ``by`` those above what they lead."""
    standing = standing_unit(unit)
    if standing is None:
        return []
    line = list(Unit.objects.above(standing).select_related("lead").order_by("-depth"))
    led = [index for index, above in enumerate(line) if by is not None and above.lead_id == by.pk]
    return line[led[-1] + 1 :] if led else line


def standing_unit(unit: Unit) -> Unit | None:
    """Return ``unit``, or where it is dissolved the nearest that stands of those it last stood under."""
    seen: set[int] = set()
    found: Unit | None = unit
    while found is not None and not found.is_open and found.pk not in seen:
        seen.add(found.pk)
        last = UnitLine.objects.filter(unit=found).select_related("parent").order_by("-starts_on").first()
        found = last.parent if last is not None else None
    return found if found is not None and found.is_open else None


def is_from_enough(unit: Unit, candidate: Unit) -> bool:
    """Say whether what comes to ``candidate`` from ``unit`` can be from eight people besides its lead."""
    rows = list(Unit.objects.within(candidate).values_list("pk", "parent_id", "headcount"))
    index = {pk: position for position, (pk, _, _) in enumerate(rows)}
    parent = [-1 if pk == candidate.pk else index[above] for pk, above, _ in rows]
    people = np.array([number for _, _, number in rows], dtype=np.int64)
    for pk in units_with_their_lead_among(candidate):
        people[index[pk]] -= 1
    anchor = assign_pools(parent, people, LEAST_PEOPLE).anchor
    return bool(anchor[index[unit.pk]] == index[candidate.pk])


def units_with_their_lead_among(unit: Unit) -> Iterator[int]:
    """Yield ``unit`` and those below it whose lead is counted in the very unit."""
    among = Placement.objects.current().filter(is_counted=True, unit__lead=F("person"))
    yield from among.filter(unit__lines_up__ancestor=unit).values_list("unit", flat=True)


def full_batches[T](waiting: list[T]) -> list[list[T]]:
    """Return disjoint batches of five, drawn and ordered by chance; the rest goes on waiting."""
    drawn = list(waiting)
    CHANCE.shuffle(drawn)
    whole = len(drawn) - len(drawn) % BATCH_SIZE
    return [drawn[start : start + BATCH_SIZE] for start in range(0, whole, BATCH_SIZE)]


def day_of_release() -> date:
    """Return the day from which a batch that is full now is read.

    The next one: whoever watches a page doesn't learn at what moment the fifth was written.
    """
    return today() + timedelta(days=1)


def new_receipt() -> str:
    """Return an unguessable receipt, for the author's browser alone. The server keeps its hash."""
    return secrets.token_urlsafe(24)


def hash_of_receipt(receipt: str) -> str:
    """Return the 64 hexadecimal signs by which the server knows a receipt again."""
    return hashlib.sha256(receipt.encode()).hexdigest()
