"""Fixtures for every test. What runs databases and browsers is in ``plugins``."""

import pytest
from cast import Cast, SignIn, make_account
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from programmes import Story, make_story
from pytest_django.plugin import DjangoDbBlocker

from inhabit.access.models import Account
from inhabit.audit.guards import lift_guard
from inhabit.people.models import Person

# A busy machine is slow, not wrong: no example fails for the time it takes.
hypothesis_settings.register_profile("patient", deadline=None)
hypothesis_settings.load_profile("patient")

pytest_plugins = ["plugins.browser", "plugins.figures", "plugins.marks"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Lift the guard over the audit trail: tests with real transactions empty every table.

    The tests of the guard set it again, inside of their own transaction.
    """
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        lift_guard(editor)


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    """Forget the attempts to sign in that other tests have made."""
    cache.clear()


@pytest.fixture(autouse=True)
def english_to_begin_with() -> None:
    """Speak English, whatever language the last page of another test has spoken."""
    translation.activate("en")


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()


@pytest.fixture
def story(cast: Cast) -> Story:
    """A strategy in force and a programme for the whole organisation, in which nobody has said anything."""
    return make_story(cast)


@pytest.fixture
def sign_in() -> SignIn:
    """Return a function that gives a test client signed in as a person."""

    def signed_in_as(person: Person) -> Client:
        client = Client()
        account = Account.objects.filter(person=person).first() or make_account(person)
        client.force_login(account)
        return client

    return signed_in_as
