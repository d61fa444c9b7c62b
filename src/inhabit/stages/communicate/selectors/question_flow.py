"""How questions flow by level: counts of levels with enough people, never of a named lead."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.people.models import Unit, UnitAncestor, today
from inhabit.stages.communicate.models import Question, Station
from inhabit.stages.communicate.unnamed import BATCH_SIZE, LEAST_PEOPLE
from inhabit.surfaces.tables import Cell, Column, Table, headings_of

SPAN = timedelta(days=90)
FEWEST_LEADS = 5  # of fewer, a level with its delays would be a list of names
WENT_UP = (Station.Leaving.PASSED_UP, Station.Leaving.TAKEN, Station.Leaving.CLIMBED)


def flow_under(units: Collection[int]) -> Table:
    """Return a row for each level at or under ``units``, the highest first."""
    under = UnitAncestor.objects.filter(ancestor__in=units).values("unit")
    levels = Unit.objects.filter(pk__in=under).order_by("depth").values_list("depth")
    counted = levels.annotate(people=Sum("headcount"), leads=Count("lead", distinct=True))
    people = {depth: number for depth, number, _ in counted}
    leads = {depth: number for depth, _, number in counted}
    waiting, overdue = open_by_level(under)
    answered = answered_by_level(under)
    went_up, climbed = left_by_level(under)
    rows = [
        [
            Cell(level_name(depth), note=people_words(people[depth])),
            *(
                Cell(figure(counts.get(depth, 0), people[depth], leads[depth]))
                for counts in (waiting, overdue, answered, went_up, climbed)
            ),
        ]
        for depth in sorted(people)
    ]
    labels = [_("Waiting"), _("Of these too long"), _("Answered"), _("Went up"), _("Of these by themselves")]
    columns = [Column(_("Level")), *(Column(label, is_number=True) for label in labels)]
    return Table(_("Questions by level"), headings_of(columns), rows)


def open_by_level(under: QuerySet[UnitAncestor, Any]) -> tuple[dict[int, int], dict[int, int]]:
    late = Count("due_on", filter=Q(due_on__lt=today()))
    rows = Question.objects.open().filter(unit__in=under).order_by().values_list("unit__depth")
    counted = list(rows.annotate(number=Count("unit"), late=late))
    return {row[0]: row[1] for row in counted}, {row[0]: row[2] for row in counted}


def answered_by_level(under: QuerySet[UnitAncestor, Any]) -> dict[int, int]:
    rows = Question.objects.filter(answered_in__in=under, answered_on__gt=today() - SPAN).order_by()
    return dict(rows.values_list("answered_in__depth").annotate(Count("answered_on")))


def left_by_level(under: QuerySet[UnitAncestor, Any]) -> tuple[dict[int, int], dict[int, int]]:
    left = Station.objects.filter(unit__in=under, left_on__gt=today() - SPAN, leaving__in=WENT_UP).order_by()
    alone = Count("unit", filter=Q(leaving=Station.Leaving.CLIMBED))
    counted = list(left.values_list("unit__depth").annotate(number=Count("unit"), alone=alone))
    return {row[0]: row[1] for row in counted}, {row[0]: row[2] for row in counted}


def level_name(depth: int) -> str:
    if depth == 0:
        return _("At the top")
    return ngettext("%(number)d level down", "%(number)d levels down", depth) % {"number": depth}


def people_words(people: int) -> str:
    return ngettext("%(number)d person", "%(number)d people", people) % {"number": people}


def figure(number: int, people: int, leads: int) -> str:
    """Return a count in words; held back where it is small, or speaks of few people or leads."""
    if people < LEAST_PEOPLE or leads < FEWEST_LEADS:
        return _("held back")
    if number < BATCH_SIZE:
        return _("fewer than five")
    return str(number_format(number, force_grouping=True))
