"""The demo, loaded once for all tests of a file, and rolled back after them.

So that it is once, they run on one worker: see ``plugins/marks.py``.
"""

from collections.abc import Iterator

import pytest
from demo_progress import Silence
from django.db import transaction
from pytest_django import DjangoDbBlocker

from inhabit.demo.loading import Loaded, load_demo


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Loaded]:
    """The demo at its standard size."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo(progress=Silence())
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded: Loaded, db: None) -> Loaded:
    return loaded
