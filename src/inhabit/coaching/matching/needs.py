"""What somebody says they need of a coach: written once, read by themself and by the matching."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from inhabit.coaching.models import Format

MOST_TOPICS = 3


@dataclass(frozen=True)
class Needs:
    """What an enquiry asks for. Keys are those of :mod:`inhabit.coaching.vocabulary`.

    ``languages`` are codes, the preferred one first; ``never`` are numbers of coaches whom the person
    doesn't want, for whatever reason. ``words`` are their own; the chosen coach reads them only with
    ``shows_words``. ``stage`` is empty where any will do.
    """

    topics: tuple[str, ...] = ()
    stage: str = ""
    styles: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    format: str = Format.ONE_TO_ONE
    never: tuple[int, ...] = ()
    words: str = ""
    shows_words: bool = False


def needs_to_text(needs: Needs) -> str:
    """Return ``needs`` as an enquiry keeps them."""
    return json.dumps(asdict(needs), ensure_ascii=False)


def needs_from_text(text: str) -> Needs:
    """Return the needs of an enquiry; nothing in particular where nobody has said any."""
    if not text:
        return Needs()
    given: dict[str, Any] = json.loads(text)
    known = {field.name for field in fields(Needs)} & given.keys()
    return replace(Needs(), **{name: as_kept(given[name]) for name in known})


def as_kept(value: Any) -> Any:
    """Return ``value`` as it was before it was written: JSON knows no tuples."""
    return tuple(value) if isinstance(value, list) else value
