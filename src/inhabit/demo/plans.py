"""What is to be loaded: units and people as they are planned, before they are rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CONTENT = Path(__file__).parent / "content"


@dataclass(slots=True)
class PersonPlan:
    """Somebody who is to work here. ``cast`` is their part in the cast of six, if any."""

    title: str
    country: str
    location: str
    language: str
    has_mail: bool
    name: str = ""
    cast: str = ""
    pk: int = 0


@dataclass(slots=True)
class UnitPlan:
    """A unit with its lead, its own staff, and what was said in it so far.

    ``day`` is the day of the programme on which its lead shared; None: the lead is silent.
    """

    key: str
    name: str
    kind: str
    parent: UnitPlan | None
    lead: PersonPlan
    staff: list[PersonPlan]
    day: int | None = None
    is_vacant: bool = False
    interpretations: dict[str, dict[str, str]] = field(default_factory=dict)
    voices: list[VoicePlan] = field(default_factory=list)
    asks: int = 0
    pk: int = 0

    @property
    def language(self) -> str:
        return self.lead.language

    def nearest_shared(self) -> UnitPlan | None:
        """Return this unit or the nearest above it that has shared."""
        unit: UnitPlan | None = self
        while unit is not None and unit.day is None:
            unit = unit.parent
        return unit


@dataclass(slots=True)
class VoicePlan:
    """What somebody contributes. ``from_key`` names a unit above from which they read it."""

    priority: str
    audience: str
    text: str
    person: PersonPlan
    from_key: str = ""
    initiative: str = ""
    is_draft: bool = False


@cache
def content(name: str) -> Any:
    """Return one content file."""
    return yaml.load((CONTENT / name).read_text("utf-8"), Loader=SafeLoader)  # noqa: S506  # a safe loader


# The parser in C, where PyYAML was built with it, is ten times faster; both are the safe one.
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def written_units() -> list[dict[str, Any]]:
    """Return the written units as they stand in the files, the board first."""
    return [
        unit
        for path in sorted((CONTENT / "units").glob("*.yaml"))
        for unit in yaml.load_all(path.read_text("utf-8"), Loader=SafeLoader)
    ]
