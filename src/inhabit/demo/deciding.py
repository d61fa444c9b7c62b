"""Writing what is whose to decide, and what was decided: content/work.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from inhabit.demo.at_work import LEAD, AtWork
from inhabit.demo.plans import content
from inhabit.people.models import Person
from inhabit.stages.empower.decisions.actions import index_words
from inhabit.stages.empower.decisions.models import Decision, DecisionChange, LookBack
from inhabit.stages.empower.remits.models import (
    Remit,
    RemitAnswer,
    RemitLine,
    RemitReview,
    RemitVersion,
)
from inhabit.stages.empower.remits.requests.actions import due_day
from inhabit.stages.empower.remits.requests.merging import folded
from inhabit.stages.empower.remits.requests.models import DecisionRequest, RequestAsker

State = RemitVersion.State
AGREEING = 2  # of many: so many of those who receive it have said yes


class Remits:
    """Lets leads and their people have agreed on who decides what."""

    def __init__(self, work: AtWork) -> None:
        self.work = work
        self.told: dict[str, Any] = content("work.yaml")

    def write(self) -> None:
        for told in self.told["remits"]:
            self.write_remit(told)
        for told in self.told["requests"]:
            self.write_request(told)

    def write_remit(self, told: dict[str, Any]) -> None:
        key, kind, day = told["unit"], told["kind"], told["day"]
        unit = self.work.unit(key)
        above = self.work.plan(key).parent
        remit = Remit.objects.create(
            unit=unit,
            given_in_id=above.pk if kind == Remit.Kind.LEAD and above else unit.pk,
            kind=kind,
            person=self.work.who(key, told["person"], day) if "person" in told else None,
            made_at=self.work.moment(day),
            reviewed_cycle=self.work.cycle(key, told.get("reviewed", day)),
        )
        version = self.write_version(remit, told)
        self.write_answers(version, told)
        if "reviewed" in told:
            self.write_review(remit, told)

    def write_version(self, remit: Remit, told: dict[str, Any]) -> RemitVersion:
        day = told["day"]
        holds = "state" not in told
        giver = self.giver(remit, told)
        version = RemitVersion.objects.create(
            remit=remit,
            number=1,
            state=State.HOLDS if holds else State.PROPOSED,
            proposed_by=giver,
            proposed_at=self.work.moment(day),
            agreed_by=giver if holds else None,
            agreed_at=self.work.moment(day + 1) if holds else None,
        )
        RemitLine.objects.bulk_create(
            RemitLine(
                version=version,
                position=position,
                decision=decision,
                level=level,
                limit=limit,
                priority=self.work.priority(priority),
            )
            for position, (decision, level, limit, priority) in enumerate(told["lines"])
        )
        return version

    def giver(self, remit: Remit, told: dict[str, Any]) -> Person:
        above = self.work.plan(told["unit"]).parent
        is_of_lead = remit.kind == Remit.Kind.LEAD and above is not None
        return self.work.lead(above.key if is_of_lead and above else told["unit"], told["day"])

    def write_answers(self, version: RemitVersion, told: dict[str, Any]) -> None:
        at = self.work.moment(told["day"] + 1)
        if "change" in told:
            who = self.work.who(told["unit"], told["change"]["who"], told["day"])
            self.write_answer(version, who, at, told["change"]["word"])
        elif version.state == State.HOLDS:
            for person in self.receivers(version.remit, told):
                self.write_answer(version, person, at, "")

    def receivers(self, remit: Remit, told: dict[str, Any]) -> list[Person]:
        names: Iterable[str | int] = range(AGREEING) if remit.is_of_many else [LEAD]
        return self.work.all_of(told["unit"], names, told["day"])

    def write_answer(self, version: RemitVersion, person: Person, at: datetime, word: str) -> None:
        RemitAnswer.objects.create(version=version, person=person, agrees=not word, word=word, answered_at=at)

    def write_review(self, remit: Remit, told: dict[str, Any]) -> None:
        RemitReview.objects.create(
            remit=remit,
            cycle=remit.reviewed_cycle,
            person=self.giver(remit, told),
            reviewed_at=self.work.moment(told["reviewed"]),
        )

    def write_request(self, told: dict[str, Any]) -> None:
        key, at = told["unit"], self.work.moment(told["day"])
        unit = self.work.unit(key)
        request = DecisionRequest.objects.create(
            unit=unit,
            asked_in=unit,
            decision=told["text"],
            folded=folded(told["text"]),
            asked_at=at,
            due_on=due_day(unit),
        )
        asker = self.work.who(key, told["who"], told["day"])
        RequestAsker.objects.create(request=request, person=asker, text=told["text"], asked_at=at)
        if "settled" in told:
            self.settle(request, key, told["settled"])

    def settle(self, request: DecisionRequest, key: str, told: dict[str, Any]) -> None:
        """Answer it by a line of what the unit's people may decide."""
        version = RemitVersion.objects.get(
            remit__unit=request.unit, remit__kind=Remit.Kind.EVERYONE, state=State.HOLDS
        )
        RemitLine.objects.create(
            version=version,
            position=version.lines.count(),
            decision=request.decision,
            level=told["level"],
            limit=told["limit"],
        )
        request.state, request.word = DecisionRequest.State.SETTLED, told["word"]
        request.level, request.limit, request.remit = told["level"], told["limit"], version.remit
        request.answered_by = self.work.lead(key, told["day"])
        request.answered_at = self.work.moment(told["day"])
        request.save()


class DecisionRow(NamedTuple):
    """A decision as it is written in a line."""

    key: str
    who: str | int
    day: int
    priority: str
    ease: str
    text: str
    expects: str
    look: int
    looked: dict[str, Any] | None = None


class Decisions:
    """Lets people have decided something, and have looked back at it."""

    def __init__(self, work: AtWork) -> None:
        self.work = work

    def write(self) -> None:
        for row in content("work.yaml")["decisions"]:
            self.write_decision(DecisionRow(*row))

    def write_decision(self, row: DecisionRow) -> None:
        key, day = row.key, row.day
        owner = self.work.who(key, row.who, day)
        decision = Decision.objects.create(
            unit=self.work.unit(key),
            owner=owner,
            text=row.text,
            priority=self.work.priority(row.priority),
            ease=row.ease,
            expects=row.expects,
            look_on=self.work.day(row.look),
            decided_on=self.work.day(day),
            made_at=self.work.moment(day),
        )
        DecisionChange.objects.create(
            decision=decision,
            kind=DecisionChange.Kind.LOGGED,
            text=row.text,
            expects=row.expects,
            look_on=decision.look_on,
            author=owner,
            made_at=decision.made_at,
        )
        index_words(decision)
        if row.looked is not None:
            self.look_back(decision, row.looked)

    def look_back(self, decision: Decision, looked: dict[str, Any]) -> None:
        decision.verdict, decision.looked_on = looked["verdict"], self.work.day(looked["day"])
        decision.save(update_fields=["verdict", "looked_on"])
        LookBack.objects.create(
            decision=decision,
            number=1,
            verdict=decision.verdict,
            learned=looked["learned"],
            author=decision.owner,
            looked_on=decision.looked_on,
        )
