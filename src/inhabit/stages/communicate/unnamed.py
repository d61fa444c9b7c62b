"""What is written without a name: who reads it, and how it is released.

The rule, for playbacks and questions alike. A text goes to the first lead at or above its author's
unit who has at least eight people *from whom it can be*: whole units, bottom-up, as ``measures.pools``
forms them, never the reader, only people who have been here for a while and have signed in, and of a
story only those to whom it was told. It waits there, seen by nobody, until five wait; the five are
released together, in random order, from the next day on. Nothing ties it to its author: a random key,
no moment, no audit event, no draft, and a receipt that the server knows by its hash alone.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Sum

from inhabit.measures import assign_pools
from inhabit.people.models import Person, Placement, Unit, UnitAncestor, today
from inhabit.people.models import SpanQuerySet as Spans
from inhabit.people.selectors import standing_unit
from inhabit.programme.pools import counts_by_unit, settled
from inhabit.stages.communicate.models import Story

LEAST_PEOPLE = 8
BATCH_SIZE = 5
CHANCE = secrets.SystemRandom()


# Of units: those below (and themselves) whose people's texts come together there, eight people's or more.
type Crowds = dict[int, set[int]]


def receiving_unit(
    unit: Unit, *, by: Person | None = None, story: Story | None = None, crowds: Crowds | None = None
) -> Unit | None:
    """Return the unit whose lead reads what somebody in ``unit`` writes without a name, about ``story``.

    None where nobody can: those from whom the text could be are too few up to the root. What ``by``
    writes goes past the units that they lead. A unit without a lead passes on what it gets, a
    dissolved one to the unit it stood under. Who asks for many units about one ``story`` hands in
    ``crowds``, in which what has been looked at closely is kept meanwhile.
    """
    crowds = {} if crowds is None else crowds
    line = line_up(unit, by)
    large = large_enough(line)
    has_enough = False
    for candidate in line:
        can_have = candidate.pk in large
        has_enough = has_enough or (can_have and is_from_enough(line[0], candidate, story, crowds))
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


def large_enough(line: list[Unit]) -> set[int]:
    """Return the units in and below which eight people are placed: only those need a closer look.

    A single one gets it in any case, and no query here.
    """
    if len(line) == 1:
        return {line[0].pk}
    under = UnitAncestor.objects.filter(ancestor__in=line).order_by().values("ancestor")
    placed = under.annotate(people=Sum("unit__headcount")).filter(people__gte=LEAST_PEOPLE)
    return set(placed.values_list("ancestor", flat=True))


def is_from_enough(unit: Unit, candidate: Unit, story: Story | None, crowds: Crowds) -> bool:
    """Say whether what comes to ``candidate`` from ``unit`` can be from eight people besides its lead."""
    if candidate.pk not in crowds:
        can_write = those_who_can_write_to(candidate, story)
        if unit == candidate and can_write.filter(unit=unit).count() >= LEAST_PEOPLE:
            return True  # a pool by itself, whatever lies below it
        crowds[candidate.pk] = crowd_of(candidate, can_write)
    return unit.pk in crowds[candidate.pk]


def crowd_of(candidate: Unit, can_write: Spans[Placement]) -> set[int]:
    """Return the units in the pool that ``candidate`` anchors; none where too few can write to it."""
    rows = list(Unit.objects.within(candidate).values_list("pk", "parent_id"))
    index = {pk: position for position, (pk, _) in enumerate(rows)}
    parent = [-1 if pk == candidate.pk else index[above] for pk, above in rows]
    anchor = assign_pools(parent, counts_by_unit(can_write, index), LEAST_PEOPLE).anchor
    return {pk for pk, position in index.items() if anchor[position] == index[candidate.pk]}


def those_who_can_write_to(unit: Unit, story: Story | None) -> Spans[Placement]:
    """Return the settled placements in and below ``unit`` of those who don't lead a unit that they are in.

    What leads write goes past their own unit. Where it is about ``story``, only of those who heard it.
    """
    # Asked of the few who lead anything, not of everybody who is placed.
    leads_here = Placement.objects.filter(person__units_led__lines_down__unit=F("unit"))
    can = settled().exclude(pk__in=leads_here.values("pk"))
    if story is not None:
        lines = UnitAncestor.objects.filter(unit=OuterRef("unit"))
        can = can.filter(Exists(lines.filter(ancestor__tellings__story=story)))
    return can.filter(unit__lines_up__ancestor=unit)


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
