"""What a thread is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inhabit.people.models import Unit
from inhabit.programme.models import Programme
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.strategy.models import Statement, Version


class KnotState(StrEnum):
    """How the thread passes a unit."""

    SHARED = "shared"  # the unit has said what the priority means for it
    NOT_OURS = "not_ours"  # the unit has said that, and why, the priority is not its own
    CONTESTED = "contested"  # the unit has said why the priority can't work there
    ELSEWHERE = "elsewhere"  # the unit has shared what other priorities mean, not this one
    OPEN = "open"  # the unit has shared nothing: the thread breaks here
    WAITING = "waiting"  # the unit has shared nothing and can't start yet: the thread breaks here too

    @property
    def is_break(self) -> bool:
        return self in (KnotState.OPEN, KnotState.WAITING)


@dataclass(frozen=True)
class Knot:
    """A unit on the thread, with its lead's own words where there are any."""

    unit: Unit
    state: KnotState
    interpretation: Interpretation | None
    opens_on: date | None
    is_led_by_me: bool
    is_first_break: bool = False
    is_below_break: bool = False

    @property
    def glyph(self) -> str:
        """Name the drawing at this knot: see ``thread/glyphs.html``."""
        if self.is_first_break:
            return "frayed"
        if self.is_below_break:
            return "loose" if self.state is KnotState.SHARED else ""
        return "knot" if self.state is KnotState.SHARED else "pass"

    @property
    def line(self) -> str:
        """Say how the thread goes on from this knot: whole, or stitched where it is still to come."""
        return "stitched" if self.is_first_break or self.is_below_break else "whole"


@dataclass(frozen=True)
class Thread:
    """One person's thread along one priority, the vision first."""

    programme: Programme
    version: Version
    statement: Statement
    knots: tuple[Knot, ...]
    contributions: tuple[Contribution, ...]  # the person's own, on this priority, finished
    draft: Contribution | None  # begun and not finished
    promises: tuple[Commitment, ...] = ()  # the person's own, open: what the contributions become

    @property
    def first_break(self) -> Knot | None:
        return next((knot for knot in self.knots if knot.is_first_break), None)

    @property
    def is_whole(self) -> bool:
        """Say whether there is a line of sight: no break above, and a contribution tied to it."""
        return self.first_break is None and bool(self.contributions)

    @property
    def own_glyph(self) -> str:
        """Name the drawing at the person's own end of the thread."""
        if not self.contributions:
            return "needle"
        return "loose" if self.first_break else "knot"

    @property
    def own_line(self) -> str:
        """Say how it goes on from the person's own part to what they promise: see ``thread/yarn.html``."""
        if not (self.promises and self.contributions):
            return ""
        return "stitched" if self.first_break else "whole"

    @property
    def nearest_interpretation(self) -> Interpretation | None:
        """Return the lowest interpretation on the thread: what a contribution is tied to."""
        spoken = [knot.interpretation for knot in self.knots if knot.state is KnotState.SHARED]
        return spoken[-1] if spoken else None
