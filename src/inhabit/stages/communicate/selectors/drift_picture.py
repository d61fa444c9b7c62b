"""The drift as a picture with its table."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from inhabit.charts.frame import Column, Frame, RowsPicture, Table
from inhabit.charts.retelling import Lane, RetellingChart, Told, draw_retelling
from inhabit.people.models import today
from inhabit.stages.communicate.models import KeyPoint
from inhabit.stages.communicate.selectors.drift import Level


def picture_of(points: list[KeyPoint], levels: list[Level]) -> RowsPicture:
    """Return a lane for each key point from the story down, with a table that also says what was left out."""
    names = (_("The story"), *(name_of(level) for level in levels))
    lanes = tuple(Lane(str(point), told_along(point, levels)) for point in points) if levels else ()
    chart = RetellingChart(frame_of(points, levels), names, lanes)
    drawn = draw_retelling(chart)
    used = {pgettext("key point", "kept"), pgettext("key point", "missing")}
    legend = tuple(sample for sample in drawn.legend if sample.words in used)
    return replace(drawn, table=table_of(points, levels), legend=legend)


def name_of(level: Level) -> str:
    if level.first == level.last:
        return _("Level %(number)d") % {"number": level.first}
    return _("Levels %(first)d–%(last)d") % {"first": level.first, "last": level.last}


def told_along(point: KeyPoint, levels: list[Level]) -> tuple[Told, ...]:
    """Return what became of ``point``, the story's own words first, in which it always is."""
    below = (
        Told(kept=level.kept.get(point.pk, 0), missing=level.counted - level.kept.get(point.pk, 0))
        for level in levels
    )
    return (Told(kept=1), *below)


def frame_of(points: list[KeyPoint], levels: list[Level]) -> Frame:
    units = sum(level.counted for level in levels)
    base = ngettext("%(number)d unit counted", "%(number)d units counted", units) % {"number": units}
    return Frame(
        "drift",
        finding_of(points, levels),
        _("Key points of the story, kept in how many units"),
        today(),
        base,
    )


def finding_of(points: list[KeyPoint], levels: list[Level]) -> str:
    """Return a sentence on the point that is lost most at the lowest level counted."""
    if not levels or not points:
        return _("Nothing can be said yet about what came through")
    last = levels[-1]
    rarest = min(points, key=lambda point: last.kept.get(point.pk, 0))
    kept = last.kept.get(rarest.pk, 0)
    if 3 * kept >= 2 * last.counted:
        return _("Every key point came through in most units")
    return _("“%(point)s” is lost most: kept in %(kept)d of %(all)d units on the lowest level counted") % {
        "point": rarest,
        "kept": kept,
        "all": last.counted,
    }


def table_of(points: list[KeyPoint], levels: list[Level]) -> Table:
    columns = [Column(_("Key point"), is_number=False)]
    for level in levels:
        where = {"level": name_of(level)}
        columns += [
            Column(_("%(level)s: units counted") % where),
            Column(_("%(level)s: kept") % where),
            Column(_("%(level)s: left out on purpose") % where),
            Column(_("%(level)s: nothing said") % where),
        ]
    return Table(tuple(columns), tuple((str(point), *cells_of(point, levels)) for point in points))


def cells_of(point: KeyPoint, levels: list[Level]) -> list[int]:
    cells: list[int] = []
    for level in levels:
        kept, left_out = level.kept.get(point.pk, 0), level.left_out.get(point.pk, 0)
        cells += [level.counted, kept, left_out, level.counted - kept - left_out]
    return cells
