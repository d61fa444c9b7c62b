"""Records → entries, one for each person, with the defects of single rows and cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inhabit.access.languages import in_quotes
from inhabit.people.imports.columns import Columns
from inhabit.people.imports.defects import Defect, Kind
from inhabit.people.imports.reading import Record, UnreadableError, unclosed_quote, unknown_format
from inhabit.people.imports.values import (
    days_of,
    is_email,
    language_code,
    parse_number,
    time_zone_name,
)

LONGEST_ID = 120  # characters, as Person.external_id
LENGTHS = {"name": 200, "job_title": 300, "unit": 250, "parent_unit": 250, "location": 200}
NOBODY = frozenset(["-", "–", "—", "none", "null", "n/a", "#n/a", "nil", "keine", "kein"])
NEEDLESS_BLANKS = ("  ", "\0 ", " \0", "\n", "\r", "\t")
BREAKS_IN_A_CELL = 4  # in a row of the wrong width: more line breaks come from an unclosed quotation mark


@dataclass(slots=True)
class Entry:
    """A person as the file has them. ``ends_on`` is the first day on which they are no longer here."""

    file: str
    row: int
    id: str
    manager: str = ""
    name: str = ""
    email: str = ""
    job_title: str = ""
    unit: str = ""
    parent_unit: str = ""
    lead: str = ""
    location: str = ""
    language: str = ""
    time_zone: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    dotted_manager: str = ""
    also_in_unit: str = ""
    called: str = ""  # how to call one whose reference the file doesn't show

    @property
    def label(self) -> str:
        """The person as a steward finds them in the file: reference and name, or title where vacant."""
        if self.called:
            return self.called
        words = self.name or self.job_title
        return f"{self.id} ({words})" if words else self.id


@dataclass
class Roster:
    """Everybody in the files, the fields that the files have, and what is wrong with them."""

    entries: list[Entry] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    defects: list[Defect] = field(default_factory=list)


@dataclass
class Rows:
    """The rows of one file that have as many cells as its header, read column by column."""

    file: str
    columns: Columns
    numbers: list[int]
    records: list[Record]

    def texts(self, name: str) -> list[str]:
        """Return the cells of a field, without needless blanks; empty ones where there is no column."""
        position = self.columns.at.get(name)
        if position is None:
            return [""] * len(self.records)
        cells = [record[position] for record in self.records]
        if has_needless_blanks(cells):
            cells = [" ".join(cell.split()) for cell in cells]
        longest = LENGTHS.get(name)
        return cells if longest is None else [cell[:longest] for cell in cells]


def has_needless_blanks(cells: list[str]) -> bool:
    """Say whether any cell has blanks at its ends, several in a row, or others than plain ones.

    Asked of all cells at once, since most columns have none and the answer then costs almost nothing.
    """
    joined = "".join(["\0", "\0".join(cells), "\0"])
    return any(blank in joined for blank in NEEDLESS_BLANKS) or not joined.isascii()


def read_entries(file: str, records: list[Record], columns: Columns, roster: Roster) -> None:
    """Add the people of one file to ``roster``."""
    require_columns(columns)
    rows = usable_rows(file, records, columns, roster.defects)
    emails = checked_emails(rows, roster.defects)
    starts, ends = checked_days(rows, roster.defects)
    check_numbers(rows, roster.defects)
    languages = [language_code(text) for text in rows.texts("language")]
    zones = [time_zone_name(text) for text in rows.texts("time_zone")]
    entries = map(
        Entry,
        [file] * len(rows.records),
        rows.numbers,
        ids_of(rows, emails),
        rows.texts("manager_id"),
        full_names(rows),
        emails,
        rows.texts("job_title"),
        rows.texts("unit"),
        rows.texts("parent_unit"),
        rows.texts("lead"),
        rows.texts("location"),
        languages,
        zones,
        starts,
        ends,
        rows.texts("dotted_manager_id"),
        rows.texts("also_in_unit"),
    )
    roster.entries.extend(with_ids(entries, has_id_column="id" in columns.at, defects=roster.defects))
    roster.fields.update(columns.at)


def require_columns(columns: Columns) -> None:
    found = ", ".join(in_quotes(name) for name in columns.header if name) or _("none")
    if "id" not in columns.at and "email" not in columns.at:
        raise unknown_format(
            _(
                "No column holds a reference for each person (such as “employee id” or a mail address). The "
                "columns are: %(found)s. Map “id” to one, or check that it is the file you meant."
            )
            % {"found": found},
            columns.header_row + 1,
        )
    if not {"manager_id", "unit"} & set(columns.at):
        raise unknown_format(
            _(
                "No column says whom people report to (such as “manager id”) or in which unit they are. "
                "The columns are: %(found)s. Map “manager_id” or “unit” to the one that does."
            )
            % {"found": found},
            columns.header_row + 1,
        )


def usable_rows(file: str, records: list[Record], columns: Columns, defects: list[Defect]) -> Rows:
    """Return the rows below the header that fit it; blank ones are skipped without a word."""
    width = len(columns.header)
    while width and not columns.header[width - 1]:
        width -= 1
    numbers: list[int] = []
    kept: list[Record] = []
    for number, record in enumerate(records[columns.header_row + 1 :], columns.header_row + 2):
        if len(record) == width or (len(record) > width and is_blank(record[width:])):
            if not is_blank(record):
                numbers.append(number)
                kept.append(record)
        elif not is_blank(record):
            if any(cell.count("\n") > BREAKS_IN_A_CELL for cell in record):
                raise unclosed_quote(number)
            defects.append(bad_row(file, number, len(record), width))
    if not kept:
        raise UnreadableError(
            Kind.EMPTY_FILE,
            _("Below its header the file has no people. Export it again with its people in it."),
        )
    return Rows(file, columns, numbers, kept)


def is_blank(cells: Record) -> bool:
    text = "".join(cells)
    return not text or text.isspace()


def bad_row(file: str, number: int, has: int, width: int) -> Defect:
    reason = _(
        "This row has %(has)s cells, the header has %(width)s, so cells may stand in the wrong column."
    )
    return Defect(
        Kind.BAD_ROW, file, number, reason % {"has": has, "width": width}, _("The row is left out.")
    )


def checked_emails(rows: Rows, defects: list[Defect]) -> list[str]:
    emails = rows.texts("email")
    for index, email in enumerate(emails):
        if email and not is_email(email):
            defects.append(
                Defect(
                    Kind.BAD_EMAIL,
                    rows.file,
                    rows.numbers[index],
                    _("“%(email)s” is not a mail address.") % {"email": email[:100]},
                    _("The address is left empty; the person is imported."),
                )
            )
            emails[index] = ""
    return emails


def checked_days(rows: Rows, defects: list[Defect]) -> tuple[list[date | None], list[date | None]]:
    """Return when people start and the first day on which they are no longer here."""
    starts = checked_column_of_days(rows, "start_date", defects)
    lasts = checked_column_of_days(rows, "end_date", defects)
    ends: list[date | None] = []
    for number, start, last in zip(rows.numbers, starts, lasts, strict=True):
        if last is None or last == date.max:
            ends.append(None)
        elif start is not None and last < start:
            reason = _("The end date %(end)s lies before the start date %(start)s.")
            reason %= {"end": date_format(last), "start": date_format(start)}
            defects.append(Defect(Kind.BAD_DATE, rows.file, number, reason, _("The end date is left empty.")))
            ends.append(None)
        else:
            ends.append(last + timedelta(days=1))
    return [None if start == date.max else start for start in starts], ends


def checked_column_of_days(rows: Rows, name: str, defects: list[Defect]) -> list[date | None]:
    texts = rows.texts(name)
    days = days_of(texts)
    for number, text, day in zip(rows.numbers, texts, days, strict=True):
        if text and day is None:
            reason = _("“%(text)s” is not a date. Write it as 2026-01-31 or 31.01.2026.")
            repair = _("The date is left empty; the person is imported.")
            defects.append(Defect(Kind.BAD_DATE, rows.file, number, reason % {"text": text[:60]}, repair))
    return days


def check_numbers(rows: Rows, defects: list[Defect]) -> None:
    for number, text in zip(rows.numbers, rows.texts("fte"), strict=True):
        if text and parse_number(text) is None:
            reason = _("The full-time equivalent “%(text)s” is not a number of 0 or more.")
            reason %= {"text": text[:60]}
            defects.append(
                Defect(Kind.BAD_NUMBER, rows.file, number, reason, _("The row is counted as one post."))
            )


def ids_of(rows: Rows, emails: list[str]) -> list[str]:
    return rows.texts("id") if "id" in rows.columns.at else emails


def full_names(rows: Rows) -> list[str]:
    names = rows.texts("name")
    if {"given_name", "family_name"} & set(rows.columns.at):
        parts = zip(rows.texts("given_name"), rows.texts("family_name"), strict=True)
        pairs = [f"{given} {family}".strip() for given, family in parts]
        names = [name or pair[:200] for name, pair in zip(names, pairs, strict=True)]
    return names


def with_ids(entries: Iterable[Entry], *, has_id_column: bool, defects: list[Defect]) -> Iterable[Entry]:
    """Yield the entries that have a reference, or a mail address to take its place."""
    for entry in entries:
        if len(entry.id) > LONGEST_ID:
            reason = _("The reference is longer than %(most)s characters.") % {"most": LONGEST_ID}
            defects.append(Defect(Kind.BAD_ROW, entry.file, entry.row, reason, _("The row is left out.")))
            continue
        if not entry.id:
            defects.append(missing_id(entry, has_id_column=has_id_column))
            entry.id = entry.email[:LONGEST_ID]
        if entry.id:
            yield entry


def missing_id(entry: Entry, *, has_id_column: bool) -> Defect:
    who = entry.name or entry.job_title or _("Somebody")
    if entry.email:
        reason = _("%(who)s has no reference.")
        repair = _("The mail address is used as the reference.")
    elif has_id_column:
        reason = _("%(who)s has neither a reference nor a mail address.")
        repair = _("The row is left out.")
    else:
        reason = _("%(who)s has no mail address, and the file has no other reference.")
        repair = _("The row is left out.")
    return Defect(Kind.MISSING_ID, entry.file, entry.row, reason % {"who": who}, repair)
