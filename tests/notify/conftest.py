"""A few kinds of notices, as packages declare them."""

from collections.abc import Iterator

import pytest
from notices import KINDS_FOR_TESTS

from inhabit.notify.kinds import KINDS, add_kinds


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    """Make the kinds for tests known, beside those of the product."""
    add_kinds(*KINDS_FOR_TESTS)
    yield
    for kind in KINDS_FOR_TESTS:
        del KINDS[kind.key]
