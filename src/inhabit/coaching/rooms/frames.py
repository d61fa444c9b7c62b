"""Frames: what a session can go through. How it begins, questions in steps with minutes, how it ends."""

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
from inhabit.companion.files.shape import BOTH_LANGUAGES, WANTED, Keyed, Part, Said, as_id, as_nothing_or_word
from inhabit.companion.files.values import Finding, again
from inhabit.strategy.files.nodes import Place

SHIPPED = Path(__file__).parent / "content"
FEWEST_QUESTIONS, MOST_QUESTIONS = 5, 8
FEWEST_MINUTES, MOST_MINUTES = 30, 60


class FrameQuestion(Keyed):
    text: Said


class Step(Keyed):
    """Some questions that belong together, and how long they may take."""

    title: Said
    minutes: Annotated[int, Field(ge=1, le=MOST_MINUTES)]
    questions: Annotated[tuple[FrameQuestion, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]


class Frame(Part):
    """What a session can go through. ``opening`` and ``closing`` are what the coach may say."""

    id: Annotated[str, BeforeValidator(as_id)]
    title: Said
    lede: Said
    stage: Annotated[
        Literal["clarify", "communicate", "empower", "reflect", ""], BeforeValidator(as_nothing_or_word)
    ] = ""
    theme: Annotated[
        Literal["authenticity", "safety", "agility", ""], BeforeValidator(as_nothing_or_word)
    ] = ""
    opening: Said
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=6)]
    closing: Said

    @property
    def questions(self) -> list[FrameQuestion]:
        return [question for step in self.steps for question in step.questions]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


def findings_of_frame(frame: Frame) -> Iterator[Finding]:
    """Yield what nobody could go through: too few or too many questions or minutes, one key for two."""
    if not FEWEST_QUESTIONS <= len(frame.questions) <= MOST_QUESTIONS:
        message = _("there are %(found)s questions: take %(fewest)s to %(most)s.")
        counts = {"found": len(frame.questions), "fewest": FEWEST_QUESTIONS, "most": MOST_QUESTIONS}
        yield ("steps",), message % counts
    if not FEWEST_MINUTES <= frame.minutes <= MOST_MINUTES:
        message = _("the steps take %(found)s minutes: a session has %(fewest)s to %(most)s for them.")
        counts = {"found": frame.minutes, "fewest": FEWEST_MINUTES, "most": MOST_MINUTES}
        yield ("steps",), message % counts
    seen: set[str] = set()
    for index, step in enumerate(frame.steps):
        places: list[tuple[str, Place]] = [(step.key, ("steps", index, "key"))]
        places += [(one.key, ("steps", index, "questions", n, "key")) for n, one in enumerate(step.questions)]
        for key, place in places:
            if key in seen:
                yield place, again(key)
            seen.add(key)


WANTED_OF_FRAMES: dict[str, str | Promise] = {
    **WANTED,
    "": gettext_lazy("a frame: id, title, lede, opening, steps and closing, each as “key: value”"),
    "opening": BOTH_LANGUAGES,
    "closing": BOTH_LANGUAGES,
    "steps": gettext_lazy("a list of one to six steps"),
    "steps[]": gettext_lazy("a step: key, title, minutes and questions, each as “key: value”"),
    "minutes": gettext_lazy("a number of minutes from 1 to 60"),
    "questions[]": gettext_lazy("a question: key and text, each as “key: value”"),
}
SHAPES: dict[str, type[BaseModel]] = {
    "": Frame,
    **dict.fromkeys(("title", "lede", "opening", "closing", "text"), Said),
    "steps[]": Step,
    "questions[]": FrameQuestion,
}
FRAMES = Kind(Frame, SHAPES, WANTED_OF_FRAMES, findings_of_frame)


@lru_cache(maxsize=1)
def all_frames() -> dict[str, Frame]:
    """Return every frame by its id; read once per process."""
    return {frame.id: frame for frame in whole_ones(SHIPPED, FRAMES)}


def frame_of_stage(stage: str) -> Frame | None:
    """Return the frame for what people talk about in ``stage``."""
    return next((frame for frame in all_frames().values() if stage and frame.stage == stage), None)
