"""What the pages on decisions show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils.functional import cached_property

from inhabit.people.models import Person, Unit, today
from inhabit.programme.models import Programme
from inhabit.programme.selectors import programmes_of
from inhabit.stages.communicate.wordlist import words_of
from inhabit.stages.empower.decisions.forms import NONE_OF_THEM
from inhabit.stages.empower.decisions.models import (
    HEAD,
    Decision,
    DecisionQuerySet,
    DecisionWord,
    LookBack,
)
from inhabit.stages.empower.decisions.switching import where_it_is_on
from inhabit.stages.empower.remits.models import Remit, RemitLine, RemitVersion
from inhabit.stages.empower.remits.permissions import readable_by
from inhabit.strategy.models import Statement, Version

PER_PAGE = 20
MOST_LISTED = 1000  # further back one gets by narrowing down
MOST_SEARCHED = 4  # words; more only narrow what is few already


@dataclass(frozen=True)
class Narrowed:
    """What somebody looks for: beginnings of words, a state, and a priority's number or "none"."""

    words: str = ""
    state: str = ""
    priority: str = ""


def narrow(decisions: DecisionQuerySet, by: Narrowed) -> DecisionQuerySet:
    """Return of ``decisions`` what is looked for, the latest first. Withdrawn ones only where asked for."""
    found = in_state(decisions, by.state)
    if by.priority == NONE_OF_THEM:
        found = found.filter(priority__isnull=True)
    elif by.priority:
        found = found.filter(priority=int(by.priority))
    for word in words_of(by.words)[:MOST_SEARCHED]:
        same = DecisionWord.objects.filter(head=word[:HEAD], word__startswith=word)
        found = found.filter(pk__in=same.values("decision"))
    return found.order_by("-decided_on", "-pk")


def in_state(decisions: DecisionQuerySet, state: str) -> DecisionQuerySet:
    if state == "withdrawn":
        return decisions.filter(withdrawn_at__isnull=False)
    standing = decisions.standing()
    if state == "look":
        return standing.filter(verdict="", look_on__lte=today())
    if state == "open":
        return standing.filter(verdict="")
    return standing.filter(verdict=state) if state else standing


def decisions_in(unit: Unit) -> DecisionQuerySet:
    """Return the decisions of ``unit`` and of all below it; of a dissolved one its own."""
    if not unit.is_open:
        return Decision.objects.filter(unit=unit)
    if unit.parent_id is None and not Unit.objects.open().filter(parent=None).exclude(pk=unit.pk).exists():
        return Decision.objects.all()  # everything is below: nothing to look up for each line
    return Decision.objects.filter(unit__in=Unit.objects.within(unit).values("pk"))


class Leaves(Paginator):  # type: ignore[type-arg]  # not generic at run time
    """Pages of as many rows as can be leafed through; they are counted without being sorted first."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        super().__init__(rows[:MOST_LISTED], PER_PAGE)
        self.rows = rows

    @cached_property
    def count(self) -> int:
        return self.rows.order_by()[:MOST_LISTED].count()


def page_of_decisions(found: DecisionQuerySet, number: str | None) -> Page[Any]:
    """Return a page of decisions with all that a line shows; only keys are sorted: there may be many."""
    page = Leaves(found.values_list("pk", flat=True)).get_page(number)
    keys = list(page.object_list)
    by_key = {decision.pk: decision for decision in shown(Decision.objects.filter(pk__in=keys))}
    decisions: list[Any] = [by_key[key] for key in keys]
    page.object_list = decisions
    return page


def shown(decisions: DecisionQuerySet) -> QuerySet[Decision]:
    """Return ``decisions`` with unit, owner, last look-back, and ``priority_name`` as it is called now."""
    names = Statement.objects.filter(
        priority=OuterRef("priority"), version__published_at__isnull=False
    ).order_by("-version__number")
    looks = Prefetch("look_backs", LookBack.objects.select_related("author").order_by("-number"))
    rows = decisions.select_related("unit__lead", "owner", "asks__lead", "remit_line").prefetch_related(looks)
    return rows.annotate(priority_name=Subquery(names.values("name")[:1]))


def to_look_at_for(person: Person, led: Sequence[int]) -> DecisionQuerySet:
    """Return what ``person`` is asked to look at again: their own, and what is left to units they lead."""
    theirs = Q(owner=person, asks__isnull=True) | Q(asks__in=led)
    return where_it_is_on(Decision.objects.to_look_at().filter(theirs))


def lines_to_rest_on(person: Person) -> list[RemitLine]:
    """Return the lines agreed for ``person``: what a decision of theirs can rest on."""
    received = Remit.objects.of_open_units().received_by(person).values("pk")
    holding = RemitLine.objects.filter(version__state=RemitVersion.State.HOLDS)
    return list(holding.filter(version__remit__in=received).order_by("version", "position", "pk"))


def line_shown_to(person: Person, decision: Decision) -> RemitLine | None:
    """Return the line on which ``decision`` rests, where ``person`` reads the list in which it stands."""
    if decision.remit_line_id is None:
        return None
    read = Remit.objects.filter(readable_by(person)).values("pk")
    return RemitLine.objects.filter(pk=decision.remit_line_id, version__remit__in=read).first()


def priorities_for(units: Sequence[Unit]) -> list[Statement]:
    """Return what can be served in ``units``: the priorities of all programmes that they take part in."""
    programmes: dict[int, Programme] = {}
    for unit in units:
        programmes |= {programme.strategy_id: programme for programme in programmes_of(unit)}
    return priorities_of(list(programmes))


def priorities_of(strategies: Sequence[int]) -> list[Statement]:
    """Return what the latest published version of each of ``strategies`` says, in one query."""
    latest = Version.objects.published().filter(strategy=OuterRef("strategy")).order_by("-number")
    versions = Version.objects.published().filter(
        strategy__in=strategies, pk=Subquery(latest.values("pk")[:1])
    )
    found = Statement.objects.filter(version__in=versions.values("pk")).select_related("version__strategy")
    return list(found.order_by("version__strategy", "position", "pk"))
