"""One entry for each reference, and nobody who left long ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from inhabit.people.imports.defects import Defect, Kind
from inhabit.people.imports.entries import Entry, Roster


def drop_leavers(roster: Roster, day: date) -> dict[str, date]:
    """Take those out who have left by ``day``; return since when each is gone.

    Someone gone stays in as long as somebody here reports to them (or to one who does): the unit
    then stands without a lead instead of losing its place.
    """
    here = [entry for entry in roster.entries if is_here(entry, day)]
    ids = {entry.id for entry in here}
    gone = {entry.id: entry for entry in roster.entries if not is_here(entry, day) and entry.id not in ids}
    needed: set[str] = set()
    asked = [entry.manager for entry in here if entry.manager in gone]
    while asked:
        manager = asked.pop()
        if manager in gone and manager not in needed:
            needed.add(manager)
            asked.append(gone[manager].manager)
    if len(here) < len(roster.entries):
        kept = {id(gone[name]) for name in needed}
        roster.entries = [entry for entry in roster.entries if is_here(entry, day) or id(entry) in kept]
    return {name: entry.ends_on for name, entry in gone.items() if entry.ends_on is not None}


def is_here(entry: Entry, day: date) -> bool:
    """Say whether the person is here on ``day`` or is yet to come."""
    return entry.ends_on is None or entry.ends_on > day


def drop_duplicates(roster: Roster) -> None:
    """Keep the first entry of each reference."""
    first: dict[str, Entry] = {}
    for entry in roster.entries:
        known = first.setdefault(entry.id, entry)
        if known is not entry:
            roster.defects.append(duplicate(entry, known))
    if len(first) < len(roster.entries):
        roster.entries = list(first.values())


def duplicate(entry: Entry, known: Entry) -> Defect:
    is_same = replace(entry, file=known.file, row=known.row) == known
    reason = (
        _("The reference %(id)s stands in row %(row)s already, with the same details.")
        if is_same
        else _("The reference %(id)s stands in row %(row)s already, with other details.")
    )
    repair = _("Row %(row)s is kept; this row is left out.")
    details = {"id": entry.id, "row": known.row}
    return Defect(Kind.DUPLICATE_ID, entry.file, entry.row, reason % details, repair % details)
