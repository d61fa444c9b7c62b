"""The strategy where somebody works: their thread as their coach may read it by rules that hold anyway."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from inhabit.access.models import is_guest
from inhabit.people.models import Person, Placement, Unit, UnitAncestor
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.selectors import statements_now
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.clarify.selectors import words_along
from inhabit.stages.communicate.models import Telling
from inhabit.stages.communicate.selectors.stories import units_of
from inhabit.strategy.models import Statement


@dataclass(frozen=True)
class Stretch:
    """One priority on the way to somebody: the nearest words of a unit, and their own part."""

    statement: Statement
    words: Interpretation | None
    parts: tuple[Contribution, ...]


@dataclass(frozen=True)
class Context:
    """Where somebody's unit stands. ``telling`` is the story as it is told nearest to them."""

    unit: Unit
    stage: UnitStage
    vision: str
    stretches: tuple[Stretch, ...]
    telling: Telling | None
    has_words_kept_back: bool  # shared ones that are for people who work here

    @property
    def programme(self) -> Programme:
        return self.stage.programme


def stage_of(person: Person) -> UnitStage | None:
    """Return where the unit of ``person`` stands in the programme that was started last, with both."""
    placed = Placement.objects.current().filter(person=person, is_counted=True).values("unit")
    return latest_stage(Q(unit__in=placed))


def stage_of_unit(unit: Unit) -> UnitStage | None:
    return latest_stage(Q(unit=unit))


def latest_stage(where: Q) -> UnitStage | None:
    stages = UnitStage.objects.filter(where, programme__ended_at__isnull=True, unit__is_open=True)
    with_both = stages.select_related("unit__lead", "programme__root_unit")
    return with_both.order_by("-programme__starts_on", "-programme").first()


def context_of(stage: UnitStage, parts: list[Contribution], coach: Person) -> Context | None:
    """Return the context as ``coach`` reads it. ``parts`` are somebody's own that the coach may read."""
    statements = statements_now(stage.programme)
    if not statements:
        return None
    # Shared words are for everyone who works here: a coach from outside is a guest.
    works_here = not is_guest(coach)
    words = words_along(stage.unit, stage.programme) if works_here else {}
    return Context(
        unit=stage.unit,
        stage=stage,
        vision=statements[0].version.vision,
        stretches=tuple(
            Stretch(
                statement,
                next((item for item in words.get(statement.priority_id, []) if item.is_ours), None),
                tuple(part for part in parts if part.priority_id == statement.priority_id),
            )
            for statement in statements
        ),
        telling=telling_read_by(coach, stage) if works_here else None,
        has_words_kept_back=not works_here,
    )


def parts_of_people(people: list[Person], ticked: list[int], coach: Person) -> list[Contribution]:
    """Return what ``people`` contribute and ``coach`` may read: by the audience they chose, or by a tick."""
    readable = Contribution.objects.readable_by(coach).values("pk")
    finished = Contribution.objects.finished().filter(person__in=people).exclude(text="")
    return list(finished.filter(Q(pk__in=readable) | Q(pk__in=ticked)))


def telling_read_by(coach: Person, stage: UnitStage) -> Telling | None:
    """Return the story of today as the unit, or the nearest one above, tells it; if the coach hears it."""
    line = UnitAncestor.objects.filter(unit=stage.unit).values("ancestor")
    told = Telling.objects.filter(unit__in=line, story__is_current=True, story__programme=stage.programme)
    heard = told.filter(story__audience__in=units_of(coach).values("pk"))
    return heard.select_related("unit", "words__author").order_by("-unit__depth", "-told_at").first()
