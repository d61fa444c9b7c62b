"""The command line is a contract: what it prints, its exit status, and what it refuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook
from people.imports.files import SMALL, all_rows, places_on, run_command, write

import inhabit
from inhabit.people.models import Person, today

pytestmark = pytest.mark.django_db


def test_json_and_nothing_else(tmp_path: Path) -> None:
    printed, status = run_command(write(tmp_path, "hr.csv", SMALL))
    assert status == 0
    assert printed == {"people": 7, "units": 3, "joins": 7, "moves": 0, "leaves": 0, "defects": []}
    assert len(places_on(today())) == 7


def test_defects_stop_it_until_their_repair_is_accepted(tmp_path: Path) -> None:
    path = write(tmp_path, "hr.csv", SMALL + "8,404,Ida,,,\n")
    for arguments in ([], ["--dry-run"]):
        printed, status = run_command(path, *arguments)
        assert status == 1
        assert printed["people"] == printed["units"] == printed["joins"] == 0
        (defect,) = printed["defects"]
        assert list(defect) == ["kind", "file", "row", "reason", "repair"]
        assert (defect["kind"], defect["file"], defect["row"]) == ("missing_manager", "hr.csv", 9)
    assert not Person.objects.exists()
    printed, status = run_command(path, "--dry-run", "--repair")
    assert (status, printed["people"], printed["joins"]) == (0, 8, 8)
    assert not Person.objects.exists()
    printed, status = run_command(path, "--repair")
    assert (status, printed["people"]) == (0, 8)
    assert len(printed["defects"]) == 1
    assert Person.objects.count() == 8


@pytest.mark.parametrize(("text", "kind"), [("", "empty_file"), ("a,b\n1,2\n", "unknown_format")])
def test_what_cannot_be_repaired(tmp_path: Path, text: str, kind: str) -> None:
    printed, status = run_command(write(tmp_path, "hr.csv", text), "--repair")
    assert status == 1
    assert [(defect["kind"], defect["repair"]) for defect in printed["defects"]] == [(kind, None)]


def test_columns_mapped_by_hand_and_a_day(tmp_path: Path) -> None:
    path = write(tmp_path, "hr.csv", "key;chief\n1;\n2;1\n")
    printed, status = run_command(
        path, "--map", "id=key", "--map", "manager=Chief", "--effective-on", "2026-01-31"
    )
    assert (status, printed["joins"]) == (0, 2)
    assert Person.objects.get(external_id="2").placements.get().starts_on.isoformat() == "2026-01-31"


def test_a_spreadsheet_gives_what_the_text_file_gives(tmp_path: Path) -> None:
    run_command(write(tmp_path, "hr.csv", SMALL))
    before = all_rows()
    book = Workbook()
    assert book.active is not None
    for line in SMALL.splitlines():
        book.active.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    book.save(tmp_path / "hr.xlsx")
    assert run_command(tmp_path / "hr.xlsx")[0]["joins"] == 0
    assert all_rows() == before


def test_several_files_make_one_organisation(tmp_path: Path) -> None:
    lines = SMALL.splitlines(keepends=True)
    one = write(tmp_path, "one.csv", "".join(lines[:4]))
    two = write(tmp_path, "two.csv", "".join([lines[0], *lines[4:]]))
    assert run_command(one, two)[0]["people"] == 7


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere.csv"], "nowhere.csv can’t be read"),
        (["{file}", "--profile", "uk-organigram"], "invalid choice"),
        (["{file}", "--map", "shoe=size"], "There is no field “shoe”"),
        (["{file}", "--map", "id"], "is not FIELD=COLUMN"),
        (["{file}", "--map", "id=payroll"], "No file has a column “payroll”. There are: id, manager id"),
        (["{file}", "--effective-on", "tomorrow"], "is not a date"),
        ([], "FILE"),
    ],
)
def test_wrong_use_is_said_and_changes_nothing(tmp_path: Path, arguments: list[str], says: str) -> None:
    path = write(tmp_path, "hr.csv", SMALL)
    with pytest.raises(CommandError, match=says) as caught:
        call_command("import_people", *[text.format(file=path) for text in arguments])
    assert caught.value.returncode in (1, 2)
    assert not Person.objects.exists()


def test_an_earlier_day_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = write(tmp_path, "hr.csv", SMALL)
    run_command(path)
    with pytest.raises(CommandError, match="or later") as caught:
        run_command(path, "--effective-on", "2020-01-01")
    assert caught.value.returncode == 2


def test_the_report_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SMALL + "".join(f"{n},404,P{n},,,\n" for n in range(10, 18))
    path = write(tmp_path, "hr.csv", text)
    with pytest.raises(SystemExit) as caught:
        call_command("import_people", path)
    assert caught.value.code == 1
    report = capsys.readouterr().out
    assert "Manager not found (8)" in report
    assert "hr.csv, row 9: 10 (P10) reports to 404, who is not in the file." in report
    assert "Repair: Reports to the top, 1 (Anna Arendt)." in report
    assert "… and 3 more." in report
    assert "Nothing was written." in report
    assert "--repair" in report


def test_exit_statuses_of_the_real_command(tmp_path: Path) -> None:
    env = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'x.sqlite3'}",
        "INHABIT_VAR": str(tmp_path),
        "PYTHONPATH": str(Path(inhabit.__file__).parents[1]),
    }
    command = [sys.executable, "-c", "from inhabit.cli import main; main()"]
    path = write(tmp_path, "hr.csv", SMALL + "8,404,Ida,,,\n")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *arguments], env=env, capture_output=True, text=True, timeout=60, check=False
        )

    missing = run("import", "people", str(path), "--json")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "inhabit migrate" in missing.stderr
    assert run("migrate", "-v0").returncode == 0
    stopped = run("import", "people", str(path), "--json")
    assert stopped.returncode == 1
    assert json.loads(stopped.stdout)["people"] == 0
    assert run("import", "people", str(path), "--json", "--repair").returncode == 0
    assert run("import", "people", "nowhere.csv").returncode == 2
    assert run("import", "people", str(path), "--effective-on", "x").returncode == 2
