"""Writing what people promised, and how it goes: content/promised.yaml."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from inhabit.demo.at_work import LEAD, AtWork
from inhabit.demo.plans import content
from inhabit.people.models import Person
from inhabit.stages.empower.commitments.models import CheckIn, Commitment, CommitmentChange
from inhabit.stages.empower.commitments.weeks import this_week

Kind = CommitmentChange.Kind
Partnering = Commitment.Partnering
THURSDAY = 3  # days after Monday: when people say how it goes
SHORTER = 14  # days by which a day was put off where it was agreed anew


class PromiseRow(NamedTuple):
    """A promise as it is written in a line."""

    key: str
    who: str | int
    made: int
    due: int
    priority: str
    state: str
    outcome: str
    more: dict[str, Any]


class Promises:
    """Lets people have promised something, with somebody beside them or without."""

    def __init__(self, work: AtWork) -> None:
        self.work = work

    def write(self) -> None:
        for row in content("promised.yaml")["promises"]:
            self.write_promise(PromiseRow(*row))

    def write_promise(self, row: PromiseRow) -> None:
        key, made, more = row.key, row.made, row.more
        home = self.home_of(row)
        partner = self.partner(key, more, made)
        made_at = self.work.moment(made)
        commitment = Commitment.objects.create(
            owner=self.work.who(key, row.who, made),
            unit=self.work.unit(home),
            programme=self.work.programme,
            cycle=self.work.cycle(home, made),
            priority=self.work.priority(row.priority),
            outcome=row.outcome,
            due_on=self.work.day(row.due),
            state=row.state,
            closed_at=self.work.moment(more["day"]) if "day" in more else None,
            closing_word=more.get("word", "") if "day" in more else "",
            audience=Commitment.Audience.PARTNER if "only_us" in more else Commitment.Audience.MY_UNIT,
            may_be_told=more.get("told", False),
            partner=partner,
            partnering=self.partnering(more),
            partner_asked_at=made_at if partner else None,
            made_at=made_at,
        )
        self.write_changes(commitment, more)
        self.write_check_ins(commitment, more.get("said", {}))

    def home_of(self, row: PromiseRow) -> str:
        """Return the unit in which it is promised: leads are counted in the one above."""
        above = self.work.plan(row.key).parent
        return above.key if row.who == LEAD and above is not None else row.key

    def partner(self, key: str, more: dict[str, Any], made: int) -> Person | None:
        """Return who stands beside it or was asked to; "lead-" and a unit's key is that one's lead."""
        name = more.get("beside", more.get("asked"))
        if isinstance(name, str) and name.startswith(f"{LEAD}-"):
            return self.work.lead(name.removeprefix(f"{LEAD}-"), made)
        return None if name is None else self.work.who(key, name, made)

    def partnering(self, more: dict[str, Any]) -> str:
        if "beside" in more:
            return Partnering.YES
        return Partnering.ASKED if "asked" in more else Partnering.NONE

    def write_changes(self, commitment: Commitment, more: dict[str, Any]) -> None:
        first_due = commitment.due_on - timedelta(days=SHORTER if "moved" in more else 0)
        self.note(commitment, Kind.MADE, commitment.made_at, first_due)
        if "moved" in more:
            at = self.work.moment(more["moved"])
            self.note(commitment, Kind.RENEGOTIATED, at, commitment.due_on, more["word"])
        if commitment.closed_at is not None:
            self.note(
                commitment, commitment.state, commitment.closed_at, commitment.due_on, commitment.closing_word
            )

    def note(self, commitment: Commitment, kind: str, at: datetime, due: date, word: str = "") -> None:
        CommitmentChange.objects.create(
            commitment=commitment, kind=kind, outcome=commitment.outcome, due_on=due, word=word, made_at=at
        )

    def write_check_ins(self, commitment: Commitment, said: dict[int, list[str]]) -> None:
        for weeks, (state, line) in said.items():
            week_of = this_week() - timedelta(weeks=weeks)
            CheckIn.objects.create(
                commitment=commitment,
                week_of=week_of,
                state=state,
                line=line,
                partner=commitment.partner if commitment.has_partner else None,
                made_at=self.work.moment((week_of - self.work.teller.today).days + THURSDAY),
            )
            commitment.checked_in_on = max(commitment.checked_in_on or week_of, week_of)
        if said:
            commitment.save(update_fields=["checked_in_on"])
