"""``inhabit serve`` starts for real, answers, and stops without leaving anything behind."""

import re
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError
from serving import Serving, children_of, is_running, status_of, wait_for

from inhabit.web import readiness
from inhabit.web.serving import Child


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    serving = Serving(tmp_path)
    yield serving
    serving.stop()


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
