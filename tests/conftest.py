"""Fixtures for every test. What runs databases and browsers is in ``plugins``."""

from collections.abc import Callable

import pytest
from cast import Cast, make_account
from django.test import Client
from programmes import Story, make_story

from inhabit.access.models import Account
from inhabit.people.models import Person

pytest_plugins = ["plugins.browser", "plugins.databases"]

SignIn = Callable[[Person], Client]


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
