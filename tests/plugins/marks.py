"""Marks that tests get of themselves: what touches a database, drives a browser, or shares the demo."""

from pathlib import Path

import pytest

FIXTURES = {"db", "transactional_db", "live_server"}
BROWSER = Path(__file__).parents[1] / "browser"
DEMO = Path(__file__).parents[1] / "demo"  # the tests of a file share what takes long to load


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & FIXTURES:
            item.add_marker(pytest.mark.database)
        if BROWSER in item.path.parents:
            item.add_marker(pytest.mark.browser)
        if DEMO in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
