"""Marks that tests get of themselves: what touches a database, and what drives a browser."""

from pathlib import Path

import pytest

FIXTURES = {"db", "transactional_db", "live_server"}
BROWSER = Path(__file__).parents[1] / "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & FIXTURES:
            item.add_marker(pytest.mark.database)
        if BROWSER in item.path.parents:
            item.add_marker(pytest.mark.browser)
