"""Bytes of a file → records of text, the way a spreadsheet would show them."""

from __future__ import annotations

import codecs
import csv
import io
import re

from django.utils.translation import gettext as _

from inhabit.people.imports.defects import Kind
from inhabit.people.imports.workbook import CONTROL, UnusableWorkbookError, rows_of_workbook

type Record = list[str]

DELIMITERS = ",;\t|"
SAMPLE = 65_536  # characters to look at for the delimiter
SWALLOWED = 3  # lines in one cell; fewer may be an address
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX and ODS; the older XLS
OTHERS = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"\x1f\x8b": "gzip", b"{\\rtf": "RTF"}
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\r")
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own hint; it doesn't show it as a row


class UnreadableError(Exception):
    """The file as a whole can't be used."""

    def __init__(self, kind: Kind, reason: str, row: int | None = None) -> None:
        super().__init__(reason)
        self.kind, self.reason, self.row = kind, reason, row


def read_records(content: bytes) -> list[Record]:
    """Return every record of a CSV or spreadsheet file, blank ones too, so that rows keep their numbers."""
    if not content.strip(b"\x00\r\n\t ,;\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError(Kind.EMPTY_FILE, _("The file is empty. Export it again with its people in it."))
    if content.startswith(WORKBOOKS):
        return read_workbook(content)
    for signature, name in OTHERS.items():
        if content.startswith(signature):
            raise unknown_format(
                _("This is a %(kind)s file. Save the table as CSV or XLSX.") % {"kind": name}
            )
    return read_delimited(decode(content))


def unknown_format(reason: str, row: int | None = None) -> UnreadableError:
    return UnreadableError(Kind.UNKNOWN_FORMAT, reason, row)


def read_workbook(content: bytes) -> list[Record]:
    """Return the rows of the first sheet that has any."""
    try:
        rows = rows_of_workbook(content)
    except UnusableWorkbookError as error:
        raise unknown_format(
            _(
                "The spreadsheet can’t be opened; it may be damaged, protected or far too large. "
                "Save it as CSV or XLSX."
            )
        ) from error
    if not rows:
        raise UnreadableError(Kind.EMPTY_FILE, _("The spreadsheet has no rows in any sheet."))
    return rows


def decode(content: bytes) -> str:
    """Return the text of ``content``: UTF-8, UTF-16 with or without a mark, else Windows-1252."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return CONTROL.sub("", content.decode(encoding, errors="replace"))
    sample = content[:SAMPLE]
    if sample.count(0) * 4 > len(sample):
        encoding = "utf-16-be" if sample[::2].count(0) > sample[1::2].count(0) else "utf-16-le"
        return CONTROL.sub("", content.decode(encoding, errors="replace"))
    return decode_bytes(content)


def decode_bytes(content: bytes) -> str:
    """Return text of one-byte characters or UTF-8, without control characters."""
    sample = content[:SAMPLE]
    if (len(sample) - len(sample.translate(None, CONTROL_BYTES))) * 50 > len(sample):
        raise unknown_format(_("This is not a table of text. Save it as CSV or XLSX and try again."))
    content = content.translate(None, CONTROL_BYTES)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; Latin-1 reads every byte, and only those differ.
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            return content.decode("latin-1")


def read_delimited(text: str) -> list[Record]:
    hint = SEPARATOR_LINE.match(text)
    delimiter = hint[1] if hint else delimiter_of(text[:SAMPLE])
    source = io.StringIO(text[hint.end() :] if hint else text, newline="")
    records: list[Record] = []
    try:
        records.extend(csv.reader(source, delimiter=delimiter))
    except csv.Error as error:
        raise unclosed_quote(len(records) + 1) from error
    if text.count("\n") > len(records):
        for row, record in enumerate(records, 1):
            if has_swallowed_rows(record, delimiter, len(records[0])):
                raise unclosed_quote(row)
    return records


def has_swallowed_rows(record: Record, delimiter: str, width: int) -> bool:
    """Say whether a cell holds what are rows of the table: the quotation mark before them isn't closed."""
    for cell in record:
        if cell.count("\n") >= SWALLOWED:
            lines = cell.splitlines()[1:]
            return sum(line.count(delimiter) >= max(width - 1, 1) for line in lines) * 2 > len(lines)
    return False


def delimiter_of(sample: str) -> str:
    """Return what separates the cells: the delimiter that splits most records into equally many."""
    best, most = "", 0
    for delimiter in DELIMITERS:
        widths = [len(record) for record in csv.reader(sample.splitlines(keepends=True), delimiter=delimiter)]
        widths = [width for width in widths if width]
        likeliest = max(widths, key=widths.count, default=0)
        cells = likeliest * widths.count(likeliest) if likeliest > 1 else 0
        if cells > most:
            best, most = delimiter, cells
    if best:
        return best
    try:
        return csv.Sniffer().sniff(sample[:4096], delimiters=":^~§¦").delimiter
    except csv.Error:
        return ","


def unclosed_quote(row: int) -> UnreadableError:
    return unknown_format(
        _("A quotation mark in or before row %(row)s is never closed, so the rest can’t be read. Close it.")
        % {"row": row},
        row,
    )
