"""Figures that tests measure, printed at the end of the run: ``figures("Home, first visit", "110 kB")``."""

from collections.abc import Callable, Iterator

import pytest
from _pytest.terminal import TerminalReporter

HEADING = "figure"

type Figures = Callable[[str, str], None]


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Figures:
    """Return a function that notes what was measured, and its value in words."""
    return lambda what, value: record_property(HEADING, f"{what}: {value}")


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    lines = sorted(set(measured(terminalreporter)))
    if lines:
        terminalreporter.section("measured")
        for line in lines:
            terminalreporter.write_line(line)


def measured(terminalreporter: TerminalReporter) -> Iterator[str]:
    for reports in terminalreporter.stats.values():
        for report in reports:
            for heading, value in getattr(report, "user_properties", ()):
                if heading == HEADING:
                    yield str(value)
