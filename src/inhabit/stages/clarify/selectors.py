"""What the pages of Clarify & Connect show."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from inhabit.people.models import Person, Unit, UnitAncestor
from inhabit.programme.models import Programme
from inhabit.programme.selectors import statements_now
from inhabit.stages.clarify.models import Interpretation
from inhabit.strategy.models import Statement


@dataclass(frozen=True)
class Chapter:
    """One priority as a unit's lead meets it: what came from above, what stands, what is in draft."""

    statement: Statement
    from_above: Interpretation | None
    current: Interpretation | None
    draft: Interpretation | None

    @property
    def latest(self) -> Interpretation | None:
        return self.draft or self.current

    @property
    def is_ready_to_share(self) -> bool:
        return self.draft is not None and self.draft.is_complete()


def chapters_of(unit: Unit, programme: Programme, reader: Person) -> list[Chapter]:
    """Return every priority with the unit's own words and the nearest ones from above, in three queries.

    Of drafts there are those of ``reader`` only.
    """
    own = {}
    for item in Interpretation.objects.with_context().filter(
        Q(is_current=True) | Q(shared_at=None, author=reader), programme=programme, unit=unit
    ):
        own[item.priority_id, item.is_draft] = item
    above = words_above(unit, programme)
    return [
        Chapter(
            statement=statement,
            from_above=next(iter(above.get(statement.priority_id, [])), None),
            current=own.get((statement.priority_id, False)),
            draft=own.get((statement.priority_id, True)),
        )
        for statement in statements_now(programme)
    ]


def words_above(unit: Unit, programme: Programme) -> dict[int, list[Interpretation]]:
    """Return by priority what the units above ``unit`` made their own, the nearest unit first."""
    return {
        priority: [item for item in words if item.unit_id != unit.pk and item.is_ours]
        for priority, words in words_along(unit, programme).items()
    }


def words_along(unit: Unit, programme: Programme) -> dict[int, list[Interpretation]]:
    """Return by priority what ``unit`` and the units above it have shared, the nearest unit first.

    Nothing is above a unit that has been dissolved; its own words remain.
    """
    line = UnitAncestor.objects.filter(unit=unit).values("ancestor")
    shared = (
        Interpretation.objects.shared()
        .filter(Q(unit__in=line) | Q(unit=unit), programme=programme)
        .order_by("-unit__depth")
        .with_context()
    )
    by_priority: dict[int, list[Interpretation]] = {}
    for item in shared:
        by_priority.setdefault(item.priority_id, []).append(item)
    return by_priority
