"""The first cycle, which some units went through before the others joined: content/cycle.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from inhabit.demo.at_work import AtWork
from inhabit.demo.plans import content
from inhabit.demo.telling import Telling
from inhabit.people.models import Person
from inhabit.programme.models import Programme, Stage, StageChange, UnitStage
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.reflect.adjustments.actions import propose_adjustment
from inhabit.stages.reflect.adjustments.answering import answer_adjustment, sign_of
from inhabit.stages.reflect.adjustments.clock import due_after
from inhabit.stages.reflect.adjustments.models import Adjustment, AdjustmentAnswer
from inhabit.stages.reflect.adjustments.present import present_of
from inhabit.strategy.models import Version

WEEKS = {Stage.CLARIFY: 4, Stage.COMMUNICATE: 4, Stage.EMPOWER: 6, Stage.REFLECT: 2}


class FirstCycle:
    """Puts the beginning of ``programme`` back, and lets some units have a cycle behind them."""

    def __init__(self, teller: Telling, programme: Programme, random: Random) -> None:
        self.told: dict[str, Any] = content("cycle.yaml")
        self.programme = programme
        self.work = AtWork(teller, programme, random, teller.day(self.told["again"]))
        self.work.ahead = set(self.told["words"])

    def write(self) -> AtWork:
        self.begin_earlier()
        self.write_stages()
        self.write_earlier_words()
        self.change_the_strategy()
        return self.work

    def begin_earlier(self) -> None:
        self.programme.starts_on = self.work.day(self.told["began"])
        self.programme.weeks = dict(WEEKS)
        self.programme.save(update_fields=["starts_on", "weeks"])
        Version.objects.update(published_at=self.work.moment(self.told["began"] - 12))

    def write_stages(self) -> None:
        """Let each unit that went ahead have come through the stages, a little after the unit above it."""
        stages = {stage.unit_id: stage for stage in UnitStage.objects.filter(programme=self.programme)}
        changes: list[StageChange] = []
        changed: list[UnitStage] = []
        for key in self.told["words"]:
            stage = stages[self.work.plan(key).pk]
            stage.opens_on = self.programme.starts_on + timedelta(days=3 * self.depth(key))
            stage.cycle, stage.entered_on = 2, self.work.again
            changed.append(stage)
            changes.extend(self.changes_of(key))
        UnitStage.objects.bulk_update(changed, ["opens_on", "cycle", "entered_on"])
        StageChange.objects.bulk_create(changes)

    def depth(self, key: str) -> int:
        above = self.work.plan(key).parent
        return self.depth(above.key) + 1 if above else 0

    def changes_of(self, key: str) -> Iterator[StageChange]:
        for stage, day in self.told["stages"].items():
            yield self.change(key, stage, 1, day + self.depth(key))
        yield self.change(key, Stage.CLARIFY, 2, self.told["again"])

    def change(self, key: str, stage: str, cycle: int, day: int) -> StageChange:
        return StageChange(
            programme=self.programme,
            unit_id=self.work.plan(key).pk,
            stage=stage,
            cycle=cycle,
            changed_by=self.work.lead(key, day),
            changed_at=self.early_on(day),
        )

    def early_on(self, day: int) -> datetime:
        """Return the hour at which leads decide such a thing: before anybody writes on that day."""
        return self.work.moment(day).replace(hour=5)

    def write_earlier_words(self) -> None:
        """Let what units say now be their second words, where they had said something else before."""
        rows = []
        for number, (key, said) in enumerate(self.told["words"].items()):
            for priority, meaning in said.items():
                rows.append(self.earlier(key, priority, meaning, self.told["began"] + 8 + number))
        Interpretation.objects.bulk_create(rows)
        Interpretation.objects.filter(pk__in=[row.pk for row in rows]).update(edited_at=rows[0].shared_at)

    def earlier(self, key: str, priority: str, meaning: str, day: int) -> Interpretation:
        which = {
            "programme": self.programme,
            "unit_id": self.work.plan(key).pk,
            "priority": self.work.teller.priorities[priority],
        }
        is_replaced = Interpretation.objects.filter(**which, number=1).update(number=2)
        return Interpretation(
            **which,
            meaning=meaning,
            author=self.work.lead(key, day),
            edits=1,
            shared_at=self.work.moment(day),
            is_current=not is_replaced,
        )

    def change_the_strategy(self) -> None:
        """Let what somebody at a train proposed have become the strategy's second version."""
        told = self.told["strategy"]
        teller, sponsor = self.work.teller, self.work.who("board", "sponsor", told["answered"])
        adjustment = propose_adjustment(
            target=Adjustment.Target.STRATEGY,
            part=told["part"],
            wording=teller.told_of(told["priority"])[told["part"]],
            reason=told["reason"],
            programme=self.programme,
            priority=teller.priorities[told["priority"]],
            by=self.work.who(told["unit"], told["who"], told["proposed"]),
            is_credited=True,
        )
        answer_at_once(adjustment, AdjustmentAnswer.Verdict.ACCEPTED, told["answer"], sponsor)
        put_back(adjustment, self.work.moment(told["proposed"]), self.work.moment(told["answered"]))
        Version.objects.in_force().update(published_at=self.work.moment(told["answered"]))
        teller.learn_initiatives(Version.objects.in_force().get())


def go_further(work: AtWork) -> None:
    """Let some units be in the third stage of the second cycle already."""
    for key, day in content("cycle.yaml")["further"].items():
        stage = UnitStage.objects.get(programme=work.programme, unit=work.plan(key).pk)
        stage.stage, stage.entered_on = Stage.EMPOWER, work.day(day)
        stage.save(update_fields=["stage", "entered_on"])
        StageChange.objects.create(
            programme=work.programme,
            unit=stage.unit,
            stage=stage.stage,
            cycle=stage.cycle,
            changed_by=work.lead(key, day),
            changed_at=work.moment(day),
        )


def answer_at_once(adjustment: Adjustment, verdict: str, text: str, by: Person) -> None:
    """Answer a proposal as ``by``; a change of the strategy is in force at once."""
    answer_adjustment(
        adjustment=adjustment,
        verdict=verdict,
        text=text,
        seen=sign_of(adjustment, present_of(adjustment)),
        by=by,
        is_published=True,
    )


def put_back(adjustment: Adjustment, proposed: datetime, answered: datetime | None) -> None:
    """Let a proposal have been made, and answered, when it was."""
    rows = Adjustment.objects.filter(pk=adjustment.pk)
    rows.update(
        made_at=proposed,
        waiting_since=proposed,
        due_on=due_after(proposed.date(), adjustment.programme),
    )
    if answered is not None:
        rows.update(closed_at=answered)
        AdjustmentAnswer.objects.filter(adjustment=adjustment).update(answered_at=answered)
