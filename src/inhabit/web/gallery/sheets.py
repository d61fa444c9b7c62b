"""What the gallery shows of a component: what it says about itself, and each state drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.text import slugify

from inhabit.web.gallery.comments import Comment, comment_of
from inhabit.web.gallery.specimens import Specimen, State

LONGEST_LITERAL = 40  # characters; a longer text stands for itself by its parameter's name


@dataclass(frozen=True)
class Exhibit:
    """A state as drawn, with the line of a template that draws it."""

    title: str
    line: str
    html: str


@dataclass(frozen=True)
class Sheet:
    """A component on the page of its family."""

    specimen: Specimen
    anchor: str
    comment: Comment
    exhibits: tuple[Exhibit, ...]


def sheet_of(specimen: Specimen) -> Sheet:
    exhibits = tuple(exhibit_of(specimen, state) for state in specimen.states)
    return Sheet(specimen, slugify(specimen.name), comment_of(specimen.template), exhibits)


def exhibit_of(specimen: Specimen, state: State) -> Exhibit:
    html = render_to_string(specimen.template, dict(state.context))
    return Exhibit(state.title, include_line(specimen.template, state.context), html)


def include_line(template: str, context: Mapping[str, object]) -> str:
    """Return the tag that includes ``template`` with ``context``; short texts and numbers as literals."""
    values = " ".join(f"{name}={literal(name, value)}" for name, value in context.items())
    return f'{{% include "{template}" {f"with {values} " if values else ""}only %}}'


def literal(name: str, value: object) -> str:
    if isinstance(value, bool | int):
        return str(value)
    if isinstance(value, str) and value and len(value) <= LONGEST_LITERAL and '"' not in value:
        return f'"{value}"'
    return name
