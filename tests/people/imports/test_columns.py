"""Columns are found by their usual names, or as somebody says."""

import pytest

from inhabit.people.imports.columns import UnknownNameError, field_called, recognise


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            "person_id,manager_id,job_title,grade,unit,organisation,profession,fte,level,vacant",
            {"id": 0, "manager_id": 1, "job_title": 2, "unit": 4, "fte": 7},
        ),
        (
            "Employee ID,Reports To,Full Name,E-Mail,Department",
            {"id": 0, "manager_id": 1, "name": 2, "email": 3, "unit": 4},
        ),
        (
            "Personalnummer,Vorgesetzter,Vorname,Nachname,Abteilung",
            {"id": 0, "manager_id": 1, "given_name": 2, "family_name": 3, "unit": 4},
        ),
        (
            "Mitarbeiter-ID,Führungskraft,Name,Stelle,Standort,Sprache,Zeitzone,Eintrittsdatum,Austrittsdatum",
            {
                "id": 0,
                "manager_id": 1,
                "name": 2,
                "job_title": 3,
                "location": 4,
                "language": 5,
                "time_zone": 6,
                "start_date": 7,
                "end_date": 8,
            },
        ),
        ("employeeId,managerId,jobTitle", {"id": 0, "manager_id": 1, "job_title": 2}),
        ("ID,Unit,Parent Unit,Lead", {"id": 0, "unit": 1, "parent_unit": 2, "lead": 3}),
        ("department,team,unit,id", {"unit": 2, "id": 3}),
    ],
)
def test_usual_names(header: str, fields: dict[str, int]) -> None:
    assert dict(recognise([header.split(",")], {}).at) == fields


def test_a_title_above_the_header() -> None:
    records = [["Staff list 2026"], [], ["id", "manager id", "name"], ["1", "", "Ann"]]
    assert recognise(records, {}).header_row == 2


def test_a_column_mapped_by_hand_goes_first() -> None:
    columns = recognise([["id", "payroll key", "chief"]], {"id": "Payroll_Key", "manager_id": "chief"})
    assert dict(columns.at) == {"id": 1, "manager_id": 2}


@pytest.mark.parametrize(
    ("name", "field"), [("manager", "manager_id"), ("Job-Title", "job_title"), ("Abteilung", "unit")]
)
def test_fields_are_called_as_one_says(name: str, field: str) -> None:
    assert field_called(name) == field


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        field_called("shoe size")
