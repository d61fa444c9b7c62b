"""Where sealed words of coachings lie: so that they can be sealed anew, and forgotten, all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass(frozen=True)
class SealedTexts:
    """A kind of row with sealed words.

    ``engagement`` is the lookup from a row to its engagement ("engagement", "session__engagement").
    ``purposes`` says for each sealed field, by its name, what its text is bound to in a given row.
    """

    model: type[models.Model]
    engagement: str
    purposes: Mapping[str, Callable[[Any], str]]


# Each package of coaching that seals something adds it here, in ``CoachingConfig.ready``.
texts: list[SealedTexts] = []
