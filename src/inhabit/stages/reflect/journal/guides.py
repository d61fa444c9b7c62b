"""The guided pages of the journal: written questions, in every language that we speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from django.utils.translation import get_language
from django.utils.translation import gettext as _

FREE = "free"  # a page without questions
FALLBACK = "en"

type InLanguages = dict[str, str]


@dataclass(frozen=True)
class GuideQuestion:
    key: str
    texts: InLanguages

    @property
    def text(self) -> str:
        return in_language(self.texts)


@dataclass(frozen=True)
class Guide:
    """A page of questions, for a stage, for one of the three capacities, or for any week."""

    id: str
    titles: InLanguages
    ledes: InLanguages
    questions: tuple[GuideQuestion, ...]
    stage: str = ""
    theme: str = ""

    @property
    def title(self) -> str:
        return in_language(self.titles)

    @property
    def lede(self) -> str:
        return in_language(self.ledes)


@lru_cache(maxsize=1)
def all_guides() -> dict[str, Guide]:
    """Return every guided page by its id, as they stand in ``content/guides.yaml``; read once per process."""
    text = (files("inhabit.stages.reflect.journal") / "content" / "guides.yaml").read_text(encoding="utf-8")
    return {row["id"]: guide_from(row) for row in yaml.safe_load(text)}


def guide_from(row: dict[str, Any]) -> Guide:
    questions = tuple(question_from(question) for question in row["questions"])
    return Guide(row["id"], row["title"], row["lede"], questions, row.get("stage", ""), row.get("theme", ""))


def question_from(row: dict[str, str]) -> GuideQuestion:
    return GuideQuestion(row["key"], {name: text for name, text in row.items() if name != "key"})


def in_language(texts: InLanguages) -> str:
    return texts.get((get_language() or FALLBACK).split("-")[0], texts[FALLBACK])


def questions_of(guide_id: str) -> list[tuple[str, str]]:
    """Return the key and the text of each question of a page; the free one has a single empty field."""
    if guide_id == FREE:
        return [(FREE, _("What is on your mind?"))]
    return [(one.key, one.text) for one in all_guides()[guide_id].questions]


def title_of(guide_id: str) -> str:
    return _("A free page") if guide_id == FREE else all_guides()[guide_id].title


def is_known(guide_id: str) -> bool:
    return guide_id == FREE or guide_id in all_guides()


def guides_for(stage: str) -> tuple[list[Guide], list[Guide]]:
    """Return the pages that fit a unit in ``stage``, with the one for any week; and all others."""
    known = list(all_guides().values())
    fitting = [one for one in known if one.stage == stage or not (one.stage or one.theme)]
    fitting.sort(key=lambda one: one.stage != stage)
    return fitting, [one for one in known if one not in fitting]
