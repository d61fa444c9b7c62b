"""What changed between two wordings of a text, in pieces that a page can mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# From this similarity on, one sentence counts as the other reworded; below, it is taken out and put in whole.
REWORDED_FROM = 0.4
# How many times a word of one text may meet itself in the other: a text of a thousand words has fewer.
MOST_PAIRS = 20_000


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed, was put in or was taken out."""

    kind: Literal["same", "ins", "del"]
    text: str


type Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Passage:
    """A changed text under its label."""

    label: str
    pieces: Pieces


def changed_passages(texts: Iterable[tuple[str, str, str]]) -> tuple[Passage, ...]:
    """Return those of ``texts`` (label, old wording, new wording) that are not the same."""
    return tuple(Passage(label, pieces) for label, old, new in texts if (pieces := changed_words(old, new)))


def likeness(old: str, new: str) -> float:
    """Return how alike two texts are, from 0 to 1; 0 for those too long and monotonous to compare."""
    compared = compared_words(split_words(old), split_words(new))
    return compared.ratio() if compared else 0


def compared_words(old: list[str], new: list[str]) -> SequenceMatcher[str] | None:
    """Return ``old`` set against ``new``, or None where that would take more than a moment.

    Spaces begin no match, they only extend one: they stand everywhere, and would make it slow.
    """
    before, after = Counter(old), Counter(new)
    pairs = sum(before[word] * after[word] for word in before if not word.isspace())
    return SequenceMatcher(str.isspace, old, new, autojunk=False) if pairs <= MOST_PAIRS else None


def split_words(text: str) -> list[str]:
    """Return ``text`` as words, spaces and punctuation, which together are the text again."""
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def changed_words(old: str, new: str) -> Pieces:
    """Return ``new`` against ``old`` word by word, or nothing where they are the same.

    Texts that have too little in common are shown as one taken out and one put in.
    """
    if old == new:
        return ()
    a, b = split_words(old), split_words(new)
    compared = compared_words(a, b)
    if compared is None or compared.ratio() < REWORDED_FROM:
        return tuple(Piece(kind, text) for kind, text in (("del", old), ("ins", new)) if text)  # type: ignore[arg-type]
    pieces: list[Piece] = []
    for tag, a1, a2, b1, b2 in compared.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(a[a1:a2])))
            continue
        if a2 > a1:
            pieces.append(Piece("del", "".join(a[a1:a2])))
        if b2 > b1:
            pieces.append(Piece("ins", "".join(b[b1:b2])))
    return joined(pieces)


def joined(pieces: list[Piece]) -> Pieces:
    """Return ``pieces`` with changes that only a space stands between drawn together."""
    result: list[Piece] = []
    for index, piece in enumerate(pieces):
        is_gap = piece.kind == "same" and not piece.text.strip() and 0 < index < len(pieces) - 1
        kinds: tuple[Literal["del", "ins", "same"], ...] = ("del", "ins") if is_gap else (piece.kind,)
        result += [Piece(kind, piece.text) for kind in kinds]
    runs: list[Piece] = []
    start = 0
    while start < len(result):
        end = start
        while end < len(result) and (result[end].kind == "same") == (result[start].kind == "same"):
            end += 1
        for kind in ("same", "del", "ins"):
            text = "".join(piece.text for piece in result[start:end] if piece.kind == kind)
            if text:
                runs.append(Piece(kind, text))
        start = end
    return tuple(runs)
