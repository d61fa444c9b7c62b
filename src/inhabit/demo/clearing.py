"""Writing what stands in the way, how far up it went, and what was tried: content/work.yaml."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from inhabit.demo.at_work import LEAD, AtWork
from inhabit.demo.plans import content
from inhabit.people.models import Person
from inhabit.stages.communicate.clock import fortnight_of
from inhabit.stages.communicate.unnamed import hash_of_receipt, new_receipt
from inhabit.stages.empower.barriers.clock import days_to_confirm_from, start_clock
from inhabit.stages.empower.barriers.models import (
    Barrier,
    BarrierEvent,
    Raising,
    State,
    Trial,
    TrialNote,
    TrialPerson,
    UnreleasedBarrier,
)
from inhabit.stages.empower.barriers.releasing import release

Kind = BarrierEvent.Kind
RAISER = "raiser"
DAYS_TO_DO_IT = 14


class EventRow(NamedTuple):
    """What happened to a barrier, as it is written in a line; ``to`` is a unit above or another barrier."""

    kind: str
    day: int
    who: str
    word: str = ""
    to: str = ""


class Barriers:
    """Lets things have stood in people's way, and something have become of them."""

    def __init__(self, work: AtWork) -> None:
        self.work = work
        self.told: dict[str, Any] = content("work.yaml")
        self.barriers: dict[str, Barrier] = {}
        self.happening: dict[str, Callable[[Barrier, int, str], None]] = {
            Kind.SEEN_TO: self.see_to,
            Kind.CLOSED: self.close,
            Kind.CONFIRMED: self.confirm,
            Kind.REOPENED: self.reopen,
        }

    def write(self) -> None:
        for told in self.told["barriers"]:
            self.barriers[told["key"]] = self.raise_barrier(told)
        for told in self.told["barriers"]:
            for event in told["events"]:
                self.let_happen(self.barriers[told["key"]], told, EventRow(*event))
        for told in self.told["trials"]:
            self.write_trial(told)
        self.raise_without_names()

    def raise_barrier(self, told: dict[str, Any]) -> Barrier:
        unit, day = self.work.unit(told["unit"]), self.work.day(told["day"])
        barrier = Barrier(
            text=told["text"],
            help=told["help"],
            category=told["category"],
            priority=self.work.priority(told["priority"]),
            home=unit,
            unit=unit,
            level=unit,
            raised_on=day,
        )
        start_clock(barrier, day)
        barrier.save(force_insert=True)
        who = self.work.who(told["unit"], told["who"], told["day"])
        Raising.objects.create(
            barrier=barrier, person=who, text=told["text"], help=told["help"], raised_on=day
        )
        BarrierEvent.objects.create(barrier=barrier, kind=Kind.RAISED, unit=unit, by=who, happened_on=day)
        return barrier

    def let_happen(self, barrier: Barrier, told: dict[str, Any], event: EventRow) -> None:
        kind, day, who, word, to = event
        if kind in {Kind.CLIMBED, Kind.TAKEN_UP}:
            barrier.level = self.work.unit(to)
            start_clock(barrier, self.work.day(day))
        elif kind == Kind.MERGED:
            self.merge(barrier, self.barriers[to])
        elif kind in self.happening:
            self.happening[kind](barrier, day, word)
        barrier.edits += 1
        barrier.save()
        BarrierEvent.objects.create(
            barrier=barrier,
            kind=kind,
            unit=barrier.level if kind != Kind.MERGED else barrier.unit,
            by=self.actor(told, who, day),
            happened_on=self.work.day(day),
            word=word,
        )

    def actor(self, told: dict[str, Any], who: str, day: int) -> Person | None:
        """Return who did it: nobody for what happened by itself, else a lead or who raised it."""
        if not who:
            return None
        if who == RAISER:
            return self.work.who(told["unit"], told["who"], told["day"])
        return self.work.lead(told["unit"] if who == LEAD else who, day)

    def see_to(self, barrier: Barrier, day: int, word: str) -> None:
        barrier.state, barrier.doing = State.SEEN_TO, word
        barrier.planned_on = self.work.day(day + DAYS_TO_DO_IT)

    def close(self, barrier: Barrier, day: int, word: str) -> None:
        barrier.state, barrier.done = State.CLOSED, word
        barrier.closed_on, barrier.closed_by = self.work.day(day), barrier.unit.lead
        barrier.confirm_by = days_to_confirm_from(barrier, barrier.closed_on)

    def confirm(self, barrier: Barrier, day: int, word: str) -> None:
        barrier.state = State.DONE
        barrier.raisings.update(confirmed_on=self.work.day(day))

    def reopen(self, barrier: Barrier, day: int, word: str) -> None:
        barrier.state, barrier.closed_on, barrier.closed_by = State.OPEN, None, None
        barrier.confirm_by, barrier.done = None, ""
        start_clock(barrier, self.work.day(day))

    def merge(self, barrier: Barrier, into: Barrier) -> None:
        barrier.state, barrier.into, barrier.due_on = State.MERGED, into, None
        barrier.raisings.update(barrier=into)

    # What was tried

    def write_trial(self, told: dict[str, Any]) -> None:
        key, day = told["unit"], told["day"]
        is_over = "outcome" in told
        trial = Trial.objects.create(
            unit=self.work.unit(key),
            barrier=self.barriers[told["key"]],
            change=told["change"],
            measure=told["measure"],
            before=told["before"],
            after=told.get("after", ""),
            begun_by=self.work.lead(key, day),
            starts_on=self.work.day(day),
            weeks=told["weeks"],
            ends_on=self.work.teller.day(day + 7 * told["weeks"]),
            outcome=told.get("outcome", ""),
            learned=told.get("learned", ""),
            ended_on=self.work.day(told["ended"]) if is_over else None,
            ended_by=self.work.lead(key, told["ended"]) if is_over else None,
        )
        people = self.work.all_of(key, told["people"], day)
        TrialPerson.objects.bulk_create(TrialPerson(trial=trial, person=person) for person in people)
        TrialNote.objects.bulk_create(
            TrialNote(
                trial=trial,
                author=self.work.who(key, name, day),
                text=text,
                noted_on=self.work.day(noted),
            )
            for name, noted, text in told["notes"]
        )

    # Without names

    def raise_without_names(self) -> None:
        released, waiting = self.told["unnamed"]["released"], self.told["unnamed"]["waiting"]
        self.keep_unnamed(waiting)
        release([self.keep_unnamed(released)])
        day = self.work.day(released["day"])
        for barrier in Barrier.objects.filter(batch__isnull=False).select_related("home", "level"):
            barrier.raised_on = day
            start_clock(barrier, day)
            barrier.save()
            barrier.events.update(happened_on=day)

    def keep_unnamed(self, told: dict[str, Any]) -> list[UnreleasedBarrier]:
        return UnreleasedBarrier.objects.bulk_create(
            UnreleasedBarrier(
                unit=self.work.unit(told["unit"]),
                category=category,
                priority=self.work.priority(priority),
                text=text,
                receipt=hash_of_receipt(new_receipt()),
                fortnight=fortnight_of(self.work.day(told.get("day", -1))),
            )
            for category, priority, text in told["texts"]
        )
