"""The keys under which private words are sealed. They are in no database and in no backup of one."""

from __future__ import annotations

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class UnreadableSealError(Exception):
    """A sealed text was made with a key that this deployment no longer has."""


def seal(text: str) -> str:
    """Return ``text`` sealed with the newest key."""
    return seals_of(str(settings.CONTENT_KEYS)).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what was sealed, with whichever key. ``UnreadableSealError`` where none of ours opens it."""
    try:
        return seals_of(str(settings.CONTENT_KEYS)).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise UnreadableSealError("no key of this deployment opens it") from None


def reseal(sealed: str) -> str:
    """Return the same text under the newest key."""
    return seals_of(str(settings.CONTENT_KEYS)).rotate(sealed.encode()).decode()


def new_key() -> str:
    return Fernet.generate_key().decode()


@lru_cache(maxsize=4)
def seals_of(keys: str) -> MultiFernet:
    """Return the seals for ``keys``: one or several, separated by commas, the newest first."""
    try:
        return MultiFernet([Fernet(key.strip()) for key in keys.split(",") if key.strip()])
    except ValueError:
        raise ImproperlyConfigured(
            "INHABIT_CONTENT_KEYS holds something that is no key. Make one with: inhabit new_content_key"
        ) from None
