"""What was kept and lost along a retelling: key points down, levels across, from the vision to the team."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from inhabit.charts.frame import Column, Frame, Row, RowsPicture, Sample, Table

HEIGHT = 62  # pixels of a key point's lane, with the line of words beneath it
BAND = 40  # pixels of the ribbon where everybody kept the point
MIDDLE = 22.0  # pixels down to the ribbon's middle line


class Fate(StrEnum):
    """What became of a key point at one level, as most retellings there have it."""

    KEPT = "kept"
    MISSING = "missing"
    CONTRADICTED = "contradicted"
    ABSENT = "absent"  # nobody has added it yet


@dataclass(frozen=True)
class Told:
    """A key point at one level: how many of its retellings kept it, left it out or said the opposite."""

    kept: int = 0
    missing: int = 0
    contradicted: int = 0

    @property
    def retellings(self) -> int:
        return self.kept + self.missing + self.contradicted

    @property
    def share_kept(self) -> float:
        return self.kept / self.retellings if self.retellings else 0.0

    @property
    def fate(self) -> Fate:
        if not self.retellings:
            return Fate.ABSENT
        if self.contradicted and self.contradicted >= self.kept:
            return Fate.CONTRADICTED
        return Fate.KEPT if self.kept >= self.missing else Fate.MISSING


@dataclass(frozen=True)
class Lane:
    """A key point along the levels. is_added: it isn't in the story, somebody below put it in."""

    name: str
    told: tuple[Told, ...]
    is_added: bool = False


@dataclass(frozen=True)
class RetellingChart:
    """levels: their names, the story's own level first."""

    frame: Frame
    levels: tuple[str, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True)
class Stop:
    """A level on a lane. thickness: pixels of the ribbon."""

    x: float
    fate: Fate
    thickness: float
    is_start_of_added: bool
    figure: str
    words: str

    @property
    def top(self) -> float:
        return round(MIDDLE - self.thickness / 2, 1)

    @property
    def sign(self) -> str:
        """Return the sign's name; the sign tells the fate where colour can't."""
        return "added" if self.is_start_of_added and self.fate == Fate.KEPT else self.fate


@dataclass(frozen=True)
class LaneMark:
    """ribbons: SVG paths, per cent across and pixels down. gaps: stretches without a ribbon, per cent."""

    stops: tuple[Stop, ...]
    ribbons: tuple[str, ...]
    gaps: tuple[tuple[float, float], ...]
    is_added: bool = False
    height: int = HEIGHT
    middle: float = MIDDLE


def draw_retelling(shown: RetellingChart) -> RowsPicture:
    return RowsPicture(
        kind="lane",
        frame=shown.frame,
        rows=tuple(row_of(lane, shown.levels) for lane in shown.lanes),
        height=HEIGHT,
        table=table_of(shown),
        columns=shown.levels,
        legend=legend_of(),
    )


def row_of(lane: Lane, levels: tuple[str, ...]) -> Row:
    note = _("not in the story: added on the way") if lane.is_added else ""
    return Row(lane.name, end_words(lane), lane_of(lane, levels), note)


def end_words(lane: Lane) -> str:
    """Return what arrives at the last level: “arrives: 5 of 8”, or the fate where there is one retelling."""
    last = lane.told[-1] if lane.told else Told()
    if last.retellings <= 1:
        return fate_words(last.fate)
    return _("arrives: %(kept)s of %(all)s") % {"kept": last.kept, "all": last.retellings}


def fate_words(fate: Fate) -> str:
    return {
        Fate.KEPT: pgettext("key point", "kept"),
        Fate.MISSING: pgettext("key point", "missing"),
        Fate.CONTRADICTED: pgettext("key point", "contradicted"),
        Fate.ABSENT: pgettext("key point", "not there"),
    }[fate]


def lane_of(lane: Lane, levels: tuple[str, ...]) -> LaneMark:
    starts = (
        next((index for index, told in enumerate(lane.told) if told.kept), None) if lane.is_added else None
    )
    stops = tuple(
        stop_of(told, x_of(index, len(levels)), levels[index], index == starts)
        for index, told in enumerate(lane.told)
    )
    ribbons, gaps = [], []
    for here, there in pairwise(stops):
        if here.thickness and (there.thickness or here.fate != Fate.ABSENT):
            ribbons.append(ribbon(here, there))
        elif here.fate != Fate.ABSENT:
            gaps.append((here.x, there.x))
    return LaneMark(stops, tuple(ribbons), tuple(gaps), lane.is_added)


def start_of(lane: Lane) -> int | None:
    """Return the level that added the point; None where it is the story's own."""
    if not lane.is_added:
        return None
    return next((index for index, told in enumerate(lane.told) if told.kept), None)


def stop_of(told: Told, x: float, level: str, is_start_of_added: bool) -> Stop:
    return Stop(
        x=x,
        fate=told.fate,
        thickness=round(BAND * told.share_kept, 1),
        is_start_of_added=is_start_of_added,
        figure=figure_of(told),
        words=f"{level}: {told_words(told)}",
    )


def figure_of(told: Told) -> str:
    """Return the figure under a stop: “5 of 8”, nothing where there is one retelling or none."""
    if told.retellings <= 1:
        return ""
    return _("%(kept)s of %(all)s") % {"kept": told.kept, "all": told.retellings}


def told_words(told: Told) -> str:
    if told.retellings <= 1:
        return fate_words(told.fate)
    return _("%(kept)s kept, %(missing)s missing, %(contradicted)s contradicted") % {
        "kept": told.kept,
        "missing": told.missing,
        "contradicted": told.contradicted,
    }


def ribbon(here: Stop, there: Stop) -> str:
    """Return the path of a ribbon that thins from ``here`` to ``there``, in curves that leave them level."""
    middle = round((here.x + there.x) / 2, 2)
    above, below = here.thickness / 2, there.thickness / 2
    return (
        f"M{here.x} {MIDDLE - above} "
        f"C{middle} {MIDDLE - above} {middle} {MIDDLE - below} {there.x} {MIDDLE - below} "
        f"L{there.x} {MIDDLE + below} "
        f"C{middle} {MIDDLE + below} {middle} {MIDDLE + above} {here.x} {MIDDLE + above}Z"
    )


def x_of(index: int, count: int) -> float:
    """Return per cent across to the middle of a level's column."""
    return round(100 * (index + 0.5) / count, 2)


def legend_of() -> tuple[Sample, ...]:
    fates = (
        (Fate.KEPT, False, pgettext("key point", "kept")),
        (Fate.MISSING, False, pgettext("key point", "missing")),
        (Fate.CONTRADICTED, False, pgettext("key point", "contradicted")),
        (Fate.KEPT, True, pgettext("key point", "added")),
    )
    return tuple(
        Sample(LaneMark((Stop(50, fate, 0, is_added, "", ""),), (), (), is_added), words)
        for fate, is_added, words in fates
    )


def table_of(shown: RetellingChart) -> Table:
    columns = (
        Column(_("Key point"), is_number=False),
        *(Column(name, is_number=False) for name in shown.levels),
    )
    return Table(columns, tuple((lane.name, *map(told_words, lane.told)) for lane in shown.lanes))
