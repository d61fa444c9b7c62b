"""The board of a unit: what stands in its way and in that of the units below, by how far it is cleared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, F
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.access.numbers import row_number
from inhabit.people.models import Unit, today
from inhabit.stages.empower.barriers.models import Barrier, Category, State
from inhabit.stages.empower.barriers.models.barriers import BarrierQuerySet
from inhabit.stages.empower.barriers.selectors.rows import for_lists
from inhabit.surfaces.filters import Filter, filter_by, in_an_address

FEW = 8  # in a column of the board
PAGE_SIZE = 30
LATELY = timedelta(days=90)  # so long what is done stays on the board
COLUMNS: tuple[tuple[str, str | Promise], ...] = (
    (State.OPEN, gettext_lazy("Open")),
    (State.SEEN_TO, gettext_lazy("Being seen to")),
    (State.CLOSED, gettext_lazy("Closed, to be confirmed")),
    (State.DONE, gettext_lazy("Done in the last 90 days")),
)


@dataclass(frozen=True)
class BoardColumn:
    """A column: what is in this state, what has stood longest first, of ``number`` in all."""

    state: str
    label: str
    barriers: list[Barrier]
    number: int
    query: str  # of the page that shows all of them

    @property
    def further(self) -> int:
        return self.number - len(self.barriers)


@dataclass(frozen=True)
class Board:
    """What a board shows: ``columns`` or, where one of them was asked for, a ``page`` of it."""

    words: str
    filters: list[Filter]
    columns: list[BoardColumn]
    page: Page[Barrier] | None
    label: str
    query: str

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words) or any(item.is_set for item in self.filters)

    @property
    def number(self) -> int:
        return sum(column.number for column in self.columns)


def board_of(unit: Unit, priorities: list[tuple[int, str]], asked: Mapping[str, str]) -> Board:
    """Return the board of ``unit`` and below, narrowed down as ``asked``: what was raised with a name."""
    words = " ".join(asked.get("q", "").split())[:100]
    filters = filters_of(priorities, asked)
    found = narrowed(within(unit), words, filters)
    query = in_an_address(words, filters)
    label = next((str(label) for state, label in COLUMNS if state == asked.get("state")), "")
    if label:
        state = asked["state"]
        rows = in_order(for_lists(in_state(found, state)), state)
        page = Paginator(rows, PAGE_SIZE).get_page(asked.get("page"))
        return Board(words, filters, [], page, label, f"{query}{urlencode({'state': state})}&")
    counts = counts_by_state(found)
    columns = [
        BoardColumn(
            state,
            str(label),
            list(in_order(for_lists(in_state(found, state)), state)[:FEW]) if counts.get(state) else [],
            counts.get(state, 0),
            f"{query}{urlencode({'state': state})}",
        )
        for state, label in COLUMNS
    ]
    return Board(words, filters, columns, None, "", query)


def filters_of(priorities: list[tuple[int, str]], asked: Mapping[str, str]) -> list[Filter]:
    kinds = [("", _("Of any kind")), *((value, str(label)) for value, label in Category.choices)]
    about = [("", _("For any priority")), *((str(pk), name) for pk, name in priorities)]
    levels = [("", _("Wherever it is")), ("up", _("Gone up")), ("late", _("Longer than agreed"))]
    filters = [filter_by("kind", _("Of which kind"), kinds, asked=asked.get("kind", ""), is_select=True)]
    if priorities:
        filters.append(
            filter_by("about", _("For which priority"), about, asked=asked.get("about", ""), is_select=True)
        )
    return [*filters, filter_by("level", _("How far up"), levels, asked=asked.get("level", ""))]


def within(unit: Unit) -> BarrierQuerySet:
    """Return what stands in the way of ``unit`` or below, raised with a name; of a dissolved one its own."""
    if not unit.is_open:
        return Barrier.objects.named().filter(home=unit)
    return Barrier.objects.named().filter(home__lines_up__ancestor=unit)


def narrowed(barriers: BarrierQuerySet, words: str, filters: list[Filter]) -> BarrierQuerySet:
    chosen = {item.name: item.chosen for item in filters}
    if kind := chosen.get("kind"):
        barriers = barriers.filter(category=kind)
    if about := row_number(chosen.get("about")):
        barriers = barriers.filter(priority=about)
    if chosen.get("level") == "up":
        barriers = barriers.exclude(level=F("unit"))
    if chosen.get("level") == "late":
        barriers = barriers.filter(due_on__lt=today())
    for word in words.split():
        barriers = barriers.filter(text__icontains=word)
    return barriers


def in_state(barriers: BarrierQuerySet, state: str) -> BarrierQuerySet:
    found = barriers.filter(state=state)
    return found.filter(closed_on__gt=today() - LATELY) if state == State.DONE else found


def in_order(barriers: BarrierQuerySet, state: str) -> BarrierQuerySet:
    """Return what stood longest first; of what is done the latest."""
    return barriers.order_by(*(("-closed_on", "id") if state == State.DONE else ("raised_on", "id")))


def counts_by_state(barriers: BarrierQuerySet) -> dict[str, int]:
    standing = barriers.exclude(state__in=[State.DONE, State.MERGED]).order_by().values_list("state")
    counts = dict(standing.annotate(Count("pk")))
    return {**counts, State.DONE: in_state(barriers, State.DONE).count()}
