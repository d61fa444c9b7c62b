"""The catalogue of moves as a programme's page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from inhabit.programme.models import Programme, Stage
from inhabit.programme.moves import CATALOGUE, Move, MoveRole, moves_in_order, own_words


@dataclass(frozen=True)
class MoveRow:
    """A move with what the programme makes of it. ``above`` and ``below`` are places, None at an end."""

    move: Move
    title: str
    reason: str
    is_off: bool
    above: int | None
    below: int | None

    @property
    def is_changed(self) -> bool:
        return bool(self.title or self.reason or self.is_off)


@dataclass(frozen=True)
class MoveGroup:
    """The moves of one role in one stage."""

    role: str
    rows: list[MoveRow]


@dataclass(frozen=True)
class MoveChapter:
    """A stage with its groups."""

    title: str
    groups: list[MoveGroup]


def chapters_of_moves(programme: Programme) -> Iterator[MoveChapter]:
    """Yield the stages in their order, then what belongs to every stage."""
    groups = dict.fromkeys(move.group for move in CATALOGUE)
    stages = [stage for stage in [*Stage.values, ""] if any(group[0] == stage for group in groups)]
    by_stage = groupby(sorted(groups, key=lambda group: stages.index(group[0])), key=lambda group: group[0])
    for stage, found in by_stage:
        title = str(Stage(stage).label) if stage else _("In every stage")
        yield MoveChapter(title, [group_of(programme, group) for group in found])


def group_of(programme: Programme, group: tuple[str, str]) -> MoveGroup:
    moves = moves_in_order(programme.moves, group)
    rows = [row_of(programme, move, place, len(moves)) for place, move in enumerate(moves)]
    return MoveGroup(str(MoveRole(group[1]).label), rows)


def row_of(programme: Programme, move: Move, place: int, number: int) -> MoveRow:
    words = own_words(programme.moves, move.key)
    return MoveRow(
        move=move,
        title=words.get("title", ""),
        reason=words.get("reason", ""),
        is_off=move.key in programme.moves.get("off", []),
        above=place - 1 if place else None,
        below=place + 1 if place + 1 < number else None,
    )
