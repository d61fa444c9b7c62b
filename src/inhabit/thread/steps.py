"""What a next step is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NextStep:
    """One thing to do: a link, or with ``fields`` a button that sends them."""

    title: str
    reason: str
    minutes: int
    label: str
    address: str
    fields: dict[str, str | int] | None = None
