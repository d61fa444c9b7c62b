"""The board of a unit: what stands in its way and in that of the units below, by how far it is cleared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.access.numbers import row_number
from inhabit.people.models import Unit, UnitAncestor, today
from inhabit.stages.empower.barriers.models import Barrier, Category, State
from inhabit.stages.empower.barriers.models.barriers import ON_THE_BOARD, BarrierQuerySet
from inhabit.stages.empower.barriers.selectors.rows import in_order_of_keys
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
    page: Page[Any] | None
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
        page = page_of_keys(in_order(in_state(found, state), state), asked.get("page"))
        return Board(words, filters, [], page, label, f"{query}{urlencode({'state': state})}&")
    columns = columns_of(found, counts_by_state(found), query)
    return Board(words, filters, columns, None, "", query)


def page_of_keys(found: BarrierQuerySet, asked: str | None) -> Page[Any]:
    """Return a page of ``found``; only keys are sorted, since there may be many."""
    page: Page[Any] = Paginator(found.values_list("pk", flat=True), PAGE_SIZE).get_page(asked)
    page.object_list = in_order_of_keys(list(page.object_list))
    return page


def columns_of(found: BarrierQuerySet, counts: dict[str, int], query: str) -> list[BoardColumn]:
    """Return the columns, each with its first few; what they show is read once for all of them."""
    keys = {
        state: list(in_order(in_state(found, state), state).values_list("pk", flat=True)[:FEW])
        for state, _label in COLUMNS
        if counts.get(state)
    }
    shown = {row.pk: row for row in in_order_of_keys([key for few in keys.values() for key in few])}
    return [
        BoardColumn(
            state,
            str(label),
            [shown[key] for key in keys.get(state, [])],
            counts.get(state, 0),
            f"{query}{urlencode({'state': state})}",
        )
        for state, label in COLUMNS
    ]


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
    # No join: so a few are found in the order of their age, however many stand below.
    below = UnitAncestor.objects.filter(ancestor=unit).order_by().values("unit")
    return Barrier.objects.named().filter(home__in=below)


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
    lately = Q(state=State.DONE, closed_on__gt=today() - LATELY)
    shown = barriers.filter(Q(state__in=ON_THE_BOARD) | lately).order_by().values_list("state")
    return dict(shown.annotate(Count("state")))
