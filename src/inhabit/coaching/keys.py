"""What is written in an engagement is sealed under a key of its own.

That key lies in the database only as it was wrapped by ``settings.COACHING_KEYS``, which no database
and no backup of one holds: whoever has a dump, even with every other secret of the deployment, reads
nothing. To wrap all keys anew under a newer one: ``inhabit rewrap``.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from contextlib import suppress
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from inhabit.coaching.models import Engagement, EngagementKey
from inhabit.sealing.keys import UnreadableSealError

NONCE = 12  # bytes, as AES-GCM wants them
DATA_KEY_BITS = 256


def seal_in(engagement: Engagement, text: str, *, purpose: str) -> str:
    """Return ``text`` sealed under the key of ``engagement``; an empty text stays empty.

    ``purpose`` names what it is ("note", "goal"), and must be the same to open it: a sealed text that
    somebody puts in another engagement, or in another place of this one, opens nowhere.
    """
    if not text:
        return ""
    nonce = os.urandom(NONCE)
    sealed = AESGCM(keys_of(engagement)[0]).encrypt(nonce, text.encode(), bound_to(engagement, purpose))
    return b64encode(nonce + sealed).decode()


def open_in(engagement: Engagement, sealed: str, *, purpose: str) -> str:
    """Return what was sealed in ``engagement``. ``UnreadableSealError`` where its key doesn't open it."""
    if not sealed:
        return ""
    try:
        raw = b64decode(sealed, validate=True)
    except ValueError:
        raise UnreadableSealError("it was never sealed") from None
    for key in keys_of(engagement):
        with suppress(InvalidTag, ValueError):
            return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], bound_to(engagement, purpose)).decode()
    raise UnreadableSealError("the key of its engagement does not open it")


def bound_to(engagement: Engagement, purpose: str) -> bytes:
    return f"{engagement.pk}:{purpose}".encode()


def keys_of(engagement: Engagement) -> list[bytes]:
    """Return the key of ``engagement``, and the one before where it was renewed."""
    try:
        wrapped = [engagement.key.wrapped, engagement.key.former]
    except EngagementKey.DoesNotExist:
        raise UnreadableSealError("the key of its engagement was destroyed") from None
    try:
        return [wrappers(str(settings.COACHING_KEYS)).decrypt(key.encode()) for key in wrapped if key]
    except InvalidToken:
        raise UnreadableSealError("no coaching key of this deployment opens it") from None


def give_key(engagement: Engagement) -> EngagementKey:
    """Make the key of a new engagement."""
    return EngagementKey.objects.create(engagement=engagement, wrapped=new_wrapped_key())


def new_wrapped_key() -> str:
    key = AESGCM.generate_key(DATA_KEY_BITS)
    return wrappers(str(settings.COACHING_KEYS)).encrypt(key).decode()


def rewrapped(wrapped: str) -> str:
    """Return a wrapped key under the newest of our keys; the very same where it is under it already."""
    newest, all_of_them = newest_wrapper(str(settings.COACHING_KEYS)), wrappers(str(settings.COACHING_KEYS))
    try:
        newest.decrypt(wrapped.encode())
    except InvalidToken:
        return all_of_them.rotate(wrapped.encode()).decode()
    return wrapped


def open_one_key() -> None:
    """Open the oldest and the newest key there is. ``UnreadableSealError`` where ours wrapped neither."""
    keys = EngagementKey.objects.select_related("engagement")
    for key in (*keys.order_by("pk")[:1], *keys.order_by("-pk")[:1]):
        keys_of(key.engagement)


@lru_cache(maxsize=4)
def wrappers(keys: str) -> MultiFernet:
    """Return what wraps, for ``keys``: one or several, separated by commas, the newest first."""
    try:
        return MultiFernet([Fernet(key.strip()) for key in keys.split(",") if key.strip()])
    except ValueError:
        raise ImproperlyConfigured(
            "INHABIT_COACHING_KEYS holds something that is no key. Make one with: inhabit new_content_key"
        ) from None


@lru_cache(maxsize=4)
def newest_wrapper(keys: str) -> Fernet:
    """Return what wraps new keys: the first of ``keys``."""
    wrappers(keys)  # says so where one of them is none
    return Fernet(keys.split(",", maxsplit=1)[0].strip())
