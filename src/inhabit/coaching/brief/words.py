"""What somebody gives their coach before a session: a word, and which of their own things go with it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import ForNextTime


@dataclass(frozen=True)
class Given:
    """``parts``, ``entries`` and ``heard`` are what was ticked: contributions, journal entries, playbacks."""

    text: str = ""
    parts: tuple[int, ...] = ()
    entries: tuple[str, ...] = ()
    heard: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() or self.parts or self.entries or self.heard)


def sealed_given(row: ForNextTime, given: Given) -> str:
    return seal_in(row.engagement, json.dumps(asdict(given)), purpose=purpose_of(row))


def opened_given(row: ForNextTime, sealed: str) -> Given:
    """Return what :func:`sealed_given` sealed; an empty one where nothing was."""
    opened = open_in(row.engagement, sealed, purpose=purpose_of(row))
    if not opened:
        return Given()
    content = json.loads(opened)
    ticked = {name: tuple(content[name]) for name in ("parts", "entries", "heard")}
    return Given(text=content["text"], **ticked)


def purpose_of(row: ForNextTime) -> str:
    return f"for next time {row.person_id}"
