"""What the pages of Connect show beside the questions."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from inhabit.people.models import Person, Unit
from inhabit.people.selectors import led_unit_of
from inhabit.programme.models import Programme
from inhabit.programme.selectors import statements_now
from inhabit.stages.clarify.connect.models import Connection, OwnValues, SharedNeed
from inhabit.stages.clarify.connect.values import ValueGroup, value_groups, words_of
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.clarify.selectors import words_along
from inhabit.strategy.models import Statement

OWN = "own:"  # before somebody's own words, where keys of the written set could stand too
MOST_NEAREST = 2


@dataclass(frozen=True)
class Ground:
    """A person's thread along one priority, in short; and what else their sentence could be tied to."""

    statement: Statement
    nearest: tuple[Interpretation, ...]  # what the units above made their own, the nearest first
    others: tuple[tuple[Statement, Interpretation | None], ...]  # other priorities, with the nearest words

    @property
    def vision(self) -> str:
        return self.statement.version.vision


def ground_of(programme: Programme, priority: int, person: Person, unit: Unit | None) -> Ground:
    """Return what ``priority`` is about for ``person``, placed in ``unit``, in at most four queries."""
    statements = statements_now(programme)
    lowest = (led_unit_of(person, unit) or unit) if unit else None
    along = words_along(lowest, programme) if lowest else {}
    ours = {key: [item for item in items if item.is_ours] for key, items in along.items()}
    here = next((item for item in statements if item.priority_id == priority), None)
    return Ground(
        statement=here or former_statement(priority),
        nearest=tuple(ours.get(priority, [])[:MOST_NEAREST]),
        others=tuple(
            (item, next(iter(ours.get(item.priority_id, [])), None))
            for item in statements
            if item.priority_id != priority
        ),
    )


def former_statement(priority: int) -> Statement:
    """Return what the strategy last said about a priority that it no longer has."""
    published = Statement.objects.filter(priority=priority, version__published_at__isnull=False)
    statement = published.select_related("version").order_by("-version__number").first()
    if statement is None:
        raise Http404
    return statement


@dataclass(frozen=True)
class Offer:
    """What somebody can tick where a step asks what it touches: theirs first, then the written set."""

    mine: tuple[tuple[str, str], ...]  # the key that is kept, and its words
    groups: tuple[ValueGroup, ...]
    has_own: bool  # whether there are any values and goals of theirs

    @property
    def own_keys(self) -> list[str]:
        return [key for key, _words in self.mine if key.startswith(OWN)]


def offer_for(person: Person, chosen: list[str]) -> Offer:
    """Return what ``person`` can tick: their own values and goals, and what they have ticked already."""
    stored = OwnValues.objects.filter(person=person).first()
    words = stored.words if stored else {}
    own = [OWN + line for field in ("own", "goals") for line in lines_of(words.get(field, ""))]
    keys = [*words.get("values", []), *own]
    keys += [key for key in chosen if key not in keys]
    mine = tuple(zip(keys, spoken(keys), strict=True))
    return Offer(mine, value_groups(), has_own=bool(words))


def lines_of(text: str) -> list[str]:
    """Return the lines of ``text`` that say something, each once."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def spoken(keys: list[str]) -> list[str]:
    """Return what keys stand for: words of the written set in the reader's language, own words as written."""
    return [key.removeprefix(OWN) for key in words_of(keys)]


@dataclass(frozen=True)
class Recollection:
    """A whole connection, as its author sees it again."""

    connection: Connection
    now: str
    start: str
    stop: str
    touched: tuple[str, ...]
    rub: str
    need: str
    sentence: str
    shared: dict[str, SharedNeed]  # by kind


def recollection_of(connection: Connection) -> Recollection:
    """Return everything that was written in ``connection``, in two queries."""
    words = {name: value for answer in connection.answers.all() for name, value in answer.words.items()}
    own = [words["own"]] if words.get("own") else []
    return Recollection(
        connection=connection,
        now=words.get("now", ""),
        start=words.get("start", ""),
        stop=words.get("stop", ""),
        touched=(*spoken(words.get("touched", [])), *own),
        rub=words.get("rub", ""),
        need=words.get("need", ""),
        sentence=words.get("sentence", ""),
        shared={item.kind: item for item in connection.shared.select_related("replied_by")},
    )
