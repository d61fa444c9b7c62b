"""A unit's stretch of the thread: what came from above, what it says itself, what went on below."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from inhabit.people.models import Person, Placement, Unit
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.selectors import programme_of, statements_now
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
class UnitBelow:
    """A unit directly below, and whether it has shared."""

    unit: Unit
    stage: UnitStage

    @property
    def has_shared(self) -> bool:
        return self.stage.shared_at is not None


@dataclass(frozen=True)
class Stretch:
    """Everything that the unit's page shows of the thread to one reader."""

    programme: Programme
    stage: UnitStage | None
    passages: tuple[Passage, ...]
    below: tuple[UnitBelow, ...]
    contributions: tuple[Contribution, ...]

    @property
    def own_words(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.own is not None and passage.own.is_ours]

    @property
    def passed_by(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.own is not None and not passage.own.is_ours]

    @property
    def unsaid(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.own is None]

    @property
    def shared_below(self) -> int:
        return sum(item.has_shared for item in self.below)


def stretch_of(unit: Unit, reader: Person) -> Stretch | None:
    """Return the unit's stretch as ``reader`` may see it, or None where no programme reaches it."""
    programme = programme_of(unit)
    statements = statements_now(programme) if programme is not None else []
    if programme is None or not statements:
        return None
    words = words_along(unit, programme)
    stages = UnitStage.objects.filter(programme=programme, unit__is_open=True).select_related("unit__lead")
    near = Unit.objects.filter(Q(pk=unit.pk) | Q(parent=unit)).values("pk")
    around = list(stages.filter(unit__in=near).order_by("unit__name", "unit"))
    return Stretch(
        programme=programme,
        stage=next((stage for stage in around if stage.unit_id == unit.pk), None),
        passages=tuple(
            passage_of(statement, words.get(statement.priority_id, []), unit) for statement in statements
        ),
        below=tuple(UnitBelow(stage.unit, stage) for stage in around if stage.unit_id != unit.pk),
        contributions=contributions_in(unit, programme, reader),
    )


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
