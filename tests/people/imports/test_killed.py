"""Killed in the middle of an import: the database is as it was before."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from people.imports.files import SMALL, write

import inhabit

# Runs the command, but stops for ever when everything but the tree has been written.
KILLED_HALFWAY = """
import sys
import django
django.setup()
import inhabit.people.imports.writing as writing
from inhabit.cli import main

def wait_for_the_end():
    print("written", flush=True)
    sys.stdin.read()

writing.refresh_tree = wait_for_the_end
main()
"""
STATE = """
import django
django.setup()
from inhabit.people.models import ImportRun, Person, Placement, Unit, UnitLine
models = (Person, Unit, UnitLine, Placement, ImportRun)
print([sorted(model.objects.values_list()) for model in models])
"""


def test_kill_9(tmp_path: Path) -> None:
    env = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'x.sqlite3'}",
        "INHABIT_VAR": str(tmp_path),
        "PYTHONPATH": str(Path(inhabit.__file__).parents[1]),
        "DJANGO_SETTINGS_MODULE": "inhabit.settings",
    }

    def python(code: str, *arguments: str) -> str:
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=True).stdout

    run = "from inhabit.cli import main; main()"
    python(run, "migrate", "-v0")
    first = write(tmp_path, "first.csv", SMALL)
    python(run, "import", "people", str(first), "--json")
    before = python(STATE)
    second = write(tmp_path, "second.csv", SMALL.replace("3,2,Cem", "3,5,Cem") + "8,1,Ida,,,\n")
    command = [sys.executable, "-c", KILLED_HALFWAY, "import", "people", str(second), "--json"]
    with subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert python(STATE) == before
    assert '"joins": 1' in python(run, "import", "people", str(second), "--json")
