"""What a promise can serve: one's own contributions first, then what the units above say, then priorities."""

from __future__ import annotations

from dataclasses import dataclass

from inhabit.people.models import Person, Unit
from inhabit.people.selectors import line_of
from inhabit.programme.models import Programme
from inhabit.programme.selectors import programmes_of, statements_now
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.empower.commitments.actions import Serves
from inhabit.strategy.models import Statement

MOST_PROGRAMMES = 3  # whose priorities are offered: the ones started last
MOST_LETTERS = 90

type Key = str  # "contribution:7", "interpretation:3", "priority:5"


@dataclass(frozen=True)
class Tie:
    """Something that a promise can be tied to."""

    key: Key
    label: str
    serves: Serves


@dataclass(frozen=True)
class Ties:
    """All that a person's promise can be tied to, in the order in which it is offered."""

    unit: Unit | None
    mine: tuple[Tie, ...]
    from_units: tuple[Tie, ...]
    priorities: tuple[Tie, ...]

    def serves(self, key: Key) -> Serves:
        """Return what ``key`` stands for; nothing for the empty one. ``KeyError`` for any other."""
        return {tie.key: tie.serves for tie in self.every}[key] if key else Serves()

    @property
    def every(self) -> tuple[Tie, ...]:
        return (*self.mine, *self.from_units, *self.priorities)


def ties_for(person: Person) -> Ties:
    """Return what a promise of ``person`` can serve, in at most four queries and one for each programme."""
    line = line_of(person)
    unit = line[-1] if line else None
    programmes = programmes_of(unit)[:MOST_PROGRAMMES] if unit else []
    statements = [item for programme in programmes for item in statements_now(programme)]
    names = {item.priority_id: item for item in statements}
    return Ties(
        unit=unit,
        mine=tuple(ties_of_contributions(person, names)),
        from_units=tuple(ties_of_interpretations(line, programmes, names)),
        priorities=tuple(
            Tie(f"priority:{item.priority_id}", item.name, Serves(priority=item.priority))
            for item in names.values()
        ),
    )


def ties_of_contributions(person: Person, names: dict[int, Statement]) -> list[Tie]:
    mine = Contribution.objects.finished().filter(person=person, programme__ended_at=None)
    return [
        Tie(f"contribution:{item.pk}", shortened(item.text), Serves(contribution=item))
        for item in mine.filter(priority__in=names).select_related("programme").order_by("-finished_at")
    ]


def ties_of_interpretations(
    line: list[Unit], programmes: list[Programme], names: dict[int, Statement]
) -> list[Tie]:
    """Return, for each priority, the nearest words of a unit that made it its own."""
    shared = Interpretation.objects.shared().filter(programme__in=programmes, unit__in=line)
    nearest: dict[int, Interpretation] = {}
    for item in shared.select_related("unit", "programme").order_by("unit__depth"):
        if item.is_ours and item.priority_id in names:
            nearest[item.priority_id] = item
    return [
        Tie(
            f"interpretation:{item.pk}",
            f"{item.unit}: {shortened(item.meaning)}",
            Serves(interpretation=item),
        )
        for item in nearest.values()
    ]


def shortened(words: str) -> str:
    """Return as much of ``words`` as fits into a line to choose from."""
    line = " ".join(words.split())
    return line if len(line) <= MOST_LETTERS else line[: MOST_LETTERS - 1].rstrip() + "…"
