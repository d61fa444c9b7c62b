"""Where the thread breaks below a unit: the places, the people beyond them, and who mends them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Sum, Window
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Person, Unit, UnitAncestor, today
from inhabit.programme.models import Programme, UnitStage
from inhabit.thread.fabric import Part
from inhabit.thread.knots import Knot, KnotState
from inhabit.thread.mending import words_to_mend

BREAKS_PER_PAGE = 5
MOST_DIGITS = 9  # of a page's number in an address


@dataclass(frozen=True)
class Break:
    """A unit that has shared nothing while every unit above it has: the thread ends there.

    number: its rank by the people beyond it, from 1.
    line: the units from the one the map is drawn from down to the one above the break.
    words: who mends it, and when.
    """

    number: int
    unit: Unit
    people: int
    line: tuple[Unit, ...]
    words: str

    @property
    def people_in_words(self) -> str:
        words = ngettext("one person", "%(number)s people", self.people)
        return words % {"number": number_format(self.people, use_l10n=True, force_grouping=True)}

    @property
    def place(self) -> tuple[Unit, ...]:
        """Return the units between the one the map is drawn from and the break."""
        return self.line[1:]


@dataclass(frozen=True)
class Breaks:
    """A page of the breaks, the gravest first; ``number`` is how many there are in all."""

    page: int
    number: int
    listed: tuple[Break, ...]

    @property
    def start(self) -> int:
        return (self.page - 1) * BREAKS_PER_PAGE + 1

    @property
    def further(self) -> int:
        """Return how many come after those listed."""
        return max(self.number - self.page * BREAKS_PER_PAGE, 0)

    @property
    def previous_page(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def next_page(self) -> int | None:
        return self.page + 1 if self.further else None


def breaks_below(root: Unit, programme: Programme, page: str | None, reader: Person) -> Breaks:
    """Return page ``page`` (as it stands in an address) of the breaks from ``root`` down, in two queries.

    A page that does not exist is the first one.
    """
    number = max(int(page), 1) if page and page.isdecimal() and len(page) < MOST_DIGITS else 1
    found = rows_of_page(root, programme, number)
    if not found and number != 1:
        return breaks_below(root, programme, None, reader)
    lines = lines_down(root, [row.unit for row in found])
    listed = tuple(
        Break(
            rank, lines[row.unit][-1], row.people, tuple(lines[row.unit][:-1]), words_of(row, lines, reader)
        )
        for rank, row in enumerate(found, (number - 1) * BREAKS_PER_PAGE + 1)
    )
    return Breaks(number, found[0].of_all if found else 0, listed)


class Row(NamedTuple):
    """A break as it comes from the database; ``of_all`` says how many there are."""

    unit: int
    people: int
    opens_on: date | None
    of_all: int


def rows_of_page(root: Unit, programme: Programme, page: int) -> list[Row]:
    start = (page - 1) * BREAKS_PER_PAGE
    rows = first_breaks(root, programme).annotate(of_all=Window(Count("pk")))
    values = rows.values_list("pk", "people_beyond", "stage_here__opens_on", "of_all")
    return [Row(*value) for value in values[start : start + BREAKS_PER_PAGE]]


def first_breaks(root: Unit, programme: Programme) -> QuerySet[Unit]:
    """Return the units at which the thread ends, ``root`` among them, by the people beyond, most first.

    A unit with nobody in it or below it breaks nobody's thread.
    """
    below = UnitAncestor.objects.filter(ancestor=OuterRef("pk")).values("ancestor")
    has_people = UnitAncestor.objects.filter(ancestor=OuterRef("pk"), unit__headcount__gt=0)
    whole = UnitStage.objects.filter(programme=programme, unit=OuterRef("parent"), is_unbroken=True)
    return (
        Unit.objects.open()
        .within(root)
        .annotate(stage_here=FilteredRelation("stages", condition=Q(stages__programme=programme)))
        .filter(Exists(whole) | Q(pk=programme.root_unit_id))
        .filter(stage_here__isnull=False, stage_here__shared_at__isnull=True)
        .filter(Exists(has_people))  # not the sum itself: that would be made twice for each
        .annotate(people_beyond=Subquery(below.values(people=Sum("unit__headcount"))))
        .order_by("-people_beyond", "name", "pk")
    )


def lines_down(root: Unit, units: list[int]) -> dict[int, list[Unit]]:
    """Return for each of ``units`` those from ``root`` down to it, itself at the end."""
    lines: dict[int, list[Unit]] = defaultdict(list)
    steps = UnitAncestor.objects.filter(unit__in=units, ancestor__depth__gte=root.depth)
    for step in steps.select_related("ancestor__lead").order_by("-distance"):
        lines[step.unit_id].append(step.ancestor)
    return lines


def words_of(row: Row, lines: dict[int, list[Unit]], reader: Person) -> str:
    """Say who mends the break, and when."""
    unit = lines[row.unit][-1]
    is_open = row.opens_on is not None and row.opens_on <= today()
    is_led_by_reader = unit.lead_id == reader.pk
    if is_open and is_led_by_reader:
        return _("It goes on when you say what this means there.")
    state = KnotState.OPEN if is_open else KnotState.WAITING
    return words_to_mend(Knot(unit, state, None, row.opens_on, is_led_by_reader), has_asked=False)


def drawn_at(breaks: Breaks, root: Part) -> dict[int, list[int]]:
    """Return the numbers of the breaks by the drawn unit that each is in: itself, or the nearest above it."""
    drawn = {part.unit.pk for part in root.walk() if part.unit}
    numbers: dict[int, list[int]] = defaultdict(list)
    for item in breaks.listed:
        here = next(unit for unit in (item.unit, *reversed(item.line)) if unit.pk in drawn)
        numbers[here.pk].append(item.number)
    return numbers


def break_above(unit: Unit, programme: Programme) -> Unit | None:
    """Return the highest unit above ``unit`` that has shared nothing; None where all have."""
    silent = UnitStage.objects.filter(programme=programme, shared_at__isnull=True)
    above = Unit.objects.above(unit).exclude(pk=unit.pk)
    return above.filter(pk__in=silent.values("unit")).select_related("lead").first()
