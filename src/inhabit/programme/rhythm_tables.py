"""The calendar of a round and the history of a unit as tables."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.programme.models import Stage, StageChange
from inhabit.programme.rhythm import Band, Turn
from inhabit.programme.rhythm_words import name_of, weeks_in_words
from inhabit.programme.standing_words import day_in_words
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
    columns = [Column(_("Stage")), Column(_("On")), Column(_("Who decided"))]
    return Table(_("How the unit went on"), headings_of(columns), [change_cells(item) for item in changes])


def change_cells(change: StageChange) -> list[Cell]:
    who = change.changed_by
    return [
        Cell(name_of(Turn(Stage(change.stage), change.cycle)), "", _("went back") if change.is_back else ""),
        Cell(day_in_words(timezone.localdate(change.changed_at))),
        Cell(str(who), reverse("person", args=[who.pk])) if who else Cell(_("somebody who has left")),
    ]
