"""Which tests touch a database: marked of themselves, so that a second database runs only those."""

import pytest

FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & FIXTURES:
            item.add_marker(pytest.mark.database)
