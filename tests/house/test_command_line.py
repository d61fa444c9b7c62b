"""The console script, as a newcomer meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def inhabit(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/database.sqlite3",
        "INHABIT_VAR": str(folder / "var"),
        "DJANGO_SETTINGS_MODULE": "inhabit.settings",
    }
    command = [sys.executable, "-c", "from inhabit.cli import main; main()", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)


@pytest.mark.parametrize("words", [("launch", "programme"), ("appoint", "somebody@example.org", "steward")])
def test_without_tables_a_line_says_what_to_do(tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = inhabit(tmp_path, *words)
    assert answer.returncode == 1
    assert "Has “inhabit migrate” been run?" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_two_words_name_one_command(tmp_path: Path) -> None:
    assert "Starts a programme" in inhabit(tmp_path, "launch", "programme", "--help").stdout
    assert "Unknown command" in inhabit(tmp_path, "launch", "rocket").stderr
