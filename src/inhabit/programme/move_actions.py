"""A programme's own say about its moves: their words, their order, and which it leaves out."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person
from inhabit.programme.models import Programme
from inhabit.programme.moves import MOVES, Move, WordsOfMove, moves_in_order


class WordsAreNewerError(ValidationError):
    """Somebody else has changed the words of a move since they were read."""


@transaction.atomic
def reword_move(
    *, programme: Programme, move: Move, words: WordsOfMove, seen: WordsOfMove, by: Person
) -> None:
    """Give ``move`` its own title and reason in ``programme``; what is missing is as delivered again.

    ``seen`` are the own words that ``by`` has read. Raises ``WordsAreNewerError`` where others are stored.
    """
    changes = locked_changes(programme)
    by_move = changes.setdefault("words", {})
    stored = by_move.get(move.key, {})
    if words == stored:
        return
    if stored != seen:
        raise WordsAreNewerError(
            _(
                "Somebody has changed these words meanwhile. "
                "Yours are still here: send them to replace the others."
            )
        )
    by_move.pop(move.key, None)
    if words:
        by_move[move.key] = words
    keep(programme, changes, by)


@transaction.atomic
def place_move(*, programme: Programme, move: Move, place: int, by: Person) -> None:
    """Put ``move`` on the ``place`` (from 0) among the moves of its stage and role."""
    changes = locked_changes(programme)
    here = [each.key for each in moves_in_order(changes, move.group) if each.key != move.key]
    here.insert(max(place, 0), move.key)
    others = [key for key in changes.get("order", []) if key in MOVES and MOVES[key].group != move.group]
    delivered = [each.key for each in moves_in_order({}, move.group)]
    changes["order"] = others + (here if here != delivered else [])
    keep(programme, changes, by)


@transaction.atomic
def leave_out_move(*, programme: Programme, move: Move, is_off: bool, by: Person) -> None:
    """Leave ``move`` out of ``programme``, or take it up again."""
    changes = locked_changes(programme)
    off = [key for key in changes.get("off", []) if key != move.key]
    changes["off"] = [*off, move.key] if is_off else off
    keep(programme, changes, by)


@transaction.atomic
def restore_move(*, programme: Programme, move: Move, by: Person) -> None:
    """Make ``move`` as it was delivered: its words, and that it is on. Its place is that of the order."""
    changes = locked_changes(programme)
    changes.get("words", {}).pop(move.key, None)
    changes["off"] = [key for key in changes.get("off", []) if key != move.key]
    keep(programme, changes, by)


def locked_changes(programme: Programme) -> dict[str, Any]:
    """Return what the programme makes of its moves, locked until the transaction ends."""
    stored = Programme.objects.select_for_update().get(pk=programme.pk)
    if stored.ended_at is not None:
        raise ValidationError(_("This programme has ended. What the units said stays readable."))
    programme.moves = stored.moves
    return dict(stored.moves)


def keep(programme: Programme, changes: dict[str, Any], by: Person) -> None:
    programme.moves = {name: value for name, value in changes.items() if value}
    programme.save(update_fields=["moves"])
    record_event("programme.moves_changed", programme, by=by)
