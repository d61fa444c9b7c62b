"""Two shares beside each other: what was said of a thing, and what is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from inhabit.charts.figures import whole
from inhabit.charts.frame import Column, Frame, Row, RowsPicture, Sample, Table, Tick
from inhabit.charts.scale import Scale, scale_around

HEIGHT = 28  # pixels of a row's mark
SAMPLE = 20  # pixels of a mark in the legend


@dataclass(frozen=True)
class Pair:
    """A thing with two shares, per cent: ``said`` is None where nothing could be said of it."""

    name: str
    said: int | None
    done: int

    @property
    def words(self) -> str:
        if self.said is None:
            return _("done %(done)d%%") % {"done": self.done}
        return _("said %(said)d%%, done %(done)d%%") % {"said": self.said, "done": self.done}


@dataclass(frozen=True)
class ShareChart:
    """Things in the order in which they are drawn."""

    frame: Frame
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class ShareMark:
    """Places across, per cent: a ring for what was said, a dot for what is done; None where none is."""

    said: float | None = None
    done: float | None = None
    height: int = HEIGHT


def draw_shares(shown: ShareChart) -> RowsPicture:
    scale = scale_of(shown)
    return RowsPicture(
        kind="shares",
        frame=shown.frame,
        rows=tuple(Row(pair.name, pair.words, mark_of(pair, scale)) for pair in shown.pairs),
        height=HEIGHT,
        table=table_of(shown),
        ticks=ticks_of(scale),
        legend=(
            Sample(ShareMark(said=50, height=SAMPLE), _("share that was said")),
            Sample(ShareMark(done=50, height=SAMPLE), _("share of what is done")),
        ),
    )


def scale_of(shown: ShareChart) -> Scale:
    """Return a scale from 0 to the next ten above all shares."""
    values = [value for pair in shown.pairs for value in (pair.said, pair.done) if value is not None]
    return scale_around([0.0, *map(float, values)])


def mark_of(pair: Pair, scale: Scale) -> ShareMark:
    return ShareMark(None if pair.said is None else scale.x(pair.said), scale.x(pair.done))


def ticks_of(scale: Scale) -> tuple[Tick, ...]:
    return tuple(
        Tick(scale.x(value), whole(value)) for value in (scale.low, (scale.low + scale.high) / 2, scale.high)
    )


def table_of(shown: ShareChart) -> Table:
    columns = (
        Column(_("Priority"), is_number=False),
        Column(_("Said, per cent")),
        Column(_("Done, per cent")),
        Column(_("Difference, points")),
    )
    rows = (
        (pair.name, "–" if pair.said is None else pair.said, pair.done, pair.done - (pair.said or 0))
        for pair in shown.pairs
    )
    return Table(columns, tuple(rows))
