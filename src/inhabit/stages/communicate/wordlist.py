"""The words of a text, by which questions are found and compared."""

from __future__ import annotations

import re

HEAD = 3  # letters by which words are looked up; shorter words are passed over
LONGEST = 24
TELLING = 5  # letters from which on a word says what a question is about
MOST_WORDS = 80
# Words that stand in nearly every text, English and German: they find nothing and cost most.
COMMON_WORDS = (
    "the and for are was were that this with have has had not but you your our they them their what "
    "when who why how which will would can could from about there than then into does did its all any "
    "der die das und ist sind war nicht ein eine einen einem einer den dem des mit auf für von wir ihr "
    "sie uns unser ich was wer wie wann warum wird werden haben hat hatte kann auch oder aber bei noch "
    "nur aus zum zur dass wenn als nach sich über"
)
COMMON = frozenset(COMMON_WORDS.split())


def words_of(text: str) -> list[str]:
    """Return the different words of ``text``, small, in their order; 80 at most, common ones left out."""
    parts = re.findall(r"[^\W_]+", text.casefold())
    found = (word[:LONGEST] for word in parts if len(word) >= HEAD and word not in COMMON)
    return list(dict.fromkeys(found))[:MOST_WORDS]


def telling_words(text: str, most: int) -> list[str]:
    """Return the ``most`` longest words of ``text``: long words are rare, and rare ones tell most."""
    return sorted((word for word in words_of(text) if len(word) >= TELLING), key=len, reverse=True)[:most]


def likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how much two texts share of their telling words (Jaccard's index)."""
    mine, theirs = set(telling_words(one, MOST_WORDS)), set(telling_words(other, MOST_WORDS))
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
