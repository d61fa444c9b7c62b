"""A unit's stretch of the thread: what came from above, and what the unit and its people say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inhabit.people.models import Person, Placement, Unit, today
from inhabit.programme.models import Programme
from inhabit.programme.selectors import statements_now
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.clarify.selectors import words_along
from inhabit.strategy.models import Statement

MOST_PARTS = 12


@dataclass(frozen=True)
class Passage:
    """How one priority passes through the unit."""

    statement: Statement
    from_above: Interpretation | None
    own: Interpretation | None


@dataclass(frozen=True)
class Stretch:
    """Everything that the unit's page shows of the thread to one reader."""

    programme: Programme
    passages: tuple[Passage, ...]
    contributions: tuple[Contribution, ...]
    break_above: Unit | None  # the highest unit above that has shared nothing
    opens_on: date | None  # the day from which the unit may start

    @property
    def own_words(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.own is not None and passage.own.is_ours]

    @property
    def passed_by(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.own is not None and not passage.own.is_ours]

    @property
    def in_order(self) -> list[Passage]:
        """Return what stands on the thread: what is ours, then what passes by; all, before it speaks."""
        return [*self.own_words, *self.passed_by] or list(self.passages)

    @property
    def unsaid(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.own is None]

    @property
    def has_shared(self) -> bool:
        return any(passage.own is not None for passage in self.passages)

    @property
    def is_waiting(self) -> bool:
        """Say whether the unit can't start yet."""
        return not self.has_shared and (self.opens_on is None or self.opens_on > today())

    @property
    def line_in(self) -> str:
        """Say how the thread comes in from above: see ``thread/yarn.html``."""
        return "stitched" if self.break_above else "whole"

    @property
    def line_on(self) -> str:
        """Say how it goes on from here."""
        return self.line_in if self.has_shared else "stitched"


def stretch_of(unit: Unit, line: list[Unit], programme: Programme | None, reader: Person) -> Stretch | None:
    """Return the unit's stretch as ``reader`` may see it, or None where no programme reaches it.

    ``line`` is the unit and all above it, the root first, from :func:`thread.below.with_sharing`;
    empty where the unit has been dissolved.
    """
    statements = statements_now(programme) if programme is not None else []
    if programme is None or not statements:
        return None
    words = words_along(unit, programme)
    return Stretch(
        programme=programme,
        passages=tuple(
            passage_of(statement, words.get(statement.priority_id, []), unit) for statement in statements
        ),
        contributions=contributions_in(unit, programme, reader),
        break_above=first_break(line[:-1], programme),
        opens_on=line[-1].opens_on if line else None,  # type: ignore[attr-defined]  # annotated
    )


def first_break(units: list[Unit], programme: Programme) -> Unit | None:
    """Return the first of ``units`` that takes part in ``programme`` and has shared nothing."""
    within = (unit for unit in units if unit.depth >= programme.root_unit.depth)
    return next((unit for unit in within if unit.shared_at is None), None)  # type: ignore[attr-defined]  # annotated


def passage_of(statement: Statement, words: list[Interpretation], unit: Unit) -> Passage:
    """Return how a priority passes through ``unit``, given its own words and those above, nearest first."""
    return Passage(
        statement=statement,
        from_above=next((item for item in words if item.unit_id != unit.pk and item.is_ours), None),
        own=next((item for item in words if item.unit_id == unit.pk), None),
    )


def contributions_in(unit: Unit, programme: Programme, reader: Person) -> tuple[Contribution, ...]:
    """Return the latest finished contributions of the unit's people that ``reader`` may read."""
    placed_here = Placement.objects.current().filter(unit=unit, is_counted=True).values("person")
    readable = Contribution.objects.finished().readable_by(reader)
    here = readable.filter(programme=programme, person__in=placed_here).select_related("person", "initiative")
    return tuple(here.order_by("-finished_at")[:MOST_PARTS])
