"""A unit's stretch of the thread: what came from above, what it says itself, what went on below."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from inhabit.people.models import Person, Placement, Unit
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.selectors import programme_of
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.clarify.selectors import words_above
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
    stage: UnitStage | None

    @property
    def has_shared(self) -> bool:
        return self.stage is not None and self.stage.shared_at is not None


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
    version = programme.version() if programme is not None else None
    if programme is None or version is None:
        return None
    own = {
        item.priority_id: item
        for item in Interpretation.objects.shared()
        .filter(programme=programme, unit=unit)
        .select_related("author", "unit")
    }
    above = words_above(unit, programme)
    return Stretch(
        programme=programme,
        stage=UnitStage.objects.filter(programme=programme, unit=unit).first(),
        passages=tuple(
            Passage(
                statement=statement,
                from_above=next(iter(above.get(statement.priority_id, [])), None),
                own=own.get(statement.priority_id),
            )
            for statement in version.statements.all()
        ),
        below=units_below(unit, programme),
        contributions=contributions_in(unit, programme, reader),
    )


def units_below(unit: Unit, programme: Programme) -> tuple[UnitBelow, ...]:
    children = list(unit.children.open().select_related("lead").order_by("name"))
    stages = {
        stage.unit_id: stage
        for stage in UnitStage.objects.filter(programme=programme, unit__parent=unit, unit__is_open=True)
    }
    return tuple(UnitBelow(child, stages.get(child.pk)) for child in children)


def contributions_in(unit: Unit, programme: Programme, reader: Person) -> tuple[Contribution, ...]:
    """Return the latest finished contributions of the unit's people that ``reader`` may read."""
    placed_here = Placement.objects.current().filter(unit=unit, person=OuterRef("person"), is_counted=True)
    readable = Contribution.objects.finished().readable_by(reader)
    here = readable.filter(Exists(placed_here), programme=programme).select_related("person", "initiative")
    return tuple(here.order_by("-finished_at")[:MOST_PARTS])
