"""What pages show of remits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from inhabit.people.models import Person, Unit
from inhabit.stages.clarify.views.contributions import priority_names
from inhabit.stages.empower.remits.actions.agreeing import may_hold
from inhabit.stages.empower.remits.actions.versions import cycle_of
from inhabit.stages.empower.remits.models import Level, Remit, RemitAnswer, RemitLine, RemitVersion
from inhabit.stages.empower.remits.permissions import readable_by

State = RemitVersion.State
STEPS = tuple(Level.values)


@dataclass(frozen=True)
class Row:
    """A line as it is shown. ``change`` is "new", "gone", "changed" (``before`` is how it was) or ""."""

    line: RemitLine
    priority: str = ""
    change: str = ""
    before: RemitLine | None = None

    @property
    def steps(self) -> tuple[int, ...]:
        return STEPS

    @property
    def words(self) -> str:
        return str(Level(self.line.level).label)


@dataclass(frozen=True)
class ShownRemit:
    """A remit with what holds and, for whom it concerns, what is on its way."""

    remit: Remit
    rows: tuple[Row, ...]
    agreed_at: datetime | None
    is_giver: bool
    is_receiver: bool
    next_state: str

    @property
    def waits_for_you(self) -> bool:
        return self.is_receiver and self.next_state == State.PROPOSED


def remits_of(unit: Unit, person: Person) -> list[ShownRemit]:
    """Return the remits of ``unit`` that ``person`` reads: everyone's first, then the lead's.

    One that is still being written is there for whoever gives it alone.
    """
    remits = Remit.objects.standing().filter(readable_by(person), unit=unit)
    return [one for one in shown(remits, person) if one.rows or one.next_state or one.is_giver]


def remits_that_concern(person: Person) -> list[ShownRemit]:
    """Return what is ``person``'s to decide, in every unit where they are."""
    mine = shown(Remit.objects.of_open_units().received_by(person), person)
    return [one for one in mine if one.rows or one.next_state]


def shown(remits: QuerySet[Remit], person: Person) -> list[ShownRemit]:
    """Return ``remits`` with what holds; five queries, however many there are."""
    now = RemitVersion.objects.filter(state__in=[State.HOLDS, State.DRAFT, State.PROPOSED])
    found = list(
        remits.select_related("unit", "given_in__lead", "person").prefetch_related(
            Prefetch("versions", now.prefetch_related("lines"), to_attr="versions_now")
        )
    )
    received = set(
        Remit.objects.received_by(person).filter(pk__in=[r.pk for r in found]).values_list("pk", flat=True)
    )
    names = priority_names(
        [
            line.priority_id
            for remit in found
            for version in versions_of(remit)
            for line in version.lines.all()
            if line.priority_id
        ]
    )
    order = list(Remit.Kind)
    found.sort(
        key=lambda remit: (remit.unit.depth, remit.unit_id, order.index(Remit.Kind(remit.kind)), remit.pk)
    )
    return [shown_one(remit, person, names, is_receiver=remit.pk in received) for remit in found]


def versions_of(remit: Remit) -> list[RemitVersion]:
    return remit.versions_now  # type: ignore[attr-defined,no-any-return]  # prefetched


def shown_one(remit: Remit, person: Person, names: dict[int, str], *, is_receiver: bool) -> ShownRemit:
    holding = next((version for version in versions_of(remit) if version.state == State.HOLDS), None)
    coming = next((version for version in versions_of(remit) if version.state != State.HOLDS), None)
    is_giver = remit.given_in.lead_id == person.pk and remit.given_in.is_open
    concerns = is_giver or (is_receiver and coming is not None and coming.state == State.PROPOSED)
    return ShownRemit(
        remit=remit,
        rows=rows_of(holding.lines.all(), names) if holding else (),
        agreed_at=holding.agreed_at if holding else None,
        is_giver=is_giver,
        is_receiver=is_receiver,
        next_state=coming.state if coming is not None and concerns else "",
    )


def rows_of(lines: Iterable[RemitLine], names: dict[int, str]) -> tuple[Row, ...]:
    return tuple(Row(line, names.get(line.priority_id or 0, "")) for line in lines)


@dataclass(frozen=True)
class RemitPage:
    """One remit: what holds, what is proposed against it, and what each side can do now."""

    remit: Remit
    holding: RemitVersion | None
    held: tuple[Row, ...]
    proposed: RemitVersion | None
    coming: tuple[Row, ...]
    has_draft: bool
    is_giver: bool
    is_receiver: bool
    my_answer: RemitAnswer | None
    wishes: tuple[RemitAnswer, ...]
    somebody_agreed: bool
    may_hold: bool
    is_review_due: bool


def page_of(remit: Remit, person: Person) -> RemitPage:
    """Return what the page of ``remit`` shows to ``person``; what is proposed only to the two sides."""
    [one] = shown(Remit.objects.filter(pk=remit.pk), person)
    by_state = {version.state: version for version in versions_of(one.remit)}
    concerns = one.is_giver or one.is_receiver
    holding, proposed = by_state.get(State.HOLDS), by_state.get(State.PROPOSED) if concerns else None
    answers = answers_to([version.pk for version in (holding, proposed) if version]) if concerns else []
    mine = [answer for answer in answers if answer.person_id == person.pk]
    wishes = [answer for answer in answers if not answer.agrees and (one.is_giver or answer in mine)]
    return RemitPage(
        remit=one.remit,
        holding=holding,
        held=one.rows,
        proposed=proposed,
        coming=differences(holding, proposed) if proposed else (),
        has_draft=one.is_giver and State.DRAFT in by_state,
        is_giver=one.is_giver,
        is_receiver=one.is_receiver,
        my_answer=next((each for each in mine if proposed and each.version_id == proposed.pk), None),
        wishes=tuple(wishes),
        somebody_agreed=any(each.agrees for each in answers if proposed and each.version_id == proposed.pk),
        may_hold=one.is_giver and proposed is not None and one.remit.is_of_many and may_hold(proposed),
        is_review_due=one.is_giver
        and holding is not None
        and len(by_state) == 1
        and one.remit.anew_since is None
        and cycle_of(one.remit) > one.remit.reviewed_cycle,
    )


def answers_to(versions: list[int]) -> list[RemitAnswer]:
    answers = RemitAnswer.objects.filter(version__in=versions).select_related("person", "version")
    return list(answers.order_by("answered_at", "pk"))


def differences(old: RemitVersion | None, new: RemitVersion) -> tuple[Row, ...]:
    """Return the lines of ``new``, each with what is different from ``old``, then those that are gone."""
    before = {line.key: line for line in old.lines.all()} if old else {}
    lines = list(new.lines.all())
    keys = {line.key for line in lines}
    names = priority_names(
        [line.priority_id for line in (*lines, *before.values()) if line.priority_id is not None]
    )
    rows = [compared(line, before.get(line.key), names, is_first=old is None) for line in lines]
    gone = [line for key, line in before.items() if key not in keys]
    return (*rows, *(Row(line, names.get(line.priority_id or 0, ""), "gone") for line in gone))


def compared(line: RemitLine, was: RemitLine | None, names: dict[int, str], *, is_first: bool) -> Row:
    name = names.get(line.priority_id or 0, "")
    if was is None:
        return Row(line, name, "" if is_first else "new")
    same = (line.decision, line.level, line.limit, line.priority_id) == (
        was.decision,
        was.level,
        was.limit,
        was.priority_id,
    )
    return Row(line, name) if same else Row(line, name, "changed", was)
