"""Frames: the three questions to which everybody writes cards."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BeforeValidator, Field

from inhabit.companion.files.shape import Part, Said, as_id
from inhabit.stages.reflect.retrospectives.models import Retrospective

SHIPPED = Path(__file__).parent / "content"
FIRST = "helped"
OWN = "own"  # the unit's own questions


class Frame(Part):
    """Three questions, in each language. ``lede`` says when they fit."""

    id: Annotated[str, BeforeValidator(as_id)]
    title: Said
    lede: Said
    columns: Annotated[tuple[Said, ...], Field(min_length=3, max_length=3)]


@lru_cache(maxsize=1)
def all_frames() -> dict[str, Frame]:
    """Return every frame by its id, the plain one first; read once per process."""
    files = sorted(SHIPPED.glob("*.yaml"))
    frames = [Frame.model_validate(yaml.safe_load(file.read_text("utf-8"))) for file in files]
    return {frame.id: frame for frame in sorted(frames, key=lambda frame: frame.id != FIRST)}


def questions_of(retrospective: Retrospective) -> list[str]:
    """Return its questions: the unit's own, or those of its frame in the reader's language."""
    if retrospective.columns:
        return list(retrospective.columns)
    frames = all_frames()
    return [str(column) for column in frames.get(retrospective.frame, frames[FIRST]).columns]
