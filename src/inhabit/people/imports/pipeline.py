"""From files to units with everybody in them: the order of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from inhabit.people.imports import organogram
from inhabit.people.imports.columns import Columns, UnknownNameError, position_of, recognise
from inhabit.people.imports.defects import Defect, Kind
from inhabit.people.imports.dotted import dotted_lines
from inhabit.people.imports.duplicates import drop_duplicates, drop_leavers
from inhabit.people.imports.entries import Entry, Roster, read_entries
from inhabit.people.imports.groups import Group, groups_of, tell_apart
from inhabit.people.imports.managers import build_tree
from inhabit.people.imports.reading import Record, UnreadableError, read_records
from inhabit.people.imports.unit_files import groups_of_units, is_unit_file

PROFILES = {"uk-organogram": organogram.read_pairs}
UNREADABLE = frozenset({Kind.EMPTY_FILE, Kind.UNKNOWN_FORMAT})


@dataclass(frozen=True)
class Source:
    """A file's name and bytes."""

    name: str
    content: bytes


@dataclass
class Organisation:
    """What the files say once every defect is repaired.

    Indexes in ``groups`` and ``dotted`` point into ``entries``; ``gone`` says since when leavers are.
    """

    entries: list[Entry]
    groups: list[Group]
    dotted: list[tuple[int, int]]
    gone: dict[str, date]
    fields: set[str]
    defects: list[Defect]


def read_organisation(
    sources: Sequence[Source], *, profile: str, mapping: Mapping[str, str], day: date
) -> Organisation:
    """Return the organisation on ``day`` as the files have it, with every defect found."""
    roster = Roster()
    files = readable(sources, roster.defects)
    if profile:
        PROFILES[profile](files, roster)
    else:
        read_files(files, mapping, roster)
    gone = drop_leavers(roster, day)
    drop_duplicates(roster)
    groups: list[Group] = []
    dotted: list[tuple[int, int]] = []
    # Without one of the files half of the managers would seem to be missing.
    is_whole = not any(defect.kind in UNREADABLE for defect in roster.defects)
    if is_whole and not roster.entries:
        roster.defects.append(nobody_left(sources[0].name))
    elif is_whole:
        groups = build_groups(roster, day)
        dotted = dotted_lines(roster.entries, groups, roster.defects)
    defects = in_order(roster.defects, [source.name for source in sources])
    return Organisation(roster.entries, groups, dotted, gone, roster.fields, defects)


def readable(sources: Iterable[Source], defects: list[Defect]) -> list[tuple[str, list[Record]]]:
    files = []
    for source in sources:
        try:
            files.append((source.name, read_records(source.content)))
        except UnreadableError as error:
            defects.append(Defect(error.kind, source.name, error.row, error.reason, None))
    return files


def read_files(files: Sequence[tuple[str, list[Record]]], mapping: Mapping[str, str], roster: Roster) -> None:
    recognised = [(name, records, recognise(records, mapping)) for name, records in files]
    check_mapping(mapping, [columns for _name, _records, columns in recognised])
    for name, records, columns in recognised:
        try:
            read_entries(name, records, columns, roster)
        except UnreadableError as error:
            roster.defects.append(Defect(error.kind, name, error.row, error.reason, None))


def check_mapping(mapping: Mapping[str, str], files: Sequence[Columns]) -> None:
    """Raise ``UnknownNameError`` for a column mapped by hand that no file has."""
    for column in mapping.values():
        if column and files and all(position_of(column, columns.header) is None for columns in files):
            raise UnknownNameError(column, [name for columns in files for name in columns.header if name])


def build_groups(roster: Roster, day: date) -> list[Group]:
    if is_unit_file(roster.entries, roster.fields):
        groups = groups_of_units(roster.entries, roster.fields, roster.defects)
    else:
        groups = groups_of(build_tree(roster.entries, roster.defects), roster.entries, day)
    tell_apart(groups)
    return groups


def nobody_left(file: str) -> Defect:
    reason = _("Nobody in the file is still here, or no row can be used. Nothing is imported from it.")
    return Defect(Kind.EMPTY_FILE, file, None, reason, None)


def in_order(defects: Iterable[Defect], files: Sequence[str]) -> list[Defect]:
    """Return the defects in the order of the files and their rows; a row's several posts count once."""
    once = {
        (
            defect.kind,
            defect.file,
            defect.row,
            "" if defect.kind == Kind.MISSING_MANAGER else defect.reason,
        ): defect
        for defect in reversed(list(defects))
    }
    place = {name: number for number, name in reversed(list(enumerate(files)))}
    return sorted(once.values(), key=lambda defect: (place.get(defect.file, 0), defect.row or 0))
