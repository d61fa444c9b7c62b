"""Further, dotted-line memberships: beside the one place that counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from inhabit.people.imports.defects import Defect, Kind
from inhabit.people.imports.entries import Entry
from inhabit.people.imports.groups import Group
from inhabit.people.imports.lines import MISSING
from inhabit.people.imports.managers import finder


def dotted_lines(
    entries: Sequence[Entry], groups: Sequence[Group], defects: list[Defect]
) -> list[tuple[int, int]]:
    """Return pairs of a person and a further group, without those that count anyway."""
    if not any(entry.dotted_manager or entry.also_in_unit for entry in entries):
        return []
    find = finder(entries)
    led_by = {group.lead: number for number, group in enumerate(groups) if group.lead is not None}
    called = {group.given_name.casefold(): number for number, group in reversed(list(enumerate(groups)))}
    counted = {(index, number) for number, group in enumerate(groups) for index in group.members}
    pairs: dict[tuple[int, int], None] = {}
    for index, entry in enumerate(entries):
        for text in parts(entry.dotted_manager):
            manager = find(text)
            if manager in led_by:
                pairs[index, led_by[manager]] = None
            elif manager == MISSING:
                defects.append(missing(entry, text))
        for text in parts(entry.also_in_unit):
            if (number := called.get(text.casefold())) is not None:
                pairs[index, number] = None
            else:
                defects.append(missing(entry, text))
    return [pair for pair in pairs if pair not in counted]


def parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|]", text) if part.strip()]


def missing(entry: Entry, text: str) -> Defect:
    reason = _("%(who)s also belongs to %(other)s, which is not in the file.")
    reason %= {"who": entry.label, "other": text}
    return Defect(Kind.MISSING_MANAGER, entry.file, entry.row, reason, _("This dotted line is left out."))
