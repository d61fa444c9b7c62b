"""Where barriers age: for the sponsor and the programme team, by kind and by level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from inhabit.people.models import UnitAncestor, today
from inhabit.programme.models import Programme
from inhabit.stages.clarify.contests.selectors import length
from inhabit.stages.communicate.selectors.question_flow import level_name
from inhabit.stages.empower.barriers.models import Barrier, BarrierEvent, Category
from inhabit.stages.empower.barriers.models.barriers import BarrierQuerySet
from inhabit.stages.empower.barriers.selectors.rows import in_order_of_keys
from inhabit.strategy.models import Priority
from inhabit.surfaces.tables import Cell, Column, Table, headings_of

SPAN = timedelta(days=90)
LONGEST = 5  # shown by name
Kind = BarrierEvent.Kind


@dataclass(frozen=True)
class KindCount:
    """How many barriers of a kind stand, and how many of them longer than agreed; lengths are SVG's."""

    label: str
    number: int
    late: int
    length: str
    length_late: str


def of_programme(programme: Programme) -> BarrierQuerySet:
    """Return what stands in the way in the programme's units, except for priorities of other strategies."""
    priorities = Priority.objects.filter(strategy=programme.strategy_id).order_by().values("pk")
    ours = Q(priority__isnull=True) | Q(priority__in=priorities)
    return Barrier.objects.filter(ours, home__in=under(programme)).order_by()


def under(programme: Programme) -> QuerySet[UnitAncestor, Any]:
    return UnitAncestor.objects.filter(ancestor=programme.root_unit_id).order_by().values("unit")


def counts_by_kind(programme: Programme) -> list[KindCount]:
    """Return for each kind of barrier that stands how many do, the most first."""
    late = Count("pk", filter=Q(due_on__lt=today()))
    rows = of_programme(programme).standing().values_list("category")
    counted = sorted(rows.annotate(number=Count("pk"), late=late), key=lambda row: -row[1])
    most = max((number for _kind, number, _late in counted), default=1)
    return [
        KindCount(str(Category(kind).label), number, late, length(number, most), length(late, most))
        for kind, number, late in counted
    ]


def table_by_level(programme: Programme) -> Table:
    """Return a row for each level: what stands there, too long, what went up from there, what was closed."""
    late = Count("pk", filter=Q(due_on__lt=today()))
    standing = of_programme(programme).standing().values_list("level__depth")
    rows = {
        depth: (number, over, oldest)
        for depth, number, over, oldest in standing.annotate(
            number=Count("pk"), late=late, oldest=Min("raised_on")
        )
    }
    rose = by_depth(programme, [Kind.CLIMBED, Kind.TAKEN_UP])
    closed = by_depth(programme, [Kind.CLOSED])
    depths = sorted({*rows, *rose, *closed})
    columns = [
        Column(_("Level")),
        *(
            Column(label, is_number=True)
            for label in (
                _("Stand there"),
                _("Of these too long"),
                _("The oldest, in days"),
                _("Came up to it"),
                _("Closed there"),
            )
        ),
    ]
    lines = [line(depth, rows.get(depth), rose.get(depth, 0), closed.get(depth, 0)) for depth in depths]
    return Table(_("Barriers by level"), headings_of(columns), lines)


def line(depth: int, standing: tuple[int, int, Any] | None, rose: int, closed: int) -> list[Cell]:
    number, late, oldest = standing or (0, 0, None)
    age = (today() - oldest).days if oldest is not None else 0
    counts = (number, late, age, rose, closed)
    return [
        Cell(level_name(depth)),
        *(Cell(str(number_format(count, force_grouping=True))) for count in counts),
    ]


def by_depth(programme: Programme, kinds: list[Kind]) -> dict[int, int]:
    """Return how often one of ``kinds`` happened at each level in the last ninety days."""
    happened = BarrierEvent.objects.filter(
        kind__in=kinds, happened_on__gt=today() - SPAN, unit__in=under(programme)
    ).order_by()
    return dict(happened.values_list("unit__depth").annotate(Count("pk")))


def stuck_longest(programme: Programme) -> list[Barrier]:
    """Return the few that have stood longest, of those raised with a name."""
    standing = of_programme(programme).standing().named().order_by("raised_on", "id")
    return in_order_of_keys(list(standing.values_list("pk", flat=True)[:LONGEST]))
