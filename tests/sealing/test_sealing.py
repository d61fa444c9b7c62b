"""Private words are sealed in the database, open with any known key, and move to the newest one."""

import pytest
from cryptography.fernet import Fernet
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured

from inhabit.sealing.keys import UnreadableSealError, reseal, seal, unseal


@pytest.fixture
def old(settings: LazySettings) -> str:
    key = Fernet.generate_key().decode()
    settings.CONTENT_KEYS = key
    return key


def test_a_sealed_text_shows_nothing_of_itself_and_opens_again(old: str) -> None:
    sealed = seal("I am afraid of this.")
    assert "afraid" not in sealed
    assert unseal(sealed) == "I am afraid of this."


def test_the_same_text_is_never_sealed_the_same_way(old: str) -> None:
    assert seal("Yes.") != seal("Yes.")


def test_resealed_it_no_longer_needs_the_older_key(old: str, settings: LazySettings) -> None:
    sealed = seal("Kept.")
    new = Fernet.generate_key().decode()
    settings.CONTENT_KEYS = f"{new}, {old}"
    assert unseal(sealed) == "Kept."
    moved = reseal(sealed)
    settings.CONTENT_KEYS = new
    assert unseal(moved) == "Kept."
    with pytest.raises(UnreadableSealError):
        unseal(sealed)


def test_something_that_is_no_key_is_refused_with_the_way_to_make_one(settings: LazySettings) -> None:
    settings.CONTENT_KEYS = "not a key"
    with pytest.raises(ImproperlyConfigured, match="new_content_key"):
        seal("Hello")
