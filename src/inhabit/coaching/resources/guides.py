"""Guides: a page each to think with between sessions, for every stage and every capacity."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import BaseModel, BeforeValidator, Field

from inhabit.coaching.written.reading import Kind, whole_ones
from inhabit.companion.files.shape import BOTH_LANGUAGES, WANTED, Part, Said, as_id, as_nothing_or_word
from inhabit.companion.files.values import Finding

SHIPPED = Path(__file__).parent / "content"
FEWEST_WORDS, MOST_WORDS = 230, 420
ORDER = ("clarify", "communicate", "empower", "reflect", "authenticity", "safety", "agility")


class Exercise(Part):
    title: Said
    minutes: Annotated[int, Field(ge=1, le=60)]
    steps: Annotated[tuple[Said, ...], Field(min_length=2, max_length=6)]


class Guide(Part):
    """A short text, one exercise, and one question to take along."""

    id: Annotated[str, BeforeValidator(as_id)]
    title: Said
    lede: Said
    stage: Annotated[
        Literal["clarify", "communicate", "empower", "reflect", ""], BeforeValidator(as_nothing_or_word)
    ] = ""
    theme: Annotated[
        Literal["authenticity", "safety", "agility", ""], BeforeValidator(as_nothing_or_word)
    ] = ""
    paragraphs: Annotated[tuple[Said, ...], Field(min_length=2, max_length=8)]
    exercise: Exercise
    question: Said

    def words(self, language: str) -> int:
        texts = [self.title, self.lede, *self.paragraphs, *self.exercise.steps, self.question]
        return sum(len(getattr(text, language).split()) for text in texts)


def findings_of_guide(guide: Guide) -> Iterator[Finding]:
    for language in ("en", "de"):
        if not FEWEST_WORDS <= guide.words(language) <= MOST_WORDS:
            message = _("“%(language)s” has %(found)s words: a guide has %(fewest)s to %(most)s.")
            counts = {"language": language, "found": guide.words(language)}
            yield ("paragraphs",), message % {**counts, "fewest": FEWEST_WORDS, "most": MOST_WORDS}


WANTED_OF_GUIDES: dict[str, str | Promise] = {
    **WANTED,
    "": gettext_lazy("a guide: id, title, lede, paragraphs, exercise and question, each as “key: value”"),
    "paragraphs": gettext_lazy("a list of two to eight paragraphs"),
    "paragraphs[]": BOTH_LANGUAGES,
    "exercise": gettext_lazy("an exercise: title, minutes and steps, each as “key: value”"),
    "minutes": gettext_lazy("a number of minutes from 1 to 60"),
    "steps": gettext_lazy("a list of two to six steps"),
    "steps[]": BOTH_LANGUAGES,
    "question": BOTH_LANGUAGES,
}
SHAPES: dict[str, type[BaseModel]] = {
    "": Guide,
    **dict.fromkeys(("title", "lede", "question", "paragraphs[]", "steps[]"), Said),
    "exercise": Exercise,
}
GUIDES = Kind(Guide, SHAPES, WANTED_OF_GUIDES, findings_of_guide)


@lru_cache(maxsize=1)
def all_guides() -> dict[str, Guide]:
    """Return every guide by its id, stages first; read once per process."""
    found = whole_ones(SHIPPED, GUIDES)
    found.sort(key=lambda guide: ORDER.index(guide.stage or guide.theme))
    return {guide.id: guide for guide in found}
