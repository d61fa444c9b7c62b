"""How a conversation answers to what was said: by written conditions, taken literally.

No guessing: a condition is the number of words, one of the phrases below, or one of the words that a
path lists. Whoever reads the path knows what it will do.
"""

from __future__ import annotations

import re
from functools import lru_cache

from inhabit.companion.files.shape import Branch

SHORT = 4  # words at most
LONG = 40  # words at least
UNSURE_AT_MOST = 12  # words: in a longer answer, "not sure" is part of a thought

UNSURE = (
    "i don't know",
    "don't know",
    "dont know",
    "dunno",
    "no idea",
    "no clue",
    "not sure",
    "unsure",
    "hard to say",
    "nothing comes to mind",
    "weiß nicht",
    "weiss nicht",
    "weiß ich nicht",
    "weiss ich nicht",
    "weiß es nicht",
    "weiss es nicht",
    "keine ahnung",
    "nicht sicher",
    "unsicher",
    "schwer zu sagen",
    "mir fällt nichts ein",
)
# A conversation with oneself is no help here: it stops and says who is.
HARM = (
    "suicide",
    "suicidal",
    "kill myself",
    "killing myself",
    "end my life",
    "hurt myself",
    "harm myself",
    "self-harm",
    "don't want to live",
    "do not want to live",
    "want to die",
    "better off dead",
    "abuse",
    "abused",
    "sexual abuse",
    "being abused",
    "raped",
    "beats me",
    "hits me",
    "suizid*",
    "selbstmord*",
    "mich umbringen",
    "mich umzubringen",
    "bringe mich um",
    "mir das leben nehmen",
    "mir etwas antun",
    "mir was antun",
    "selbst verletzen",
    "nicht mehr leben",
    "will sterben",
    "möchte sterben",
    "missbraucht",
    "sexueller missbrauch",
    "vergewaltigt",
    "schlägt mich",
)


def holds(branch: Branch, words: str) -> bool:
    """Say whether ``words`` meet the condition of ``branch``."""
    count = len(words.split())
    if branch.when == "short":
        return count <= SHORT
    if branch.when == "long":
        return count >= LONG
    if branch.when == "unsure":
        return is_unsure(words)
    if branch.when == "mentions":
        return bool(mentioned(branch.words, words))
    return True


def is_unsure(words: str) -> bool:
    """Say whether ``words`` are a way to say "I don't know"."""
    is_only_marks = not re.search(r"\w", words)
    return is_only_marks or (len(words.split()) <= UNSURE_AT_MOST and bool(mentioned(UNSURE, words)))


def speaks_of_harm(words: str) -> bool:
    """Say whether ``words`` have one of the few phrases at which a conversation stops."""
    return bool(mentioned(HARM, words))


def mentioned(listed: tuple[str, ...], words: str) -> str:
    """Return the first of the ``listed`` words or phrases in ``words``, as it was written there; else "".

    Whole words, whatever their case; a star at the end stands for any ending.
    """
    found = pattern_of(listed).search(words.replace("’", "'"))
    return found[0] if found else ""


@lru_cache(maxsize=1024)
def pattern_of(listed: tuple[str, ...]) -> re.Pattern[str]:
    phrases = [phrase_as_pattern(one.replace("’", "'")) for one in listed]
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


def phrase_as_pattern(phrase: str) -> str:
    words = r"\s+".join(re.escape(word) for word in phrase.removesuffix("*").split())
    return words + r"\w*" if phrase.endswith("*") else words
