"""The settings from outside: a command run in some folder, with some environment."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
PRINT = """
import json
from inhabit import settings
database = settings.DATABASES["default"]
keys = ("ENGINE", "NAME", "HOST", "USER", "CONN_MAX_AGE", "OPTIONS")
print(json.dumps({key: database.get(key) for key in keys}))
"""


def run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment | {"PYTHONPATH": str(REPOSITORY / "src")} | variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def inhabit(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run(folder, "-c", "from inhabit.cli import main; main()", *arguments, **variables)


def database_of(folder: Path, url: str) -> dict[str, Any]:
    done = run(folder, "-c", PRINT, DATABASE_URL=url)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_sqlite_addresses(tmp_path: Path) -> None:
    assert database_of(tmp_path, "sqlite:///here.sqlite3")["NAME"] == "here.sqlite3"
    absolute = tmp_path / "deeper" / "there.sqlite3"
    found = database_of(tmp_path, f"sqlite:///{absolute}")
    assert found["NAME"] == str(absolute)
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["CONN_MAX_AGE"] is None
    assert absolute.parent.is_dir()
    assert database_of(tmp_path, "sqlite://:memory:")["NAME"] == ":memory:"
    assert database_of(tmp_path, "sqlite:///patient.sqlite3?timeout=30")["OPTIONS"]["timeout"] == 30


def test_postgresql_addresses_use_the_pool_and_no_second_one(tmp_path: Path) -> None:
    found = database_of(tmp_path, "postgres://ines:p%40ss@db.example.org:5433/inhabit?sslmode=require")
    assert (found["HOST"], found["USER"], found["NAME"]) == ("db.example.org", "ines", "inhabit")
    assert found["OPTIONS"] == {"pool": {"min_size": 2, "max_size": 8}, "sslmode": "require"}
    assert found["CONN_MAX_AGE"] == 0
    by_socket = database_of(tmp_path, "postgresql://postgres@/postgres?host=/run/postgresql")
    assert by_socket["OPTIONS"]["host"] == "/run/postgresql"


def test_other_databases_are_refused_with_advice(tmp_path: Path) -> None:
    done = run(tmp_path, "-c", PRINT, DATABASE_URL="mysql://localhost/inhabit")
    assert done.returncode == 1
    assert "Use sqlite:///FILE or postgresql://" in done.stderr


def test_a_command_in_any_folder_leaves_nothing_but_its_database(tmp_path: Path) -> None:
    done = inhabit(tmp_path, "migrate", "-v0", DATABASE_URL="sqlite:///mine.sqlite3")
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.sqlite3"]


def test_without_settings_all_files_go_to_var(tmp_path: Path) -> None:
    odd = tmp_path / "50% off? #1 plan"
    odd.mkdir()
    done = inhabit(odd, "migrate", "-v0")
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in odd.iterdir()] == ["var"]
    assert (odd / "var" / "inhabit.sqlite3").exists()


def test_the_secret_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    show = (
        "from django.core.signing import Signer; from django.conf import settings; print(Signer().sign('x'))"
    )
    signed = {run(tmp_path, "-c", show, DJANGO_SETTINGS_MODULE="inhabit.settings").stdout for _ in range(2)}
    assert len(signed) == 1
    key = tmp_path / "var" / "secret_key"
    assert key.stat().st_mode & 0o077 == 0
    assert [path.name for path in key.parent.iterdir() if "key" in path.name] == ["secret_key"]


def test_secrets_can_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "url").write_text("postgresql://db.example.org/inhabit\n")
    done = run(tmp_path, "-c", PRINT, DATABASE_URL_FILE=str(tmp_path / "url"))
    assert json.loads(done.stdout)["HOST"] == "db.example.org", done.stderr


@pytest.mark.parametrize("arguments", [["help"], ["check"]])
def test_the_command_works_outside_of_the_repository(tmp_path: Path, arguments: list[str]) -> None:
    done = inhabit(tmp_path, *arguments, DATABASE_URL="sqlite://:memory:")
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []
