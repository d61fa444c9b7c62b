"""What is wrong with the shape of a YAML file, said by line and key in our words."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from inhabit.strategy.files.nodes import Document, FileProblem, Place

LONGEST_QUOTE = 40

type Wanted = Mapping[str, str | Promise]
type Shapes = Mapping[str, type[BaseModel]]


def problems_of_shape(
    document: Document, error: ValidationError, *, wanted: Wanted, shapes: Shapes
) -> list[FileProblem]:
    """Return pydantic's findings in our words, with the line of each.

    ``wanted`` says for each kind of place (``weight``, ``signs[]``) what completes "must be …";
    ``shapes`` which keys are known where a kind of place holds more than one value.
    """
    return [
        document.problem_at(
            one["loc"], problem_of_shape(one["type"], one["loc"], one["input"], wanted=wanted, shapes=shapes)
        )
        for one in error.errors()
    ]


def problem_of_shape(kind: str, place: Place, value: Any, *, wanted: Wanted, shapes: Shapes) -> str:
    if kind == "missing":
        return _("this is missing.")
    if kind == "extra_forbidden":
        return unknown_key(str(place[-1]), list(shapes[kind_of_place(place[:-1])].model_fields))
    what = wanted[kind_of_place(place)]
    if isinstance(value, str) and value.strip():
        quoted = value if len(value) <= LONGEST_QUOTE else value[:LONGEST_QUOTE] + "…"
        return _("must be %(wanted)s, not “%(value)s”.") % {"wanted": what, "value": quoted}
    return _("must be %(wanted)s.") % {"wanted": what}


def unknown_key(key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    if near:
        return _("this key is not known here. Did you mean “%(key)s”?") % {"key": near[0]}
    return _("this key is not known here. Known are: %(keys)s.") % {"keys": ", ".join(known)}


def kind_of_place(place: Place) -> str:
    if not place:
        return ""
    return f"{place[-2]}[]" if isinstance(place[-1], int) else place[-1]
