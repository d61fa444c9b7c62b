"""The processes behind ``inhabit serve``: started, watched, restarted and stopped together."""

from __future__ import annotations

import ctypes
import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field

LONGEST_PAUSE = 30.0  # seconds between two attempts to start a child that keeps dying
SETTLED_AFTER = 60.0  # seconds after which a child's earlier deaths are forgiven
GRACE = 10.0  # seconds in which a child may finish what it does
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with_parent() -> None:
    """Ask Linux to end this process when its parent dies, however that happens. Runs in the child."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """A process that should always be running."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    deaths: int = 0
    due_at: float = 0.0  # when it may be started (again), on the monotonic clock

    def start(self) -> None:
        # A session of its own: Ctrl-C reaches only us, and we end our children in order.
        self.process = subprocess.Popen(  # noqa: S603  # our own command, no shell
            self.command,
            start_new_session=True,
            preexec_fn=die_with_parent,  # noqa: PLW1509  # a single system call, which takes no lock
        )
        self.started_at = time.monotonic()

    def watch(self) -> str:
        """Start the child when it is due; return a line to print when it has died."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due_at:
                self.start()
            return ""
        status = self.process.poll()
        if status is None:
            return ""
        self.deaths = 1 if now - self.started_at > SETTLED_AFTER else self.deaths + 1
        pause = min(0.5 * 2 ** (self.deaths - 1), LONGEST_PAUSE)
        self.process, self.due_at = None, now + pause
        return f"The {self.name} has ended (status {status}); starting it again in {pause:g} s."

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """End the child and everything it has started."""
        if self.process is None:
            return
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass
class Household:
    """The children of one ``inhabit serve``, and the wish to stop."""

    children: list[Child]
    is_ending: threading.Event = field(default_factory=threading.Event)

    def listen_to_signals(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.is_ending.set())

    def start(self) -> None:
        for child in self.children:
            child.start()

    def watch(self) -> list[str]:
        """Look after every child once; return what there is to tell."""
        return [line for line in (child.watch() for child in self.children) if line]

    def stop(self) -> None:
        for child in self.children:
            if child.is_alive() and child.process is not None:
                child.process.terminate()
        for child in self.children:
            child.stop()


def answers(host: str, port: int) -> bool:
    """Say whether the product answers a request at ``host``."""
    link = http.client.HTTPConnection(host, port, timeout=5)
    try:
        link.request("GET", "/account/login/")
        return link.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        link.close()


def web_server(host: str, port: int, *, workers: int, threads: int) -> Child:
    place = ["--host", host, "--port", str(port)]
    size = ["--workers", str(workers), "--blocking-threads", str(threads)]
    manner = ["--interface", "wsgi", "--no-ws", "--log-level", "warning", "--respawn-failed-workers"]
    command = [sys.executable, "-m", "granian", *place, *size, *manner, "inhabit.wsgi:application"]
    return Child("web server", command)


def background_worker() -> Child:
    return Child("background worker", [sys.executable, "-m", "django", "ox_worker", "--verbosity", "0"])
