"""A strategy's file to what it says, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from inhabit.strategy.contents import (
    AffectedUnit,
    Contents,
    InitiativeContents,
    PriorityContents,
    SignContents,
)
from inhabit.strategy.files.findings import problems_of_shape
from inhabit.strategy.files.nodes import Document, FileProblem, Place, UnusableFileError, read_document
from inhabit.strategy.files.shape import (
    WANTED,
    InitiativeShape,
    PriorityShape,
    SignShape,
    StrategyShape,
)
from inhabit.strategy.problems import is_ended_before_it_starts, what_is_off_in_weights
from inhabit.strategy.units import find_units

SHAPES: dict[str, type[BaseModel]] = {
    "": StrategyShape,
    "priorities[]": PriorityShape,
    "signs[]": SignShape,
    "initiatives[]": InitiativeShape,
}


@dataclass(frozen=True)
class StrategyFile:
    """What a file says."""

    name: str
    contents: Contents


def read_strategy_file(raw: bytes, *, is_to_be_published: bool = True) -> StrategyFile:
    """Return what the file ``raw`` says. Raises :class:`UnusableFileError` with all mistakes at once.

    For a draft, weights may still add up to something else than 100.
    """
    document = read_document(raw)
    problems = list(document.problems)
    try:
        shape = StrategyShape.model_validate(document.value)
    except ValidationError as error:
        shape = None
        problems += problems_of_shape(document, error, wanted=WANTED, shapes=SHAPES)
    units = find_units(name for _, name in unit_names(document))
    problems += problems_across(document, is_to_be_published=is_to_be_published)
    problems += [
        document.problem_at(place, units.problem_with(name))
        for place, name in unit_names(document)
        if units.problem_with(name)
    ]
    if problems or shape is None:
        raise UnusableFileError(problems)
    return StrategyFile(shape.name, contents_of_shape(shape, units.found))


def rows(value: Any, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the dicts in the list ``value[key]``, whatever else a wrong file may hold there."""
    found = value.get(key) if isinstance(value, dict) else None
    for index, row in enumerate(found if isinstance(found, list) else ()):
        if isinstance(row, dict):
            yield index, row


def problems_across(document: Document, *, is_to_be_published: bool) -> Iterator[FileProblem]:
    """Yield what is wrong between values: names used twice, days out of order, weights off 100."""
    first: dict[str, int] = {}
    for index, row in rows(document.value, "priorities"):
        name = " ".join(str(row.get("name") or "").split())
        before = first.setdefault(name.casefold(), index)
        if name and before != index:
            message = _("an earlier priority has the same name (priorities[%(index)s]).") % {"index": before}
            yield document.problem_at(("priorities", index, "name"), message)
        yield from days_out_of_order(document, index, row)
    weights = [str(row.get("weight")) for _, row in rows(document.value, "priorities")]
    are_numbers = weights and all(one.isdecimal() and one.isascii() and len(one) <= 3 for one in weights)
    if is_to_be_published and are_numbers:
        message = what_is_off_in_weights([int(one) for one in weights])
        if message:
            yield document.problem_at(("priorities",), message)


def days_out_of_order(document: Document, index: int, row: dict[str, Any]) -> Iterator[FileProblem]:
    for number, initiative in rows(row, "initiatives"):
        try:
            days = InitiativeShape.model_validate(
                {"name": "-", "starts_on": initiative.get("starts_on"), "ends_on": initiative.get("ends_on")}
            )
        except ValidationError:
            continue
        if is_ended_before_it_starts(InitiativeContents(starts_on=days.starts_on, ends_on=days.ends_on)):
            place = ("priorities", index, "initiatives", number, "ends_on")
            yield document.problem_at(
                place, _("must not be before starts_on (%(day)s).") % {"day": days.starts_on}
            )


def unit_names(document: Document) -> Iterator[tuple[Place, str]]:
    for index, row in rows(document.value, "priorities"):
        for number, initiative in rows(row, "initiatives"):
            names = initiative.get("units")
            for position, name in enumerate(names if isinstance(names, list) else ()):
                if isinstance(name, str) and name.strip():
                    yield ("priorities", index, "initiatives", number, "units", position), name


def contents_of_shape(shape: StrategyShape, units: dict[str, AffectedUnit]) -> Contents:
    return Contents(
        vision=shape.vision,
        dated_on=shape.published_on,
        priorities=tuple(contents_of_priority(one, units) for one in shape.priorities),
    )


def contents_of_priority(shape: PriorityShape, units: dict[str, AffectedUnit]) -> PriorityContents:
    return PriorityContents(
        name=shape.name,
        weight=shape.weight,
        why=shape.why,
        changes=shape.changes,
        stays=shape.stays,
        signs=tuple(SignContents(**dict(one)) for one in shape.signs),
        key_points=tuple(shape.key_points),
        initiatives=tuple(
            InitiativeContents(**dict(one) | {"units": tuple(sorted({units[name] for name in one.units}))})
            for one in shape.initiatives
        ),
    )
