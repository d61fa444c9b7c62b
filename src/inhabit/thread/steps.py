"""What a next step is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NextStep:
    """One thing to do: a link, or with ``fields`` a button that sends them.

    ``unit_pk`` names the unit whose knot it mends; None where it is about the person's own part.
    """

    title: str
    reason: str
    minutes: int
    label: str
    address: str
    fields: dict[str, str | int] | None = None
    unit_pk: int | None = None
