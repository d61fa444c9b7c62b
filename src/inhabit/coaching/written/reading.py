"""A written file to what it says, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from inhabit.companion.files.shape import Part
from inhabit.companion.files.values import Finding
from inhabit.strategy.files.findings import problems_of_shape
from inhabit.strategy.files.nodes import UnusableFileError, read_document


@dataclass(frozen=True)
class Kind[Written: Part]:
    """A kind of written file: its shape, what each key must be, and what else can be wrong with it."""

    shape: type[Written]
    shapes: Mapping[str, type[BaseModel]]
    wanted: Mapping[str, str | Promise]
    findings: Callable[[Written], Iterable[Finding]]


def read_written[Written: Part](raw: bytes, kind: Kind[Written], *, name: str = "") -> Written:
    """Return what the file ``raw`` says. Raises :class:`UnusableFileError` with all mistakes at once.

    ``name`` is the file's name without its ending, where it has one: it must be the id.
    """
    document = read_document(raw)
    problems = list(document.problems)
    try:
        written = kind.shape.model_validate(document.value)
    except ValidationError as error:
        shape = problems_of_shape(document, error, wanted=kind.wanted, shapes=kind.shapes)
        raise UnusableFileError(problems + shape) from None
    found = [*findings_of_name(written, name), *kind.findings(written)]
    problems += [document.problem_at(place, message) for place, message in found]
    if problems:
        raise UnusableFileError(problems)
    return written


def findings_of_name(written: Part, name: str) -> Iterator[Finding]:
    if name and getattr(written, "id", name) != name:
        message = _("must be the name of the file, “%(name)s”: rename one of them.")
        yield ("id",), message % {"name": name}


def read_folder[Written: Part](
    folder: Path, kind: Kind[Written]
) -> Iterator[tuple[Path, Written | UnusableFileError]]:
    """Yield each YAML file in ``folder`` with what it says, or with what is wrong with it."""
    for file in sorted(folder.glob("*.yaml")):
        try:
            yield file, read_written(file.read_bytes(), kind, name=file.stem)
        except UnusableFileError as error:
            yield file, error


def whole_ones[Written: Part](folder: Path, kind: Kind[Written]) -> list[Written]:
    """Return what is shipped in ``folder``; a broken file stops the product, as a broken module would."""
    found = []
    for file, read in read_folder(folder, kind):
        if isinstance(read, UnusableFileError):
            raise RuntimeError(f"{file.name}: {read}")
        found.append(read)
    return found
