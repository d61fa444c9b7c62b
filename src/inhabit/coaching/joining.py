"""How the nouns of coaching join what the packages below keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def add_new(known: list[Any], ours: Iterable[Any]) -> None:
    """Add ``ours`` to ``known``, each once: the application can start twice."""
    known.extend(one for one in ours if one not in known)
