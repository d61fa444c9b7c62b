"""What the pages of an import show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min
from django.utils.functional import Promise

from inhabit.people.imports.columns import LABELS
from inhabit.people.imports.defects import Kind
from inhabit.people.imports.report import TITLES
from inhabit.people.models import ImportDefect, ImportRun

EXAMPLES = 3


@dataclass(frozen=True)
class FoundKind:
    """The defects of one kind that a run has."""

    kind: str
    title: str | Promise
    count: int
    examples: list[ImportDefect]
    is_repairable: bool


@dataclass(frozen=True)
class Preview:
    """What a checked run found, by kind of defect, and which column holds what."""

    kinds: list[FoundKind]
    columns: list[tuple[str | Promise, str]]

    @property
    def is_blocked(self) -> bool:
        """Say whether something has no repair."""
        return not all(found.is_repairable for found in self.kinds)


def preview_of(run: ImportRun) -> Preview:
    rows = run.defects.order_by().values("kind").annotate(count=Count("pk"), repair=Min("repair"))
    found = {row["kind"]: row for row in rows}
    kinds = [found_kind(run, kind, found[kind]) for kind in Kind if kind in found]
    recognised = run.columns.get("recognised", {})
    return Preview(kinds, [(LABELS[name], column) for name, column in recognised.items()])


def found_kind(run: ImportRun, kind: Kind, row: Mapping[str, Any]) -> FoundKind:
    examples = list(run.defects.filter(kind=kind)[:EXAMPLES])
    return FoundKind(str(kind), TITLES[kind], row["count"], examples, row["repair"] is not None)
