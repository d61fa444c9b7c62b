"""By what the author's browser finds its own cards: the server keeps a hash that says nothing of anybody."""

from __future__ import annotations

import hashlib
from uuid import UUID

from inhabit.people.models import Person


def receipt_for(secret: str, person: Person, card: UUID) -> str:
    """Return the receipt of ``card`` for the browser that holds ``secret``, used by ``person``; 64 signs.

    Each card has its own, so that those of one author have nothing in common. With the person in it,
    nobody who uses the same browser after them finds theirs.
    """
    return hashlib.sha256(f"{secret}:{person.pk}:{card.hex}".encode()).hexdigest()
