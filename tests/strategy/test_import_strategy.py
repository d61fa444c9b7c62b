"""A strategy comes from a YAML file: once, with every mistake by line and key."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cast import Cast
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inhabit.strategy.actions import DraftInTheWayError, import_strategy, save_draft, start_draft
from inhabit.strategy.contents import Contents, PriorityContents, SignContents
from inhabit.strategy.files.nodes import MOST_BYTES, UnusableFileError
from inhabit.strategy.files.reading import read_strategy_file
from inhabit.strategy.files.writing import strategy_as_yaml
from inhabit.strategy.models import Priority, Sign, Version
from inhabit.strategy.selectors import contents_of, version_in_force
from strategy.drafting import CONTENTS, FIRST_VISIT, make_published

FILE = """\
# A strategy
name: Repairs
published_on: 2026-01-15
vision: >-
  Whatever breaks
  works again.
priorities:
  - name: First visit
    weight: 60
    why: "Tenants wait: twice."
    signs:
      - {measure: Done at once, start: 61 %, target: 85, latest: 64 %}
    key_points:
      - The van is packed.
    initiatives:
      - {name: Repack, starts_on: 2026-02-01, ends_on: 2026-06-30, hours_per_week: 1.5, depth: 2,
         units: [Payroll]}
  - name: Keep our word
    weight: 40
"""

type Import = Callable[..., str]  # the text of a file, options; what the command says


def problems_in(text: str | bytes, **options: object) -> list[str]:
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(UnusableFileError) as caught:
        read_strategy_file(raw, **options)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def imports(cast: Cast, tmp_path: Path) -> Import:
    def run(text: str, *options: str) -> str:
        path = tmp_path / "strategy.yaml"
        path.write_text(text)
        out = io.StringIO()
        call_command("import_strategy", path, *options, stdout=out)
        return out.getvalue()

    return run


def test_a_file_is_imported_and_in_force(imports: Import, cast: Cast) -> None:
    assert imports(FILE) == "Repairs: version 1 with 2 priorities is in force.\n"
    contents = contents_of(version_in_force())
    assert contents.vision == "Whatever breaks works again."
    assert str(contents.dated_on) == "2026-01-15"
    first = contents.priorities[0]
    assert first.why == "Tenants wait: twice."
    assert first.signs == (SignContents("Done at once", "61 %", "85", "64 %"),)
    assert [unit.pk for unit in first.initiatives[0].units] == [cast.payroll.pk]


def test_the_same_file_twice_changes_nothing(imports: Import) -> None:
    imports(FILE)
    ids = list(Sign.objects.values_list("pk", flat=True))
    assert "nothing changed" in imports(FILE)
    assert Version.objects.count() == 1
    assert list(Sign.objects.values_list("pk", flat=True)) == ids


def test_a_changed_file_is_the_next_version_with_the_same_priorities(imports: Import) -> None:
    imports(FILE)
    before = set(Priority.objects.values_list("pk", flat=True))
    said = imports(FILE.replace("weight: 60", "weight: 50").replace("weight: 40", "weight: 50"))
    assert said == "Repairs: version 2 with 2 priorities is in force.\n"
    assert set(Priority.objects.values_list("pk", flat=True)) == before


def test_as_a_draft_it_waits_and_is_published_by_the_next_import(imports: Import) -> None:
    assert "is a draft" in imports(FILE, "--draft")
    assert version_in_force() is None
    assert "is in force" in imports(FILE)
    assert Version.objects.count() == 1


def test_a_draft_may_weigh_anything_yet(imports: Import) -> None:
    assert "is a draft" in imports(FILE.replace("weight: 40", "weight: 4"), "--draft")


def test_somebodys_draft_is_not_overwritten_unless_told(imports: Import) -> None:
    imports(FILE)
    draft = start_draft(strategy=version_in_force().strategy, by=None)
    mine = replace(contents_of(draft), vision="Mine")
    save_draft(version=draft, contents=mine, edits=draft.edits, by=None)
    with pytest.raises(CommandError, match="--replace-draft"):
        imports(FILE)
    assert contents_of(Version.objects.drafts().get()).vision == "Mine"
    assert "version 2" in imports(FILE.replace("again", "anew"), "--replace-draft")


def test_a_newer_reading_in_the_file_is_recorded_without_a_new_version(imports: Import) -> None:
    imports(FILE)
    newer = FILE.replace("latest: 64 %", "latest: 70 %, latest_on: 2026-05-01")
    assert "1 newer reading" in imports(newer)
    assert Sign.objects.get().latest == "70 %"
    assert "nothing changed." in imports(newer)


def test_the_command_prints_every_mistake_and_fails(imports: Import) -> None:
    with pytest.raises(CommandError) as caught:
        imports(FILE.replace("weight: 60", "weight: lots").replace("vision", "vison"))
    assert str(caught.value).splitlines()[1:] == [
        "  line 2, vision: this is missing.",
        "  line 4, vison: this key is not known here. Did you mean “vision”?",
        "  line 9, priorities[0].weight: must be a whole number from 0 to 100, not “lots”.",
    ]
    assert not Version.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "2026-01-15",
            "2026-13-15",
            "line 3, published_on: must be a date such as 2026-03-31, not “2026-13-15”.",
        ),
        ("depth: 2", "depth: 9", "depth: must be 1 (adjusts), 2 (changes) or 3 (transforms), not “9”."),
        ("1.5", "99", "hours_per_week: must be a number from 0 to 60, with at most one decimal, not “99”."),
        ("2026-06-30", "2026-01-30", "ends_on: must not be before starts_on (2026-02-01)."),
        ("Payroll", "Payrol", "units[0]: there is no unit called “Payrol”."),
        ("weight: 40", "weight: 35", "line 7, priorities: The weights add up to 95: 5 points are missing"),
        (
            "Keep our word",
            "first visit",
            "line 18, priorities[1].name: an earlier priority has the same name",
        ),
        (
            "    weight: 40",
            "    weight: 4\n    weight: 40",
            "line 20, column 5, priorities[1].weight: this key",
        ),
        ("- The van is", "- The van: is", "line 14, priorities[0].key_points[0]: must be a sentence"),
        ("start:", "begin:", "signs[0].begin: this key is not known here. Known are: measure, start"),
        ("    weight: 40", "\tweight: 40", "line 19, column 1: there is a tab."),
        ("vision: >-", "vision: [", "this is not valid YAML:"),
        ("    weight: 40", "    weight:", "line 19, priorities[1].weight: must be a whole number"),
        ("name: Repairs", "name: !!python/name:os.system x", "line 2, column 7: tags (!name) are not read"),
        ("name: Repairs", "name: &a Repairs\nx: *a", "line 3, column 4: aliases (*name) are not read"),
        ("    weight: 40", "    weight: 40\n---\nname: x", "line 20, column 1: a second document"),
    ],
)
def test_a_mistake_is_named_by_line_and_key(old: str, new: str, problem: str) -> None:
    assert old in FILE
    found = problems_in(FILE.replace(old, new))
    assert any(problem in one for one in found), found


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "The file is empty."),
        (b"just words", "line 1: must be a strategy"),
        (b"- a list", "line 1: must be a strategy"),
        (b"name: \xff", "line 1: this is not UTF-8 text."),
        (b"name: a\nvision: \x07", "line 2: there is a character"),
        (b"[" * 5000, "line 1, column 13: this is nested deeper"),
        (b"#" * (MOST_BYTES + 1), "larger than 256 kB"),
    ],
)
@pytest.mark.django_db
def test_what_is_no_strategy_is_refused_kindly(raw: bytes, problem: str) -> None:
    assert any(problem in one for one in problems_in(raw))


def test_a_unit_of_a_shared_name_is_told_apart_by_its_number(cast: Cast) -> None:
    cast.finance.name = "Payroll"
    cast.finance.save()
    (problem,) = problems_in(FILE)
    assert f"“Payroll [{cast.finance.pk}]” (Board)" in problem
    named = read_strategy_file(FILE.replace("[Payroll]", f'["Payroll [{cast.payroll.pk}]"]').encode())
    assert [unit.pk for unit in named.contents.priorities[0].initiatives[0].units] == [cast.payroll.pk]


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Co")), max_size=40
).map(lambda text: " ".join(text.split()))
named = words.filter(bool)
priorities = st.builds(
    PriorityContents,
    name=named,
    weight=st.integers(0, 100),
    why=words,
    changes=words,
    signs=st.tuples(st.builds(SignContents, named, words, words, words)),
    key_points=st.lists(named, max_size=3).map(tuple),
    initiatives=st.just(FIRST_VISIT.initiatives),
)
strategies = st.builds(
    Contents,
    named,
    st.dates() | st.none(),
    st.lists(priorities, min_size=1, max_size=3, unique_by=lambda one: one.name.casefold()).map(tuple),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(named, strategies)
def test_what_is_exported_reads_back_the_same(db: None, name: str, contents: Contents) -> None:
    read = read_strategy_file(strategy_as_yaml(name, contents).encode(), is_to_be_published=False)
    keys = tuple(
        replace(one, key=old.key)
        for one, old in zip(read.contents.priorities, contents.priorities, strict=True)
    )
    assert (read.name, replace(read.contents, priorities=keys)) == (name, contents.tidied())


def test_what_is_exported_imports_as_nothing_new(db: None) -> None:
    version = make_published()
    out = io.StringIO()
    call_command("export_strategy", stdout=out)
    read = read_strategy_file(out.getvalue().encode())
    imported = import_strategy(name=read.name, contents=read.contents, publish=True, by=None)
    assert (imported.version, imported.outcome) == (version, "unchanged")


def test_the_action_refuses_to_lose_a_draft(db: None) -> None:
    version = make_published()
    draft = start_draft(strategy=version.strategy, by=None)
    save_draft(version=draft, contents=replace(CONTENTS, vision="Mine"), edits=0, by=None)
    with pytest.raises(DraftInTheWayError):
        import_strategy(name="repairs", contents=replace(CONTENTS, vision="Theirs"), publish=True, by=None)
