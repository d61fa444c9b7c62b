"""Who works here, in which unit, under whom, from when to when; and the imports that say so."""

from inhabit.people.models.importing import ImportChange, ImportDefect, ImportFile, ImportRun
from inhabit.people.models.organisation import (
    Person,
    PersonQuerySet,
    Placement,
    SpanQuerySet,
    Unit,
    UnitAncestor,
    UnitLine,
    UnitQuerySet,
    today,
)

__all__ = [
    "ImportChange",
    "ImportDefect",
    "ImportFile",
    "ImportRun",
    "Person",
    "PersonQuerySet",
    "Placement",
    "SpanQuerySet",
    "Unit",
    "UnitAncestor",
    "UnitLine",
    "UnitQuerySet",
    "today",
]
