"""Reads what a component's template says about itself in its first comment.

The form of that comment, its paragraphs parted by an empty line::

    What it is and when to use it.

    name: what the parameter means; a following line is indented
    name (optional): the same, for one that may be left out

    Accessibility: what the component does, and what its user owes it.

The second paragraph is missing where there are no parameters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.template.loader import get_template

COMMENT = re.compile(r"{% comment %}\s*(.*?)\s*{% endcomment %}", re.DOTALL)
PARAMETER = re.compile(r"(?P<name>\w+)(?P<optional> \(optional\))?: (?P<meaning>.+)")
ACCESSIBILITY = "Accessibility: "


class CommentError(ValueError):
    """A template whose first comment is missing or has another form."""


@dataclass(frozen=True)
class Parameter:
    name: str
    meaning: str
    is_optional: bool


@dataclass(frozen=True)
class Comment:
    """What the template says: its purpose, its parameters, and accessibility."""

    about: str
    parameters: tuple[Parameter, ...]
    accessibility: str

    @property
    def names(self) -> frozenset[str]:
        return frozenset(parameter.name for parameter in self.parameters)

    @property
    def required(self) -> frozenset[str]:
        return frozenset(parameter.name for parameter in self.parameters if not parameter.is_optional)


def comment_of(template: str) -> Comment:
    """Return the first comment of ``template``, a path; ``CommentError`` where it can't be read."""
    return read(source_of(template), template)


def source_of(template: str) -> str:
    return get_template(template).template.source  # type: ignore[attr-defined,no-any-return]  # Django's own engine


def read(source: str, template: str) -> Comment:
    found = COMMENT.search(source)
    paragraphs = re.split(r"\n\s*\n", found[1]) if found else []
    if len(paragraphs) not in {2, 3} or not paragraphs[-1].startswith(ACCESSIBILITY):
        raise CommentError(f"{template}: its first comment is not in the form of web.gallery.comments")
    parameters = parameters_of(paragraphs[1], template) if len(paragraphs) == 3 else ()
    return Comment(one_line(paragraphs[0]), parameters, one_line(paragraphs[-1]).removeprefix(ACCESSIBILITY))


def parameters_of(paragraph: str, template: str) -> tuple[Parameter, ...]:
    lines = re.split(r"\n(?! )", paragraph)  # an indented line goes on with the one before
    return tuple(parameter_of(one_line(line), template) for line in lines)


def parameter_of(line: str, template: str) -> Parameter:
    found = PARAMETER.fullmatch(line)
    if found is None:
        raise CommentError(f"{template}: “{line}” is not “name: meaning”")
    return Parameter(found["name"], found["meaning"], found["optional"] is not None)


def one_line(text: str) -> str:
    return " ".join(text.split())
