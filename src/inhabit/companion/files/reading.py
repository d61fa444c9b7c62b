"""A path's file to the path that it is, or to everything that is wrong with it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from pydantic import ValidationError

from inhabit.companion.files.placeholders import problems_of_placeholders
from inhabit.companion.files.shape import SHAPES, WANTED, CoachingPath
from inhabit.companion.files.values import problems_of_values
from inhabit.companion.files.ways import problems_of_ways
from inhabit.strategy.files.findings import problems_of_shape
from inhabit.strategy.files.nodes import UnusableFileError, read_document


def read_path(raw: bytes, *, name: str = "") -> CoachingPath:
    """Return the path in the file ``raw``. Raises :class:`UnusableFileError` with all mistakes at once.

    ``name`` is the file's name without its ending, where it has one: it must be the path's id.
    What leads where is looked at once the shape is right, and texts once every way ends.
    """
    document = read_document(raw)
    problems = list(document.problems)
    try:
        path = CoachingPath.model_validate(document.value)
    except ValidationError as error:
        shape = problems_of_shape(document, error, wanted=WANTED, shapes=SHAPES)
        raise UnusableFileError(problems + shape) from None
    if name and name != path.id:
        message = _("must be the name of the file, “%(name)s”: rename one of them.") % {"name": name}
        problems.append(document.problem_at(("id",), message))
    problems += [document.problem_at(place, message) for place, message in problems_of_values(path)]
    ways = list(problems_of_ways(path))
    problems += [document.problem_at(place, message) for place, message in ways]
    if not ways:
        found = problems_of_placeholders(path)
        problems += [document.problem_at(place, message) for place, message in found]
    if problems:
        raise UnusableFileError(problems)
    return path
