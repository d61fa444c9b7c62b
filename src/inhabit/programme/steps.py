"""What a next step is, and how what waits for somebody becomes one.

A stage names what can wait for somebody as a :class:`Source`. All sources are read in one query,
however many stages there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.expressions import Combinable

from inhabit.access.permissions import roles_of
from inhabit.people.models import Person
from inhabit.people.selectors import units_led_by


@dataclass(frozen=True)
class NextStep:
    """One thing to do: a link, or with ``fields`` a button that sends them.

    ``minutes`` is how long it takes; 0 where that says nothing, as for a meeting.
    ``unit_pk`` names the unit whose knot it mends; None where it is about the person's own part.
    ``move`` is the key of the move it comes from, by which a programme can order or switch it off.
    ``shorter`` is a shorter way to the same, offered beside it. ``has_its_hour``: it is now or about to
    begin, with somebody who comes for it, so it stands before everything else.
    """

    title: str
    reason: str
    minutes: int
    label: str
    address: str
    fields: dict[str, str | int] | None = None
    unit_pk: int | None = None
    move: str = ""
    shorter: NextStep | None = None
    has_its_hour: bool = False


@dataclass(frozen=True)
class Waiting:
    """Something that waits for somebody, as its source's query found it.

    ``pk`` names the thing; ``unit_pk`` and ``unit`` where it is (0 and "" for none); ``number`` says
    how many there are, where a source counts them; ``since`` is the oldest.
    """

    pk: int
    unit_pk: int
    unit: str
    number: int
    since: datetime | None


@dataclass(frozen=True)
class Source:
    """A kind of thing that waits for somebody.

    ``rows`` finds it, without an order or a limit: a few rows, grouped where there may be many.
    ``columns`` narrow them to the fields of :class:`Waiting`, in that order: names or expressions, of
    the types number, number, text, number, moment. ``step`` makes a next step of a row. ``move`` is
    the key of the move. ``is_for_leads``: only whoever leads a unit or has a role can meet it; nobody
    else is asked about it.
    """

    move: str
    rows: Callable[[Person], QuerySet[Any, Any]]
    columns: tuple[str | Combinable, str | Combinable, str | Combinable, str | Combinable, str | Combinable]
    step: Callable[[Waiting], NextStep]
    is_for_leads: bool = False


def steps_from(sources: Sequence[Source], person: Person) -> Iterator[NextStep]:
    """Yield the next steps of ``person`` from all ``sources``, in their order, of each the oldest first."""
    leads = bool(units_led_by(person) or roles_of(person))
    asked = [(rank, source) for rank, source in enumerate(sources) if leads or not source.is_for_leads]
    if not asked:
        return
    first, *others = [rows_of(source, rank, person) for rank, source in asked]
    found = first.union(*others, all=True) if others else first
    # A source that sums everything up answers with an empty row where there is nothing.
    rows = [(rank, Waiting(*fields)) for *fields, rank in found.order_by() if fields[0] is not None]
    for rank, waiting in sorted(rows, key=lambda row: (row[0], row[1].since is None, row[1].since)):
        yield sources[rank].step(waiting)


def rows_of(source: Source, rank: int, person: Person) -> QuerySet[Any, Any]:
    return source.rows(person).order_by().values_list(*source.columns, Value(rank))
