"""What an agreement says: made once from the written clauses, then kept as it was."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from django.utils.translation import get_language

from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Agreement, Engagement
from inhabit.people.models import Person

YEARS_KEPT = 1  # after the end; the clauses say so in months, and upkeep does it
PURPOSE = "agreement"  # under which somebody's own sentences are sealed
FALLBACK = "en"
type Clause = dict[str, Any]  # as Agreement.clauses holds it


@dataclass(frozen=True)
class ReadClause:
    """A clause as somebody reads it. ``is_own``: in the words of one of those who agree."""

    heading: str
    text: str
    is_own: bool = False


@lru_cache(maxsize=1)
def written_clauses() -> tuple[Clause, ...]:
    """Return all clauses there are, as they stand in ``content/clauses.yaml``."""
    text = (files("inhabit.coaching.agreements") / "content" / "clauses.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text))


def clauses_for(engagement: Engagement, party: Person | None, sessions: int | None = None) -> list[Clause]:
    """Return the clauses of a new agreement, with the names and numbers of ``engagement`` put in.

    ``sessions`` is how many there are to be, where that isn't what was agreed before.
    """
    holds = traits_of(engagement, party)
    given = {
        "coach": engagement.coach.person.name,
        "party": party.name if party else "",
        "group": engagement.unit.name if engagement.unit else engagement.name,
        "sessions": sessions or engagement.sessions_planned,
        "minutes": engagement.minutes,
        "months": 12 * YEARS_KEPT,
    }
    return [
        {
            "key": clause["key"],
            "heading": clause["heading"],
            "text": {language: text.format_map(given) for language, text in clause["text"].items()},
        }
        for clause in written_clauses()
        if holds.issuperset(clause.get("when", []))
    ]


def traits_of(engagement: Engagement, party: Person | None) -> set[str]:
    """Return what is true of ``engagement``, in the words of the clauses."""
    ways = "three_way" if engagement.is_three_way else "two_way"
    return {str(engagement.format), ways, "party" if party else "no_party"}


def own_clause(engagement: Engagement, text: str, *, by: Person) -> Clause:
    """Return a sentence of somebody's own as a clause: sealed, for it may say what moves them."""
    return {"sealed": seal_in(engagement, text, purpose=PURPOSE), "by": by.pk}


def read_clauses(agreement: Agreement) -> list[ReadClause]:
    """Return the clauses in the reader's language. ``UnreadableSealError`` without the engagement's key."""
    return [read_clause(agreement.engagement, clause) for clause in agreement.clauses]


def own_sentences(agreement: Agreement) -> list[str]:
    """Return the sentences in somebody's own words."""
    return [clause.text for clause in read_clauses(agreement) if clause.is_own]


def read_clause(engagement: Engagement, clause: Clause) -> ReadClause:
    if "sealed" in clause:
        return ReadClause("", open_in(engagement, clause["sealed"], purpose=PURPOSE), is_own=True)
    return ReadClause(in_language(clause["heading"]), in_language(clause["text"]))


def in_language(texts: dict[str, str]) -> str:
    language = (get_language() or FALLBACK).split("-")[0]
    return texts.get(language) or texts[FALLBACK]
