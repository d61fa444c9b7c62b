"""The secrets of invitations: made here, shown once, kept only as a keyed hash.

A link's secret follows from the server's key, the person and the moment of sending, so that a
background task can write the mail knowing nothing but the invitation's number. A code's secret
is random and is known to the printed sheet alone.
"""

import secrets
from datetime import datetime

from django.utils.crypto import salted_hmac

# Without look-alikes: no 0 O, 1 I L, and no U, which is misread as V.
ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
CODE_LENGTH = 10


def new_code() -> str:
    """Return a random code of ten characters: 49 bits, good for a month of limited attempts."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def grouped(code: str) -> str:
    """Return ``code`` as it is printed: ABCD-EFGH-JK."""
    return "-".join((code[:4], code[4:8], code[8:]))


def plain(typed: str) -> str:
    """Return a code as somebody typed it without spaces, dashes and small letters."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def link_secret(person_id: int, sent_at: datetime) -> str:
    """Return the secret part of a mailed link, as 64 hex digits."""
    return keyed("inhabit.access.invitation.link", f"{person_id} {sent_at.timestamp():.6f}")


def secret_hash(secret: str) -> str:
    """Return what is kept of ``secret``: worth nothing without the server's key."""
    return keyed("inhabit.access.invitation.hash", secret)


def keyed(purpose: str, text: str) -> str:
    return salted_hmac(purpose, text, algorithm="sha256").hexdigest()
