"""What still keeps a version from being published, each said in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.strategy.contents import Contents, InitiativeContents, PriorityContents

FULL_WEIGHT = 100


@dataclass(frozen=True)
class Problem:
    """What is wrong and where: ``place`` is the path of the value, as ``("priorities", 2, "name")``."""

    place: tuple[str | int, ...]
    message: str


def reasons_not_to_publish(contents: Contents) -> list[Problem]:
    """Return everything that is missing in tidied ``contents`` or doesn't fit together."""
    return list(reasons(contents))


def reasons(contents: Contents) -> Iterator[Problem]:
    if not contents.vision.strip():
        yield Problem(("vision",), _("Write the vision."))
    if not contents.priorities:
        yield Problem(("priorities",), _("Add at least one priority."))
        return
    for index, priority in enumerate(contents.priorities):
        yield from reasons_in_priority(index, priority)
    yield from namesakes(contents.priorities)
    if message := what_is_off_in_weights([priority.weight for priority in contents.priorities]):
        yield Problem(("priorities", 0, "weight"), message)


def reasons_in_priority(index: int, priority: PriorityContents) -> Iterator[Problem]:
    place = ("priorities", index)
    name = priority.name or _("Priority %(number)s") % {"number": index + 1}
    if not priority.name:
        yield Problem((*place, "name"), _("%(priority)s: give it a name.") % {"priority": name})
    for row, sign in enumerate(priority.signs):
        if not sign.measure:
            message = _("%(priority)s: sign %(number)s needs a measure.")
            yield Problem((*place, "signs", row, "measure"), message % {"priority": name, "number": row + 1})
    for row, initiative in enumerate(priority.initiatives):
        if not initiative.name:
            message = _("%(priority)s: initiative %(number)s needs a name.")
            yield Problem(
                (*place, "initiatives", row, "name"), message % {"priority": name, "number": row + 1}
            )
        if is_ended_before_it_starts(initiative):
            message = _("%(initiative)s: it ends before it starts.")
            yield Problem((*place, "initiatives", row, "ends_on"), message % {"initiative": initiative.name})


def is_ended_before_it_starts(initiative: InitiativeContents) -> bool:
    starts_on, ends_on = initiative.starts_on, initiative.ends_on
    return starts_on is not None and ends_on is not None and ends_on < starts_on


def namesakes(priorities: tuple[PriorityContents, ...]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, priority in enumerate(priorities):
        before = first.setdefault(priority.name.casefold(), index)
        if before != index and priority.name:
            message = _("Two priorities are called “%(name)s”. Give one of them another name.")
            yield Problem(("priorities", index, "name"), message % {"name": priority.name})


def what_is_off_in_weights(weights: list[int]) -> str:
    """Say by how much ``weights`` miss 100 in all, or return an empty text."""
    total = sum(weights)
    if total == FULL_WEIGHT:
        return ""
    gap = abs(FULL_WEIGHT - total)
    if total < FULL_WEIGHT:
        words = ngettext(
            "The weights add up to %(total)s: %(gap)s point is missing to make 100.",
            "The weights add up to %(total)s: %(gap)s points are missing to make 100.",
            gap,
        )
    else:
        words = ngettext(
            "The weights add up to %(total)s: %(gap)s point too many, they must make 100.",
            "The weights add up to %(total)s: %(gap)s points too many, they must make 100.",
            gap,
        )
    return words % {"total": total, "gap": gap}
