"""What somebody can do who has the whole database, and keys: used to prove that it is not enough."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import product

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection

NONCE = 12
type Cell = str | bytes


def every_cell() -> Iterator[Cell]:
    """Yield each text and each run of bytes in each row of each table, whatever the product knows of it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield from (as_cell(value) for value in row if value is not None)


def as_cell(value: object) -> Cell:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value)


def faces_of(word: str) -> set[bytes]:
    """Return how ``word`` looks in the encodings that a dump may hold it in."""
    plain = word.encode()
    faces = {
        plain,
        word.lower().encode(),
        plain.hex().encode(),
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
    }
    faces |= {json.dumps(word)[1:-1].encode(), plain[::-1]}
    for shift in range(3):  # base64 looks different at each of three places
        turned = base64.b64encode(b"\0" * shift + plain)
        faces |= {turned[4:-4], turned[4:-4].translate(bytes.maketrans(b"+/", b"-_"))}
    return {face for face in faces if len(face) >= 6}


def keys_from(secrets: Iterable[str]) -> set[bytes]:
    """Return every 32 bytes that one could take ``secrets`` for: as they are, decoded, hashed, in parts."""
    keys = set()
    for secret in {part.strip() for whole in secrets for part in (whole, *whole.split(","))}:
        raw = secret.encode()
        keys |= {hashlib.sha256(raw).digest(), raw[:32].ljust(32, b"\0")}
        keys |= {hashlib.pbkdf2_hmac("sha256", raw, b"", 1), hashlib.blake2b(raw, digest_size=32).digest()}
        keys |= {decoded for decoded in decodings(secret) if len(decoded) == 32}
    return keys


def decodings(secret: str) -> Iterator[bytes]:
    for decode in (base64.urlsafe_b64decode, base64.b64decode, bytes.fromhex):
        try:
            yield decode(secret)
        except ValueError:
            continue


def opened_with(keys: set[bytes], cells: Iterable[Cell], bindings: Iterable[bytes]) -> bytes:
    """Return all that ``keys`` open in ``cells``, one after the other; what opens may be a key itself."""
    sealed = list(tokens_in(cells))
    bound = [*bindings, b""]
    tried: set[bytes] = set()
    found: list[bytes] = []
    while fresh := keys - tried:
        tried |= fresh
        new = [text for key, token in product(fresh, sealed) for text in openings(key, token, bound)]
        found += new
        keys = keys | {text for text in new if len(text) == 32}
    return b"\n".join(found)


def tokens_in(cells: Iterable[Cell]) -> Iterator[bytes]:
    """Yield every run of signs that could be something sealed, in whatever stands around it."""
    for cell in set(cells):
        raw = cell.encode() if isinstance(cell, str) else cell
        yield from re.findall(rb"[A-Za-z0-9+/_=-]{40,}", raw)


def openings(key: bytes, token: bytes, bindings: Iterable[bytes]) -> Iterator[bytes]:
    if token.startswith(b"gAAAA"):
        with suppress(InvalidToken, ValueError):
            yield Fernet(base64.urlsafe_b64encode(key)).decrypt(token)
        return
    try:
        raw = base64.b64decode(token, validate=True)
    except ValueError:
        return
    for binding in bindings:
        try:
            yield AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], binding)
        except (InvalidTag, ValueError):
            continue


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a setting, however deep."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts_in(key)
            yield from texts_in(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from texts_in(inner)
    elif value is not None and not callable(value):
        yield str(value)
