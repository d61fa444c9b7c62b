"""A real ``inhabit serve`` in a folder of its own, for tests that need the product as it is delivered."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
PATIENCE = 120.0


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

    def start(self, *words: str) -> Serving:
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

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)

    def way_in(self, role: str) -> str:
        """Return the address that signs a visitor of the demo in as ``role``."""
        found = re.search(rf"http://\S+/demo/{role}:\S+", self.said())
        assert found, self.said()
        return found[0]
