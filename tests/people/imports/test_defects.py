"""Every kind of defect: found in one go, with its row, a reason and a repair that holds."""

import pytest
from people.imports.files import SMALL, kinds, read

from inhabit.people.imports.pipeline import Organisation

HEADER = "id,manager id,name,email,unit,start date,end date,fte\n"


def only(organisation: Organisation) -> tuple[str, int | None, str, str | None]:
    assert len(organisation.defects) == 1, organisation.defects
    defect = organisation.defects[0]
    return str(defect.kind), defect.row, defect.reason, defect.repair


def managers(organisation: Organisation) -> dict[str, str | None]:
    """Return the lead of the unit in which each person is placed."""
    entries = organisation.entries
    return {
        entries[index].id: None if group.lead is None else entries[group.lead].id
        for group in organisation.groups
        for index in group.members
    }


def test_a_clean_file_has_none() -> None:
    assert read(SMALL).defects == []


def test_a_reference_used_twice() -> None:
    kind, row, reason, repair = only(read(SMALL + "3,1,Other Cem,,,\n"))
    assert (kind, row) == ("duplicate_id", 9)
    assert "3 stands in row 4 already, with other details" in reason
    assert repair == "Row 4 is kept; this row is left out."


def test_the_same_row_twice() -> None:
    assert "with the same details" in only(read(SMALL + SMALL.splitlines()[3]))[2]


def test_reporting_to_oneself() -> None:
    organisation = read(HEADER + "1,,Ann,,,,,\n2,1,Ben,,,,,\n3,3,Cem,,,,,\n")
    assert only(organisation)[:3] == ("self_report", 4, "3 (Cem) reports to themself.")
    assert managers(organisation)["3"] == "1"


def test_who_reports_to_themself_is_the_top_where_there_is_no_other() -> None:
    organisation = read(HEADER + "1,1,Ann,,,,,\n2,1,Ben,,,,,\n")
    assert only(organisation)[3] == "Becomes the top, since nobody else reports to nobody."
    assert managers(organisation) == {"1": "1", "2": "1"}


def test_a_circle_is_told_once_in_order_and_cut_where_most_are_below() -> None:
    text = HEADER + "1,,Ann,,,,,\n2,4,Ben,,,,,\n3,2,Cem,,,,,\n4,3,Dana,,,,,\n5,3,Eva,,,,,\n"
    organisation = read(text)
    kind, row, reason, repair = only(organisation)
    assert (kind, row) == ("cycle", 3)
    assert "2 (Ben) → 4 (Dana) → 3 (Cem) → 2 (Ben)" in reason
    assert repair is not None
    assert repair.startswith("3 (Cem)")
    assert managers(organisation)["3"] == "1"
    assert managers(organisation)["4"] == "3"


def test_a_circle_without_any_top_makes_one() -> None:
    organisation = read(HEADER + "1,2,Ann,,,,,\n2,1,Ben,,,,,\n3,2,Cem,,,,,\n")
    assert only(organisation)[0] == "cycle"
    assert managers(organisation)["2"] == "2"


def test_a_manager_who_is_not_in_the_file() -> None:
    organisation = read(HEADER + "1,,Ann,,,,,\n2,99,Ben,,,,,\n")
    kind, row, reason, repair = only(organisation)
    assert (kind, row, repair) == ("missing_manager", 3, "Reports to the top, 1 (Ann).")
    assert "99, who is not in the file" in reason


def test_zero_padding_is_dropped_and_said() -> None:
    organisation = read(HEADER + "1,,Ann,,,,,\n12,1,Ben,,,,,\n3,0012,Cem,,,,,\n")
    assert only(organisation)[3] == "Zero-padding is dropped: reports to 12 (Ben)."
    assert managers(organisation)["3"] == "12"


@pytest.mark.parametrize("reference", ["BOSS@example.org", "ann archer", "a1"])
def test_managers_are_also_found_by_address_name_or_other_case(reference: str) -> None:
    organisation = read(HEADER + f"A1,,Ann Archer,boss@example.org,,,,\n2,{reference},Ben,,,,,\n")
    assert organisation.defects == []
    assert managers(organisation)["2"] == "A1"


def test_several_at_the_top() -> None:
    organisation = read(HEADER + "1,,Ann,,,,,\n2,,Ben,,,,,\n3,2,Cem,,,,,\n4,-,Dana,,,,,\n")
    assert [(defect.kind, defect.row) for defect in organisation.defects] == [
        ("many_roots", 2),
        ("many_roots", 3),
        ("many_roots", 5),
    ]
    assert organisation.defects[1].repair == "Is taken to be the top, to whom the others report."
    assert "3 people do" in organisation.defects[0].reason
    assert "2 (Ben), with the most people" in organisation.defects[0].reason
    assert managers(organisation) == {"2": "2", "1": "2", "4": "2", "3": "2"}


def test_no_mail_address() -> None:
    organisation = read(HEADER + "1,,Ann,none yet,,,,\n")
    assert only(organisation)[:2] == ("bad_email", 2)
    assert organisation.entries[0].email == ""


@pytest.mark.parametrize("days", ["soon,", ",soon", "2026-05-01,2026-04-01"])
def test_no_date(days: str) -> None:
    organisation = read(HEADER + f"1,,Ann,,,{days},\n")
    assert only(organisation)[:2] == ("bad_date", 2)


def test_no_number() -> None:
    assert only(read(HEADER + "1,,Ann,,,,,half\n"))[:2] == ("bad_number", 2)


def test_no_reference() -> None:
    organisation = read(HEADER + "1,,Ann,,,,,\n,1,Ben,ben@example.org,,,,\n,1,Cem,,,,,\n")
    assert kinds(organisation) == ["missing_id", "missing_id"]
    assert [entry.id for entry in organisation.entries] == ["1", "ben@example.org"]


def test_a_row_of_another_width() -> None:
    organisation = read(HEADER + "1,,Ann,,,,,\n\n2,1,Ben\n3,1,Cem,,,,,,,extra\n4,1,Dana,,,,,,,\n")
    assert [(str(defect.kind), defect.row) for defect in organisation.defects] == [
        ("bad_row", 4),
        ("bad_row", 5),
    ]
    assert [entry.id for entry in organisation.entries] == ["1", "4"]


def test_rows_count_as_a_spreadsheet_does() -> None:
    text = 'id,manager id,name\n1,,"Ann\nArcher"\n2,9,Ben\n'
    assert only(read(text))[:2] == ("missing_manager", 3)


@pytest.mark.parametrize("text", ["", "id,manager id\n", "id,manager id\n,\n  ,\n"])
def test_a_file_without_people(text: str) -> None:
    kind, _row, _reason, repair = only(read(text))
    assert (kind, repair) == ("empty_file", None)


@pytest.mark.parametrize(
    "text", ["colour,taste\nred,sweet\n", '{"people": []}', "id,name\n1,Ann\n", "just words"]
)
def test_a_file_of_something_else(text: str) -> None:
    kind, _row, reason, repair = only(read(text))
    assert (kind, repair) == ("unknown_format", None)
    assert "column" in reason


def test_a_swallowed_rest_of_the_file_is_never_left_out_quietly() -> None:
    text = 'id,manager id,name\n1,,Ann\n2,1,"Ben\n' + "".join(f"{n},1,X\n" for n in range(3, 20))
    organisation = read(text)
    assert only(organisation)[::3] == ("unknown_format", None)


def test_everything_is_found_in_one_go() -> None:
    organisation = read(
        HEADER
        + "1,,Ann,nope,,,,\n1,,Ann,,,,,\n2,,Ben,,,x,,\n3,3,Cem,,,,,\n4,5,D,,,,,\n5,4,E,,,,,\n6,77,F,,,,,\n"
        ",,G,,,,,\n7,1,H\n8,1,I,,,,,many\n"
    )
    assert set(kinds(organisation)) == {
        "bad_email",
        "duplicate_id",
        "bad_date",
        "many_roots",
        "self_report",
        "cycle",
        "missing_manager",
        "missing_id",
        "bad_row",
        "bad_number",
    }
    rows = [defect.row or 0 for defect in organisation.defects]
    assert rows == sorted(rows)
    assert all(defect.repair for defect in organisation.defects)
