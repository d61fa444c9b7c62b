"""The calendar of a cycle and the history of a unit as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.programme.calendar import Calendar
from inhabit.programme.models import Stage, StageChange
from inhabit.programme.rhythm import Band, Turn
from inhabit.programme.rhythm_words import name_of, weeks_in_words
from inhabit.programme.standing_words import day_in_words, figure
from inhabit.surfaces.tables import Cell, Column, Table, headings_of


def table_of_bands(bands: Iterable[Band]) -> Table:
    """Return a row for each stage: when it begins, and how long it is planned to take."""
    columns = [Column(_("Stage")), Column(_("From")), Column(_("Until")), Column(_("Planned"))]
    rows = [
        [
            Cell(str(band.stage.label), "", _("now") if band.is_here else ""),
            Cell(day_in_words(band.first)),
            Cell(day_in_words(band.end)),
            Cell(weeks_in_words(band.weeks)),
        ]
        for band in bands
    ]
    return Table(_("The plan"), headings_of(columns), rows)


def table_of_changes(changes: Iterable[StageChange]) -> Table:
    columns = [Column(_("Stage")), Column(_("Since")), Column(_("Who decided"))]
    return Table(_("How the unit went on"), headings_of(columns), [change_cells(item) for item in changes])


def change_cells(change: StageChange) -> list[Cell]:
    who = change.changed_by
    return [
        Cell(name_of(Turn(Stage(change.stage), change.cycle)), "", _("went back") if change.is_back else ""),
        Cell(day_in_words(timezone.localdate(change.changed_at))),
        Cell(str(who), reverse("person", args=[who.pk])) if who else Cell(_("somebody who has left")),
    ]


def table_of_stages(numbers: Mapping[str, tuple[int, int]]) -> Table:
    """Return how many units are in each stage, and how many of them for longer than planned."""
    columns = [
        Column(_("Stage")),
        Column(_("Units"), is_number=True),
        Column(_("Longer than planned"), is_number=True),
    ]
    rows = [
        [Cell(str(stage.label)), *(Cell(figure(number)) for number in numbers.get(stage, (0, 0)))]
        for stage in Stage
    ]
    return Table(_("Units in each stage"), headings_of(columns), rows)


def table_of_days_off(calendar: Calendar, first: date, end: date, off: Iterable[tuple[date, str]]) -> Table:
    """Return the pauses and public holidays of a cycle, in their order."""
    pauses = [
        (pause.first, f"{day_in_words(pause.first)} – {day_in_words(pause.last)}", pause.reason, _("pause"))
        for pause in calendar.pauses
        if pause.first < end and pause.last >= first
    ]
    days = [(day, day_in_words(day), name, _("public holiday")) for day, name in off]
    rows = [[Cell(when), Cell(why), Cell(kind)] for _day, when, why, kind in sorted(pauses + days)]
    columns = [Column(_("When")), Column(_("Why")), Column(_("What"))]
    return Table(_("Days off in this cycle"), headings_of(columns), rows)
