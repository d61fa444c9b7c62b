"""Bytes of every usual kind become the same records."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from inhabit.people.imports.defects import Kind
from inhabit.people.imports.reading import UnreadableError, read_records

TABLE = [["id", "name", "unit"], ["1", "Zoë Müller", "Pflege"], ["2", "Jo, Ann", "Two\nlines"]]
TEXT = 'id,name,unit\r\n1,Zoë Müller,Pflege\r\n2,"Jo, Ann","Two\nlines"\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert read_records(TEXT.encode(encoding)) == TABLE


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", ":"])
def test_delimiters(delimiter: str) -> None:
    text = f"id{delimiter}name{delimiter}unit\n1{delimiter}Ann{delimiter}Care\n"
    assert read_records(text.encode()) == [["id", "name", "unit"], ["1", "Ann", "Care"]]


def test_excels_own_hint_is_not_a_row() -> None:
    assert read_records(b"sep=;\r\nid;name\r\n1;Ann\r\n") == [["id", "name"], ["1", "Ann"]]


def test_commas_inside_cells_of_a_semicolon_file() -> None:
    assert read_records(b"id;name\n1;Can, Cem\n2;Bauer, Ben\n")[1] == ["1", "Can, Cem"]


def test_blank_lines_keep_their_numbers() -> None:
    assert read_records(b"id,name\n\n1,Ann\n") == [["id", "name"], [], ["1", "Ann"]]


def test_a_spreadsheet() -> None:
    book = Workbook()
    book.create_sheet("Empty", 0)
    sheet = book["Sheet"]
    sheet.append(["id", "name", "fte"])
    sheet.append([1001, "Ann", 0.5])
    sheet.append([])
    sheet.append([1002, True, None])
    out = BytesIO()
    book.save(out)
    assert read_records(out.getvalue()) == [
        ["id", "name", "fte"],
        ["1001", "Ann", "0.5"],
        ["", "", ""],
        ["1002", "yes", ""],
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b" \r\n ", b"\xff\xfe"])
def test_empty_files(content: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_records(content)
    assert caught.value.kind == Kind.EMPTY_FILE


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 ...", b"\x89PNG\r\n", b"PK\x03\x04broken", bytes(range(20)) * 50, b"\xd0\xcf\x11\xe0x"],
)
def test_wrong_files(content: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_records(content)
    assert caught.value.kind == Kind.UNKNOWN_FORMAT


def test_an_unclosed_quotation_mark_names_its_row() -> None:
    text = 'id,name\n1,Ann\n2,"Ben\n' + "3,Cem\n" * 40_000
    with pytest.raises(UnreadableError) as caught:
        read_records(text.encode())
    assert caught.value.row == 3
    assert "never closed" in caught.value.reason


def test_a_small_workbook_that_asks_for_all_memory_is_refused() -> None:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = {
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{sheets}" xmlns:r="{relations}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships "
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{sheets}"><sheetData><row r="1">'
        '<c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    with pytest.raises(UnreadableError, match="far too large"):
        read_records(packed.getvalue())
