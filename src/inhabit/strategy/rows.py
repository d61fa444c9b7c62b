"""A draft's form as plain rows of text: what was typed, right or wrong, in the order of the page."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from inhabit.strategy.contents import (
    MOST_INITIATIVES,
    MOST_KEY_POINTS,
    MOST_PRIORITIES,
    MOST_SIGNS,
    Contents,
    InitiativeContents,
    PriorityContents,
    SignContents,
)

MOST = {"signs": MOST_SIGNS, "key_points": MOST_KEY_POINTS, "initiatives": MOST_INITIATIVES}
FIELD = re.compile(r"p-(\d{1,4})(?:-(signs|key_points|initiatives)-(\d{1,4}))?-([a-z_]+)", re.ASCII)
# "add p", "remove p-2", "up p-2-signs-1"
BUTTON = re.compile(
    r"(add|remove|up|down) p(?:-(\d{1,4})(?:-(signs|key_points|initiatives)(?:-(\d{1,4}))?)?)?", re.ASCII
)

type Row = dict[str, str]


@dataclass
class PriorityRows:
    """What was typed about one priority."""

    fields: Row
    lists: dict[str, list[Row]] = field(default_factory=lambda: {kind: [] for kind in MOST})


@dataclass
class DraftRows:
    """What was typed in a draft's form."""

    fields: Row
    priorities: list[PriorityRows]

    def press(self, button: str) -> str:
        """Add, remove or move the row that ``button`` names. Returns the anchor of where it is now.

        A button that names no row (any more) changes nothing.
        """
        match = BUTTON.fullmatch(button)
        if match is None:
            return ""
        verb, index, kind, position = match.groups()
        if kind is None:
            return self.press_on_priority(verb, index)
        if int(index) >= len(self.priorities):
            return ""
        rows = self.priorities[int(index)].lists[kind]
        place = changed(rows, verb, position, {}, MOST[kind])
        return f"p-{index}-{kind}-{place}" if place is not None else f"p-{index}-{kind}"

    def press_on_priority(self, verb: str, index: str | None) -> str:
        new = PriorityRows({"key": str(uuid.uuid4())})
        place = changed(self.priorities, verb, index, new, MOST_PRIORITIES)
        return f"p-{place}" if place is not None else "priorities"


def changed[R](rows: list[R], verb: str, index: str | None, new: R, most: int) -> int | None:
    """Change ``rows`` in place and return where the row in question stands now."""
    if verb == "add":
        if len(rows) < most:
            rows.append(new)
        return len(rows) - 1
    if index is None or int(index) >= len(rows):
        return None
    old = int(index)
    row = rows.pop(old)
    if verb == "remove":
        return min(old, len(rows) - 1) if rows else None
    place = min(max(old + (-1 if verb == "up" else 1), 0), len(rows))
    rows.insert(place, row)
    return place


def rows_of_post(post: Mapping[str, str]) -> DraftRows:
    """Return the rows that a form has sent, in the order of their numbers."""
    priorities: dict[int, PriorityRows] = {}
    lists: dict[tuple[int, str], dict[int, Row]] = {}
    for name in post:
        match = FIELD.fullmatch(name)
        if match is None:
            continue
        index, kind, position, column = match.groups()
        priority = priorities.setdefault(int(index), PriorityRows({}))
        if kind is None:
            priority.fields[column] = post[name]
        else:
            lists.setdefault((int(index), kind), {}).setdefault(int(position), {})[column] = post[name]
    for (number, kind), found in lists.items():
        priorities[number].lists[kind] = [found[place] for place in sorted(found)]
    fields = {name: post[name] for name in ("name", "vision", "dated_on") if name in post}
    return DraftRows(fields, [priorities[number] for number in sorted(priorities)])


def rows_of_contents(name: str, contents: Contents) -> DraftRows:
    """Return what the form shows for ``contents``."""
    return DraftRows(
        {"name": name, "vision": contents.vision, "dated_on": text(contents.dated_on)},
        [rows_of_priority(priority) for priority in contents.priorities],
    )


def text(value: object) -> str:
    return "" if value is None else str(value)


def rows_of_priority(priority: PriorityContents) -> PriorityRows:
    names = ("key", "name", "weight", "why", "changes", "stays")
    return PriorityRows(
        {name: text(getattr(priority, name)) for name in names},
        {
            "signs": [row_of_sign(sign) for sign in priority.signs],
            "key_points": [{"text": point} for point in priority.key_points],
            "initiatives": [row_of_initiative(one) for one in priority.initiatives],
        },
    )


def row_of_sign(sign: SignContents) -> Row:
    return {name: getattr(sign, name) for name in ("measure", "start", "latest", "target")}


def row_of_initiative(initiative: InitiativeContents) -> Row:
    names = ("name", "starts_on", "ends_on", "hours_per_week", "depth")
    row = {name: text(getattr(initiative, name)) for name in names}
    return row | {"units": "\n".join(unit.name for unit in initiative.units)}
