"""``inhabit serve`` starts for real, answers, and stops without leaving anything behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError

from inhabit.web import readiness
from inhabit.web.serving import Child

SOURCE = Path(__file__).parents[2] / "src"
PATIENCE = 40.0


def wait_for(what: Callable[[], object]) -> None:
    """Look until ``what`` holds, or fail after some time."""
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def status_of(port: int, path: str) -> int:
    link = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        link.request("GET", path)
        return link.getresponse().status
    except OSError:
        return 0
    finally:
        link.close()


def children_of(pid: int) -> list[int]:
    found = subprocess.run(
        ["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True, check=False
    )
    own = [int(word) for word in found.stdout.split()]
    return own + [grandchild for child in own for grandchild in children_of(child)]


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class Serving:
    """One ``inhabit serve`` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.output = folder / "output.txt"
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("INHABIT_", "DJANGO_"))
        }
        self.environment = kept | {
            "DJANGO_SETTINGS_MODULE": "inhabit.settings",
            "PYTHONPATH": str(SOURCE),
            "DATABASE_URL": f"sqlite:///{folder / 'serve.sqlite3'}",
            "INHABIT_VAR": str(folder),
            "INHABIT_DEMO": "1",
        }
        self.process: subprocess.Popen[bytes] | None = None

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "django", *words]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )

    def start(self, *words: str) -> "Serving":
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "django", "serve", "--port", str(self.port), *words],
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        wait_for(lambda: "Ctrl-C" in self.said() or self.pid_has_ended())
        assert "Ctrl-C" in self.said(), self.said()
        return self

    def said(self) -> str:
        return self.output.read_text()

    def pid_has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def end(self, number: int) -> list[int]:
        """Send a signal, wait until the process has ended, and return which children it had."""
        assert self.process is not None
        children = children_of(self.process.pid)
        self.process.send_signal(number)
        self.process.wait(PATIENCE)
        return children


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    serving = Serving(tmp_path)
    yield serving
    if serving.process is not None and serving.process.poll() is None:
        serving.process.terminate()
        serving.process.wait(PATIENCE)


def test_it_answers_prints_where_and_stops_without_orphans(serving: Serving) -> None:
    serving.start("--prepare", "--workers", "1")
    assert status_of(serving.port, "/account/login/") == 200
    assert f"http://127.0.0.1:{serving.port}/" in serving.said()
    links = re.findall(r"http://127\.0\.0\.1:\d+(/demo/\S+)", serving.said().split("Inhabit answers")[1])
    assert len(links) == 6
    assert status_of(serving.port, links[0]) == 302
    assert status_of(serving.port, "/demo/member:forged/") == 404
    assert serving.process is not None
    pid = serving.process.pid
    wait_for(lambda: len(children_of(pid)) >= 3)
    children = serving.end(signal.SIGTERM)
    assert len(children) >= 3  # the web server, its worker process, the background worker
    assert serving.process.returncode == 0
    assert not any(is_running(child) for child in children)
    assert status_of(serving.port, "/") == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_killed_outright_it_takes_its_children_along(serving: Serving) -> None:
    children = serving.start("--prepare", "--workers", "1").end(signal.SIGKILL)
    wait_for(lambda: not any(is_running(child) for child in children))


def test_a_database_without_tables_is_refused(serving: Serving) -> None:
    refusal = serving.run("serve", "--port", str(serving.port))
    assert refusal.returncode == 1
    assert "inhabit migrate" in refusal.stderr


def test_a_taken_port_is_refused() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CommandError, match="choose another port"):
            readiness.refuse_taken_port("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SITE_URL", "http://inhabit.example.org", "unencrypted"),
        ("DEBUG", True, "inside of every error"),
        ("ALLOWED_HOSTS", ["*"], "name the hosts"),
        ("SECRET_KEY", "short", "forged"),
    ],
)
def test_unsafe_settings_are_refused(settings: LazySettings, name: str, value: object, words: str) -> None:
    settings.DEMO = False
    settings.SECRET_KEY = "k" * 50
    setattr(settings, name, value)
    with pytest.raises(CommandError, match=words):
        readiness.refuse_unsafe_settings("0.0.0.0")


def test_a_local_trial_is_fine(settings: LazySettings) -> None:
    settings.DEBUG, settings.SECRET_KEY = True, "k" * 50
    readiness.refuse_unsafe_settings("127.0.0.1")


def test_a_child_that_dies_is_started_again_with_growing_pauses() -> None:
    child = Child("clock", [sys.executable, "-c", "raise SystemExit(3)"])
    child.start()
    lines: list[str] = []

    def has_died_twice() -> bool:
        line = child.watch()
        if line:
            lines.append(line)
        return len(lines) == 2

    wait_for(has_died_twice)
    assert "0.5 s" in lines[0]
    assert "1 s" in lines[1]
    assert "status 3" in lines[1]
