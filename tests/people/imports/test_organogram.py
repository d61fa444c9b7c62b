"""The published pairs of senior and junior files."""

from pathlib import Path

import pytest
from people.imports.files import DECEMBER, JUNIOR_HEADER, SENIOR_HEADER, run_command, write

from inhabit.people.models import Person, Placement

pytestmark = pytest.mark.django_db

SENIORS = (
    SENIOR_HEADER
    + "P1,SCS4,Permanent Secretary,,Dept,Dept,Office,XX,1.0\n"
    + "P2,SCS2,Director,,Dept,Dept,Policy,P1,1.0\n"
    + " p3 ,SCS1,Deputy,,Dept,Dept,Policy,p2,0.8\n"
    + "P2,SCS2,Director,,Dept,Dept,Policy,P1,1.0\n"
    + "P4,SCS1,Head,,Dept,Dept,Finance,P4,1.0\n"
)
JUNIORS = (
    JUNIOR_HEADER
    + "Dept,Dept,Policy,P2,AO,Clerk,2.5,Policy\n"
    + "Dept,Dept,Policy,P2,AO,Clerk,0.2,Policy\n"
    + "Dept,Dept,Finance,P04,EO,Accountant,3.5,Finance\n"
    + "Dept,Dept,Finance,P4,EO,Accountant,N/D,Finance\n"
    + "Dept,Dept,Finance,P9,EO,Auditor,2,Finance\n"
    + ",,,,,,,\n"
)


@pytest.fixture
def pair(tmp_path: Path) -> list[Path]:
    return [write(tmp_path, "s.csv", SENIORS), write(tmp_path, "j.csv", JUNIORS)]


def run(*arguments: object) -> tuple[dict[str, object], int]:
    return run_command("--profile", "uk-organogram", *arguments)


def test_defects_and_posts(pair: list[Path]) -> None:
    printed, status = run(*pair, "--dry-run")
    assert status == 1
    assert [(d["kind"], d["file"], d["row"]) for d in printed["defects"]] == [
        ("duplicate_id", "s.csv", 5),
        ("self_report", "s.csv", 6),
        ("missing_manager", "j.csv", 4),
        ("bad_number", "j.csv", 5),
        ("missing_manager", "j.csv", 6),
    ]
    assert "another post, under P2-2" in printed["defects"][0]["repair"]
    assert "Zero-padding is dropped" in printed["defects"][2]["repair"]
    assert printed["defects"][4]["reason"] == "Auditor reports to P9, who is not in the file."
    printed, status = run(*reversed(pair), "--repair")
    assert status == 0
    assert printed["people"] == 5 + (2 + 1) + 4 + 1 + 2
    assert not Person.objects.exclude(name="").exists()
    assert Person.objects.filter(job_title="Clerk").count() == 3


def test_again_and_with_a_row_more(pair: list[Path]) -> None:
    run(*pair, "--repair")
    assert run(*pair, "--repair")[0]["joins"] == 0
    header, rest = JUNIORS.split("\n", 1)
    pair[1].write_text(f"{header}\nDept,Dept,Policy,P1,AO,Usher,1,Policy\n{rest}")
    printed, _status = run(*pair, "--repair", "--effective-on", DECEMBER.replace(year=2099))
    assert (printed["joins"], printed["moves"], printed["leaves"]) == (1, 0, 0)


def test_the_headers_of_the_original_publication(tmp_path: Path) -> None:
    senior = (
        "Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Parent Department,Organisation,Unit,"
        "Contact Phone,Contact E-mail,Reports to Senior Post,Salary Cost of Reports (£),FTE,"
        "Actual Pay Floor (£),Actual Pay Ceiling (£),,Professional/Occupational Group,Notes,Valid?,,\r\n"
        "1,Jane Roe,SCS4,Chief,Leads,Dept,Dept,Office,020,j@example.org,xx,0,1,1,2,,Policy,,1,,\r\n"
        "2,John Doe,SCS2,Head,Leads – a lot,Dept,Dept,Office,020,k@example.org,1,0,1,1,2,,Policy,,0,,\r\n"
        ",,,,,,,,,,,,,,,,,,,,\r\n"
    )
    junior = (
        "Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),"
        "Payscale Maximum (£),Generic Job Title,Number of Posts in FTE,Professional/Occupational Group\r\n"
        'Dept,Dept,Office,02,AO,1,2,Clerk,"1,000.50",Policy\r\n'
    )
    one, two = tmp_path / "s.csv", tmp_path / "j.csv"
    one.write_bytes(senior.encode("cp1252"))
    two.write_bytes(junior.encode("cp1252"))
    printed, status = run(one, two, "--repair")
    assert (status, printed["people"], printed["units"]) == (0, 1002, 2)
    assert not Person.objects.exclude(name="", email="").exists()


def test_several_pairs_keep_their_references_apart(tmp_path: Path) -> None:
    files = []
    for name in ("North", "South"):
        files.append(
            write(
                tmp_path,
                f"{name}-s.csv",
                SENIOR_HEADER + f"1,SCS,Chief,,{name},{name},Top,XX,1\n2,SCS,Head,,{name},{name},Mid,1,1\n",
            )
        )
        files.append(
            write(tmp_path, f"{name}-j.csv", JUNIOR_HEADER + f"{name},{name},Low,2,AO,Clerk,2,Policy\n")
        )
    printed, status = run(files[0], files[2], files[3], files[1], "--repair")
    assert (status, printed["people"]) == (0, 8)
    assert [defect["kind"] for defect in printed["defects"]] == ["many_roots", "many_roots"]
    assert Placement.objects.filter(person__job_title="Clerk").values("unit").distinct().count() == 2


@pytest.mark.parametrize(
    ("posts", "people"),
    [("", 1), ("-3", 1), ("1000000000", 1), ("0", 1), ("1.5", 2), ("2.5", 2), ("2.51", 3)],
)
def test_numbers_of_posts(tmp_path: Path, posts: str, people: int) -> None:
    senior = write(tmp_path, "s.csv", SENIORS.split("P2,")[0])
    junior = write(tmp_path, "j.csv", JUNIOR_HEADER + f"Dept,Dept,Policy,P1,AO,Clerk,{posts},Policy\n")
    assert run(senior, junior, "--repair", "--dry-run")[0]["people"] == 1 + people


def test_a_junior_file_alone_and_a_stranger(tmp_path: Path) -> None:
    junior = write(tmp_path, "j.csv", JUNIORS)
    assert run(junior, "--repair")[0]["defects"][-1]["kind"] == "unknown_format"
    other = write(tmp_path, "o.csv", "a,b\n1,2\n")
    assert run(other, "--repair")[0]["defects"][0]["kind"] == "unknown_format"
