"""What changed between two versions, in pieces that a page can say in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Literal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from inhabit.strategy.contents import Contents, InitiativeContents, PriorityContents, SignContents
from inhabit.strategy.models import Initiative
from inhabit.surfaces.rewording import (
    REWORDED_FROM,
    Passage,
    Piece,
    Pieces,
    changed_passages,
    changed_words,
    likeness,
)


@dataclass(frozen=True)
class PriorityDifference:
    """What happened to one priority."""

    name: str
    kind: Literal["added", "dropped", "changed"]
    renamed: Pieces = ()
    weight_before: int | None = None
    weight_after: int | None = None
    passages: tuple[Passage, ...] = ()
    key_points: tuple[Pieces, ...] = ()
    signs: tuple[Pieces, ...] = ()
    initiatives: tuple[Pieces, ...] = ()
    moved: str = ""

    @property
    def is_reweighted(self) -> bool:
        return self.kind == "changed" and self.weight_before != self.weight_after

    @property
    def weight_shift(self) -> int:
        return (self.weight_after or 0) - (self.weight_before or 0)


@dataclass(frozen=True)
class Difference:
    """What changed from one version to another."""

    vision: Pieces
    dated: Pieces
    priorities: tuple[PriorityDifference, ...]

    @property
    def is_nothing(self) -> bool:
        return not (self.vision or self.dated or self.priorities)

    @property
    def renamed_or_rewritten(self) -> list[PriorityDifference]:
        return [one for one in self.changed if one.renamed or one.passages or one.key_points]

    @property
    def added(self) -> list[PriorityDifference]:
        return [one for one in self.priorities if one.kind == "added"]

    @property
    def dropped(self) -> list[PriorityDifference]:
        return [one for one in self.priorities if one.kind == "dropped"]

    @property
    def changed(self) -> list[PriorityDifference]:
        return [one for one in self.priorities if one.kind == "changed"]


def difference_between(older: Contents, newer: Contents) -> Difference:
    """Return what changed from ``older`` to ``newer``, priorities matched by their identity."""
    older, newer = older.tidied().without_readings(), newer.tidied().without_readings()
    before = {one.key: one for one in older.priorities}
    after = {one.key for one in newer.priorities}
    moves = moves_between([one.key for one in older.priorities], [one.key for one in newer.priorities])
    found = [
        difference_of_priority(before[one.key], one, moves.get(one.key, ""))
        if one.key in before
        else PriorityDifference(one.name, "added", weight_after=one.weight)
        for one in newer.priorities
    ]
    dropped = [
        PriorityDifference(one.name, "dropped", weight_before=one.weight)
        for one in older.priorities
        if one.key not in after
    ]
    return Difference(
        vision=changed_words(older.vision, newer.vision),
        dated=changed_words(words_for_date(older.dated_on), words_for_date(newer.dated_on)),
        priorities=tuple(one for one in [*found, *dropped] if one is not None),
    )


def moves_between[K](older: list[K], newer: list[K]) -> dict[K, str]:
    """Say of each one that was moved past others where it went; those it was moved past stay silent."""
    common_before = [key for key in older if key in newer]
    common_after = [key for key in newer if key in older]
    places = {key: number for number, key in enumerate(common_before)}
    order = [places[key] for key in common_after]
    kept = {
        order[start + step]
        for _a, start, size in SequenceMatcher(
            None, range(len(order)), order, autojunk=False
        ).get_matching_blocks()
        for step in range(size)
    }
    return {
        key: _("Moved from place %(old)s to place %(new)s.")
        % {"old": older.index(key) + 1, "new": newer.index(key) + 1}
        for key in common_after
        if places[key] not in kept
    }


def difference_of_priority(
    old: PriorityContents, new: PriorityContents, moved: str
) -> PriorityDifference | None:
    """Return what changed in a priority, or None."""
    texts = [
        (_("Why"), old.why, new.why),
        (_("What changes"), old.changes, new.changes),
        (_("What stays"), old.stays, new.stays),
    ]
    found = PriorityDifference(
        name=new.name,
        kind="changed",
        renamed=changed_words(old.name, new.name),
        weight_before=old.weight,
        weight_after=new.weight,
        passages=changed_passages(texts),
        key_points=changed_rows(old.key_points, new.key_points, str, str),
        signs=changed_rows(old.signs, new.signs, words_for_sign, lambda sign: sign.measure),
        initiatives=changed_rows(
            old.initiatives, new.initiatives, words_for_initiative, lambda initiative: initiative.name
        ),
        moved=moved,
    )
    is_same = not (found.renamed or found.passages or found.key_points or found.signs or found.initiatives)
    return None if is_same and not found.is_reweighted and not moved else found


def changed_rows[R](
    old: Iterable[R], new: Iterable[R], words: Callable[[R], str], name: Callable[[R], str]
) -> tuple[Pieces, ...]:
    """Return each row that was added, dropped or reworded. Rows are matched by name, then by likeness."""
    left = [row for row in old if row not in tuple(new)]
    arrived = [row for row in new if row not in tuple(old)]
    changes: list[Pieces] = []
    for row in arrived:
        former = next((one for one in left if name(one) == name(row)), None) or nearest(row, left, words)
        if former is None:
            changes.append((Piece("ins", words(row)),))
        else:
            left.remove(former)
            changes.append(changed_words(words(former), words(row)) or (Piece("same", words(row)),))
    changes += [(Piece("del", words(row)),) for row in left]
    return tuple(changes)


def nearest[R](row: R, others: list[R], words: Callable[[R], str]) -> R | None:
    ranked = sorted(others, key=lambda other: likeness(words(other), words(row)), reverse=True)
    return ranked[0] if ranked and likeness(words(ranked[0]), words(row)) >= REWORDED_FROM else None


def words_for_date(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def words_for_sign(sign: SignContents) -> str:
    """Return a sign in one line; its latest reading moves on its own and is no part of a version."""
    parts = [sign.measure]
    if sign.start:
        parts.append(_("from %(start)s") % {"start": sign.start})
    if sign.target:
        parts.append(_("to %(target)s") % {"target": sign.target})
    return ", ".join(parts)


def words_for_initiative(initiative: InitiativeContents) -> str:
    parts = [initiative.name]
    if initiative.starts_on:
        parts.append(_("from %(day)s") % {"day": words_for_date(initiative.starts_on)})
    if initiative.ends_on:
        parts.append(_("until %(day)s") % {"day": words_for_date(initiative.ends_on)})
    hours = number_format(initiative.hours_per_week.normalize(), use_l10n=True)
    parts.append(_("%(hours)s hours a week") % {"hours": hours})
    parts.append(str(Initiative.Depth(initiative.depth).label))
    units = ", ".join(unit.name for unit in initiative.units)
    parts.append(_("for %(units)s") % {"units": units} if units else _("for everybody"))
    return ", ".join(parts)
