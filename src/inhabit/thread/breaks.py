"""Where the thread breaks below a unit: the places, the people beyond them, and who mends them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Person, Unit, UnitAncestor, today
from inhabit.programme.models import Programme, UnitStage
from inhabit.thread.fabric import Part
from inhabit.thread.knots import Knot, KnotState
from inhabit.thread.mending import words_to_mend

BREAKS_PER_PAGE = 5


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
        words = ngettext("one person", "%(people)s people", self.people)
        return words % {"people": number_format(self.people, use_l10n=True, force_grouping=True)}

    @property
    def place(self) -> tuple[Unit, ...]:
        """Return the units between the one the map is drawn from and the break."""
        return self.line[1:]


@dataclass(frozen=True)
class Breaks:
    """A page of the breaks, the gravest first, and how many there are in all."""

    page: Page[tuple[int, int]]
    number: int
    listed: tuple[Break, ...]

    @property
    def further(self) -> int:
        """Return how many come after those listed."""
        return self.number - self.page.end_index()


def breaks_below(root: Unit, programme: Programme, page: str | None, reader: Person) -> Breaks:
    """Return page ``page`` (as it stands in an address) of the breaks from ``root`` down, in four queries."""
    shown = Paginator(first_breaks(root, programme), BREAKS_PER_PAGE).get_page(page)
    people = dict(shown)
    lines = lines_down(root, list(people))
    stages = UnitStage.objects.filter(programme=programme, unit__in=people).select_related("unit__lead")
    by_unit = {stage.unit_id: stage for stage in stages}
    listed = tuple(
        Break(number, by_unit[pk].unit, people[pk], tuple(lines[pk]), words_of(by_unit[pk], reader))
        for number, pk in enumerate(people, max(shown.start_index(), 1))
    )
    return Breaks(page=shown, number=shown.paginator.count, listed=listed)


def first_breaks(root: Unit, programme: Programme) -> QuerySet[Unit, tuple[int, int]]:
    """Return the units at which the thread ends, ``root`` among them, with the people beyond, most first.

    A unit with nobody in it or below it breaks nobody's thread.
    """
    below = UnitAncestor.objects.filter(ancestor=OuterRef("pk")).values("ancestor")
    stages = UnitStage.objects.filter(programme=programme)
    is_silent = Exists(stages.filter(unit=OuterRef("pk"), shared_at__isnull=True))
    is_whole_above = Exists(stages.filter(unit=OuterRef("parent"), is_unbroken=True))
    return (
        Unit.objects.open()
        .within(root)
        .filter(Q(is_whole_above) | Q(pk=programme.root_unit_id), is_silent)
        .annotate(people_beyond=Subquery(below.values(people=Sum("unit__headcount"))))
        .filter(people_beyond__gt=0)
        .order_by("-people_beyond", "name", "pk")
        .values_list("pk", "people_beyond")
    )


def drawn_at(breaks: Breaks, root: Part) -> dict[int, list[int]]:
    """Return the numbers of the breaks by the drawn unit that each is in: itself, or the nearest above it."""
    drawn = {part.unit.pk for part in root.walk() if part.unit}
    numbers: dict[int, list[int]] = defaultdict(list)
    for item in breaks.listed:
        here = next(unit for unit in (item.unit, *reversed(item.line)) if unit.pk in drawn)
        numbers[here.pk].append(item.number)
    return numbers


def lines_down(root: Unit, units: list[int]) -> dict[int, list[Unit]]:
    """Return for each of ``units`` those above it, from ``root`` down."""
    lines: dict[int, list[Unit]] = defaultdict(list)
    steps = UnitAncestor.objects.filter(unit__in=units, distance__gt=0, ancestor__depth__gte=root.depth)
    for step in steps.select_related("ancestor").order_by("-distance"):
        lines[step.unit_id].append(step.ancestor)
    return lines


def words_of(stage: UnitStage, reader: Person) -> str:
    state = KnotState.OPEN if stage.is_open_on(today()) else KnotState.WAITING
    knot = Knot(stage.unit, state, None, stage.opens_on, is_led_by_me=stage.unit.lead_id == reader.pk)
    if knot.is_led_by_me and state is KnotState.OPEN:
        return _("It goes on when you say what this means there.")
    return words_to_mend(knot, has_asked=False)


def break_above(unit: Unit, programme: Programme) -> Unit | None:
    """Return the highest unit above ``unit`` that has shared nothing; None where all have."""
    silent = UnitStage.objects.filter(programme=programme, shared_at__isnull=True)
    above = Unit.objects.above(unit).exclude(pk=unit.pk)
    return above.filter(pk__in=silent.values("unit")).select_related("lead").first()
