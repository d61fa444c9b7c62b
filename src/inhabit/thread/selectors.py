"""Reading a person's thread and a unit's stretch of it, each in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from inhabit.people.models import Person, Unit, today
from inhabit.people.selectors import led_unit_of, line_of
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.selectors import chosen_from, programmes_of, statements_now
from inhabit.stages.clarify.models import Contribution, Interpretation, InterpretationRequest
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.strategy.models import Statement, Version
from inhabit.thread.knots import Knot, KnotState, Thread

STATE_OF_STANCE = {
    Interpretation.Stance.OURS: KnotState.SHARED,
    Interpretation.Stance.NOT_OURS: KnotState.NOT_OURS,
    Interpretation.Stance.CONTESTED: KnotState.CONTESTED,
}


@dataclass(frozen=True)
class Strand:
    """Everything that the threads of one person are spun from, whatever the priority."""

    programme: Programme
    programmes: tuple[Programme, ...]  # all that reach the person, the one above included
    version: Version
    statements: tuple[Statement, ...]
    own_unit: Unit
    units: tuple[Unit, ...]  # from the programme's root down to the person's own unit
    stages: dict[int, UnitStage]
    interpretations: dict[tuple[int, int], Interpretation]  # by unit and priority
    contributions: tuple[Contribution, ...]
    ties: dict[int, set[int]]  # of each contribution, by its number, the priorities that it serves
    asked: tuple[UnitStage, ...]  # of the units whose leads the person has asked what it means there
    promises: tuple[Commitment, ...]  # the person's own, open, the earliest date first
    person: Person

    def weight_of(self, statement: Statement) -> tuple[bool, int, int]:
        """Rank priorities for this person: what they contribute to, what their units speak of, weight."""
        mine = any(self.is_tied(item, statement) for item in self.contributions)
        spoken = sum(
            interpretation.is_ours
            for (_, priority), interpretation in self.interpretations.items()
            if priority == statement.priority_id
        )
        return mine, spoken, statement.weight

    def is_tied(self, contribution: Contribution, statement: Statement) -> bool:
        return statement.priority_id in self.ties[contribution.pk]

    def state_of(self, unit: Unit, interpretation: Interpretation | None) -> KnotState:
        """Say how the thread passes ``unit``, given what it shared on the priority."""
        if interpretation is not None:
            return STATE_OF_STANCE[Interpretation.Stance(interpretation.stance)]
        stage = self.stages.get(unit.pk)
        if stage is not None and stage.shared_at is not None:
            return KnotState.ELSEWHERE
        is_open = stage is not None and stage.is_open_on(today())
        return KnotState.OPEN if is_open else KnotState.WAITING


def strand_of(person: Person, asked: int = 0) -> Strand | None:
    """Return what the threads of ``person`` are spun from, or None while there is no programme for them.

    Where several programmes reach them, it is the one ``asked`` for, else the one started last.
    """
    line = line_of(person)
    programmes = programmes_of(line[-1]) if line else []
    programme = chosen_from(programmes, asked)
    statements = statements_now(programme) if programme is not None else []
    if programme is None or not statements:
        return None
    led = led_unit_of(person, line[-1])
    contributions, ties = contributions_of(person, programme)
    units = tuple(unit for unit in [*line, led] if unit and unit.depth >= programme.root_unit.depth)
    stages = stages_of(units, programme, person)
    return Strand(
        programme=programme,
        programmes=tuple(programmes),
        version=statements[0].version,
        statements=tuple(statements),
        own_unit=line[-1],
        units=units,
        stages={stage.unit_id: stage for stage in stages},
        interpretations=interpretations_of(units, programme),
        contributions=contributions,
        ties=ties,
        asked=tuple(stage for stage in stages if stage.was_asked),  # type: ignore[attr-defined]  # annotated
        promises=promises_of(person, programme),
        person=person,
    )


def stages_of(units: Iterable[Unit], programme: Programme, person: Person) -> list[UnitStage]:
    """Return the stages of ``units``, and of those that ``person`` asked, each with ``was_asked``."""
    asked = InterpretationRequest.objects.filter(programme=programme, asked_by=person)
    stages = UnitStage.objects.filter(programme=programme).select_related("unit")
    return list(
        stages.filter(Q(unit__in=units) | Q(unit__in=asked.values("unit"))).annotate(
            was_asked=Exists(asked.filter(unit=OuterRef("unit")))
        )
    )


def promises_of(person: Person, programme: Programme) -> tuple[Commitment, ...]:
    mine = Commitment.objects.open().owned_by(person).filter(programme=programme)
    return tuple(mine.exclude(priority=None).order_by("due_on", "pk"))


def contributions_of(
    person: Person, programme: Programme
) -> tuple[tuple[Contribution, ...], dict[int, set[int]]]:
    """Return what the person contributes, and the priorities that each serves, in one query."""
    mine = Contribution.objects.filter(programme=programme, person=person)
    rows = mine.select_related("from_unit", "initiative").annotate(also=F("ties__priority"))
    contributions: dict[int, Contribution] = {}
    ties: dict[int, set[int]] = {}
    for row in rows:  # one for each further tie
        contributions.setdefault(row.pk, row)
        ties.setdefault(row.pk, {row.priority_id}).update({row.also} - {None})  # type: ignore[attr-defined]  # annotated
    return tuple(contributions.values()), ties


def interpretations_of(units: Iterable[Unit], programme: Programme) -> dict[tuple[int, int], Interpretation]:
    """Return what ``units`` have shared, by unit and priority."""
    shared = Interpretation.objects.shared().filter(programme=programme, unit__in=units)
    return {(item.unit_id, item.priority_id): item for item in shared.with_context()}


def thread_along(strand: Strand, statement: Statement) -> Thread:
    """Return the thread along one priority."""
    knots: list[Knot] = []
    is_broken = False
    for unit in strand.units:
        interpretation = strand.interpretations.get((unit.pk, statement.priority_id))
        state = strand.state_of(unit, interpretation)
        stage = strand.stages.get(unit.pk)
        knots.append(
            Knot(
                unit=unit,
                state=state,
                interpretation=interpretation,
                opens_on=stage.opens_on if stage else None,
                is_led_by_me=unit.lead_id == strand.person.pk,
                is_first_break=state.is_break and not is_broken,
                is_below_break=is_broken,
            )
        )
        is_broken = is_broken or state.is_break
    mine = [item for item in strand.contributions if strand.is_tied(item, statement)]
    tied = {item.pk for item in mine}
    return Thread(
        programme=strand.programme,
        version=strand.version,
        statement=statement,
        knots=tuple(knots),
        contributions=tuple(item for item in mine if item.finished_at is not None),
        draft=next((item for item in mine if item.finished_at is None), None),
        promises=tuple(
            item
            for item in strand.promises
            if item.priority_id == statement.priority_id or item.contribution_id in tied
        ),
    )


def favoured_statement(strand: Strand, priority_id: int) -> Statement | None:
    """Return the priority asked for, else the one that most concerns the person; None without any."""
    asked = [statement for statement in strand.statements if statement.priority_id == priority_id]
    return max(asked or strand.statements, key=strand.weight_of, default=None)
