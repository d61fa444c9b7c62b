"""Lending what was decided, promised and raised to the units of a larger demo, in their language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import batched
from typing import Any

from inhabit.demo.at_work import AtWork
from inhabit.demo.founding import BATCH
from inhabit.demo.plans import UnitPlan, content
from inhabit.demo.pool import is_general
from inhabit.demo.telling import LAST_DAY
from inhabit.stages.communicate.wordlist import words_of
from inhabit.stages.empower.barriers.clock import start_clocks
from inhabit.stages.empower.barriers.models import Barrier, BarrierEvent, Raising
from inhabit.stages.empower.commitments.models import Commitment, CommitmentChange
from inhabit.stages.empower.decisions.models import HEAD, Decision, DecisionChange, DecisionWord

SHARE = 0.4  # of the units that have shared: those in which each of the three was written down
RAISED = -3  # days from today
LONGEST = 40  # days that a promise or a look back is ahead

type Row = dict[str, Any]


class Lending:
    """Lets units without words of their own decide, promise and raise what others have."""

    def __init__(self, work: AtWork, units: list[UnitPlan]) -> None:
        self.work, self.chance = work, work.random
        last = LAST_DAY + RAISED - 1
        self.units = [unit for unit in units if not unit.key and unit.staff and (unit.day or LAST_DAY) < last]
        self.texts = {kind: self.by_language(rows) for kind, rows in self.written().items()}

    def written(self) -> dict[str, list[Row]]:
        told, promised = content("work.yaml"), content("promised.yaml")["promises"]
        return {
            "decisions": [
                {"unit": row[0], "priority": row[3], "text": row[5], "expects": row[6]}
                for row in told["decisions"]
            ],
            "promises": [{"unit": row[0], "priority": row[4], "text": row[6]} for row in promised],
            "barriers": told["barriers"],
        }

    def by_language(self, rows: list[Row]) -> dict[str, list[Row]]:
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if is_general(row["text"]):
                found[self.work.plan(row["unit"]).language].append(row)
        return found

    def write(self) -> None:
        for batch in batched(self.units, BATCH):
            self.lend_decisions(list(self.lent("decisions", batch)))
            self.lend_promises(list(self.lent("promises", batch)))
            self.lend_barriers(list(self.lent("barriers", batch)))

    def lent(self, kind: str, units: tuple[UnitPlan, ...]) -> Iterator[tuple[UnitPlan, int, Row]]:
        """Yield units, each with somebody in it and what they wrote."""
        for unit in units:
            if self.chance.random() < SHARE:
                row = self.chance.choice(self.texts[kind][unit.language])
                yield unit, self.chance.choice(unit.staff).pk, row

    def days_ago(self, unit: UnitPlan) -> int:
        """Return some day since the unit has shared, from today."""
        return self.chance.randrange((unit.day or 0) + 1, LAST_DAY) - LAST_DAY

    def ahead(self) -> Any:
        return self.work.teller.today + timedelta(days=self.chance.randrange(2, LONGEST))

    def lend_decisions(self, lent: list[tuple[UnitPlan, int, Row]]) -> None:
        rows = Decision.objects.bulk_create(
            Decision(
                unit_id=unit.pk,
                owner_id=person,
                text=row["text"],
                expects=row["expects"],
                priority=self.work.priority(row["priority"]),
                look_on=self.ahead(),
                made_at=(at := self.work.teller.moment(LAST_DAY + self.days_ago(unit))),
                decided_on=at.date(),
            )
            for unit, person, row in lent
        )
        DecisionChange.objects.bulk_create(
            DecisionChange(
                decision=row,
                kind=DecisionChange.Kind.LOGGED,
                text=row.text,
                expects=row.expects,
                look_on=row.look_on,
                author_id=row.owner_id,
                made_at=row.made_at,
            )
            for row in rows
        )
        DecisionWord.objects.bulk_create(
            DecisionWord(decision=row, head=word[:HEAD], word=word)
            for row in rows
            for word in words_of(f"{row.text} {row.expects}")
        )

    def lend_promises(self, lent: list[tuple[UnitPlan, int, Row]]) -> None:
        rows = Commitment.objects.bulk_create(
            Commitment(
                owner_id=person,
                unit_id=unit.pk,
                programme=self.work.programme,
                priority=self.work.priority(row["priority"]),
                outcome=row["text"],
                due_on=self.ahead(),
                made_at=self.work.teller.moment(LAST_DAY + self.days_ago(unit)),
            )
            for unit, person, row in lent
        )
        CommitmentChange.objects.bulk_create(
            CommitmentChange(
                commitment=row,
                kind=CommitmentChange.Kind.MADE,
                outcome=row.outcome,
                due_on=row.due_on,
                made_at=row.made_at,
            )
            for row in rows
        )

    def lend_barriers(self, lent: list[tuple[UnitPlan, int, Row]]) -> None:
        day = self.work.day(RAISED)
        barriers = [
            Barrier(
                text=row["text"],
                help=row["help"],
                category=row["category"],
                priority=self.work.priority(row["priority"]),
                home_id=unit.pk,
                unit_id=unit.pk,
                level_id=unit.pk,
                raised_on=day,
            )
            for unit, _person, row in lent
        ]
        start_clocks(barriers, day)
        Barrier.objects.bulk_create(barriers)
        raised = [(barrier, person) for barrier, (_unit, person, _row) in zip(barriers, lent, strict=True)]
        Raising.objects.bulk_create(
            Raising(barrier=barrier, person_id=person, text=barrier.text, help=barrier.help, raised_on=day)
            for barrier, person in raised
        )
        BarrierEvent.objects.bulk_create(
            BarrierEvent(
                barrier=barrier,
                kind=BarrierEvent.Kind.RAISED,
                unit_id=barrier.unit_id,
                by_id=person,
                happened_on=day,
            )
            for barrier, person in raised
        )
