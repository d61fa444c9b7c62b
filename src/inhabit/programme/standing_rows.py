"""A programme's units as rows of a table, and as a list of those for whom others wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.people.models import Unit
from inhabit.programme.models import Programme, Stage
from inhabit.programme.nudges import NudgeWords, nudge_in_words
from inhabit.programme.rhythm import Turn
from inhabit.programme.rhythm_words import name_of
from inhabit.programme.standing import Among, Cause, Place, Standing
from inhabit.programme.standing_words import day_in_words, load_in_words, turn_in_words
from inhabit.surfaces.filters import Filter, filter_by
from inhabit.surfaces.tables import Cell, Column, Table, headings_of

NOTHING = "–"


@dataclass(frozen=True)
class CauseRow:
    """A unit that can start and has not, and the unit ``under`` which it hangs.

    people_waiting: below it; people_within: in it and below it.
    """

    unit: Unit
    under: Unit | None
    turn: str
    load: str
    people_waiting: int
    people_within: int
    nudge: NudgeWords


def units_named_in(places: Iterable[Place]) -> dict[int, Unit]:
    """Return the units of ``places``, those they hang under and those they wait for, with their leads."""
    wanted = {pk for place in places for pk in (place.unit, place.parent, place.cause) if pk is not None}
    return Unit.objects.select_related("lead").in_bulk(wanted)


def cause_rows(causes: Iterable[Cause], units: dict[int, Unit], dated: dict[int, Place]) -> list[CauseRow]:
    """Return a row for each of ``causes``; ``dated`` holds their places with when they were reminded."""
    return [
        CauseRow(
            unit=units[cause.place.unit],
            under=units.get(cause.place.parent or 0),
            turn=turn_in_words(cause),
            load=load_in_words(cause),
            people_waiting=cause.people,
            people_within=cause.people_within,
            nudge=nudge_in_words(dated[cause.place.unit]),
        )
        for cause in causes
    ]


def filter_among(asked: str, programme: Programme) -> Filter:
    """Return which units the table can be narrowed down to, with what was asked for as the choice."""
    running = [
        (Among.ALL, _("All")),
        (Among.OPEN, _("Can start")),
        (Among.WAITING, _("Wait")),
        (Among.SHARED, _("Have shared")),
        (Among.LATE, _("Longer than planned")),
        (Among.NO_LEAD, _("Without a lead")),
    ]
    ended = [
        (Among.ALL, _("All")),
        (Among.SHARED, _("Have shared")),
        (Among.SILENT, _("Have not shared")),
        (Among.NO_LEAD, _("Without a lead")),
    ]
    return filter_by("show", _("Show"), ended if programme.ended_at else running, asked=asked)


def table_of(places: list[Place], units: dict[int, Unit]) -> Table:
    """Return the table; where none of them waits, without a column for whom they wait."""
    columns = [Column(_("Unit")), Column(_("Lead")), Column(_("Stage")), Column(_("Standing"))]
    rows = [cells_of(place, units) for place in places]
    if any(place.standing is Standing.WAITING for place in places):
        columns.append(Column(_("Waits for")))
        rows = [[*row, waits_for(place, units)] for row, place in zip(rows, places, strict=True)]
    return Table(_("Units of the programme"), headings_of(columns), rows)


def cells_of(place: Place, units: dict[int, Unit]) -> list[Cell]:
    unit, above = units[place.unit], units.get(place.parent or 0)
    under = _("in %(under)s") % {"under": above} if above else ""
    return [
        Cell(unit.name, reverse("unit", args=[unit.pk]), under),
        lead_cell(unit),
        stage_cell(place),
        Cell(*standing_in_words(place)),
    ]


def lead_cell(unit: Unit) -> Cell:
    if unit.lead is None:
        return Cell(_("nobody at the moment"))
    return Cell(str(unit.lead), reverse("person", args=[unit.lead.pk]))


def stage_cell(place: Place) -> Cell:
    """Return where a unit is in the cycle, with a link to its dates, and what the calendar says."""
    turn = name_of(Turn(Stage(place.stage), place.cycle))
    due = ""
    if place.due_on is not None and place.standing is not Standing.WAITING:
        words = _("planned until %(day)s") if not place.is_late else _("was planned until %(day)s")
        due = words % {"day": day_in_words(place.due_on)}
    return Cell(turn, reverse("unit_rhythm", args=[place.unit]), due)


def standing_in_words(place: Place) -> tuple[str, str, str]:
    """Return where a unit stands, no address, and since or from when."""
    day = {"day": day_in_words(place.day)}
    match place.standing:
        case Standing.SHARED:
            return _("has shared"), "", _("on %(day)s") % day
        case Standing.OPEN:
            return _("can start"), "", _("since %(day)s") % day
        case Standing.WAITING:
            return _("waits"), "", _("until %(day)s at the latest") % day if place.day else ""
        case _:
            return _("has not shared"), "", ""


def waits_for(place: Place, units: dict[int, Unit]) -> Cell:
    if place.standing is not Standing.WAITING:
        return Cell(NOTHING)
    if place.cause is None:
        return Cell(_("its day"))
    cause = units[place.cause]
    lead = str(cause.lead) if cause.lead else _("without a lead")
    return Cell(cause.name, reverse("unit", args=[cause.pk]), lead)
