"""Choosing out of many, in a form that works without a script: search, tick, search again, send.

Whoever presses "Find" gets the same form back with what they typed and ticked, and what was found below it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms
from django.db.models import Model, QuerySet
from django.forms import BoundField
from django.http import QueryDict

from inhabit.access.numbers import row_number

FOUND_AT_MOST = 20
ALL_UP_TO = 12  # so few are shown without a search
FIND = "find"


@dataclass(frozen=True)
class Option:
    """One thing to tick: its number, its name, and what tells it from others of that name."""

    value: int
    label: str
    note: str
    is_chosen: bool


@dataclass(frozen=True)
class Picker:
    """A field of many choices as the page shows it: what is ticked, and what a search has found."""

    field: BoundField
    options: list[Option]
    words: str
    is_single: bool
    is_searchable: bool

    @property
    def has_found_nothing(self) -> bool:
        return bool(self.words) and all(option.is_chosen for option in self.options)


def picker_of[M: Model](
    field: BoundField,
    rows: QuerySet[M],
    *,
    words: str,
    found: Callable[[QuerySet[M], str], QuerySet[M]],
    note: Callable[[M], str],
    is_single: bool = False,
    offered: Iterable[M] = (),
) -> Picker:
    """Return the picker of ``field`` over ``rows``; ``found`` narrows them down to those called ``words``.

    ``offered`` are a few of them that can be ticked without a search, where there are many.
    """
    chosen = numbers_in(field.value())
    # Whether there are many is known without their order: many thousands would be sorted for nothing.
    is_searchable = len(rows.order_by().values_list("pk")[: ALL_UP_TO + 1]) > ALL_UP_TO
    shown = list(rows.filter(pk__in=chosen) if is_searchable else rows)
    shown.sort(key=lambda row: row.pk not in chosen)
    if is_searchable and words:
        shown += [row for row in found(rows, words)[:FOUND_AT_MOST] if row.pk not in chosen]
    elif is_searchable:
        shown += [row for row in offered if row.pk not in chosen]
    options = [Option(row.pk, str(row), note(row), row.pk in chosen) for row in shown]
    return Picker(field, options, words, is_single, is_searchable)


def numbers_in(value: object) -> set[int]:
    """Return the numbers of rows in what a form holds of a field: texts, numbers or rows; one or several."""
    several: Iterable[object] = value if isinstance(value, list | tuple | QuerySet) else [value]
    return {row_number(str(getattr(one, "pk", one))) for one in several if one} - {0}


def is_searching(data: QueryDict) -> bool:
    """Say whether the form was sent to find something, not to be kept."""
    return FIND in data


def words_for(name: str, data: QueryDict) -> str:
    """Return what is looked for among the choices of the field ``name``."""
    return " ".join(data.get(f"{name}_words", "").split())[:100]


def as_typed(form: type[forms.Form], data: QueryDict) -> dict[str, object]:
    """Return what stands in the fields of a form that isn't sent yet, to show it again as it was."""
    return {
        name: field.widget.value_from_datadict(data, {}, name) for name, field in form.base_fields.items()
    }
