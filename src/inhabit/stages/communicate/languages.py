"""Words that stand in several languages: everyone reads their own, else the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from inhabit.access.languages import known_language


@dataclass(frozen=True)
class Words:
    """Somebody's words in the language that the reader reads them in."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def in_own_language(texts: Mapping[str, str], first: str) -> Words:
    """Return of ``texts``, by language, the one in the reader's language; where it is empty, ``first``."""
    own = known_language(get_language() or "") or first
    language = own if texts.get(own, "").strip() else first
    return Words(texts.get(language, ""), language)
