"""Which paths there are: those that are shipped, those of the deployment's folder, those saved here.

Files are read once per process. A saved edition goes before a file of the folder, and that before a
shipped one, where they have the same id.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from django.conf import settings

from inhabit.companion.files.reading import read_path
from inhabit.companion.files.shape import CoachingPath
from inhabit.companion.models import PathEdition
from inhabit.strategy.files.nodes import FileProblem, UnusableFileError

SHIPPED = Path(__file__).parent / "paths"
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class KnownPath:
    """A path, the text of its file, and where it comes from. ``edition`` is the number of a saved one."""

    path: CoachingPath
    text: str
    origin: Literal["shipped", "folder", "edition"]
    edition: int = 0


@dataclass(frozen=True)
class BrokenFile:
    name: str
    problems: tuple[FileProblem, ...]


def all_paths() -> dict[str, KnownPath]:
    """Return every path in force by its id, in one query."""
    known = dict(paths_of_files())
    for edition in PathEdition.objects.in_force().order_by("path"):
        path = read_text(edition.text)
        if path is not None:
            known[edition.path] = KnownPath(path, edition.text, "edition", edition.number)
    return known


def paths_of_files() -> dict[str, KnownPath]:
    """Return the paths of the shipped files and of the deployment's folder, by id. No query."""
    own = str(settings.COMPANION_PATHS) if settings.COMPANION_PATHS else ""
    return paths_in(str(SHIPPED), "shipped") | (paths_in(own, "folder") if own else {})


def moves_with_a_path() -> frozenset[str]:
    """Return the keys of the moves that a file has a path for. No query."""
    return frozenset(move for known in paths_of_files().values() for move in known.path.moves)


@lru_cache(maxsize=8)
def paths_in(folder: str, origin: Literal["shipped", "folder"]) -> dict[str, KnownPath]:
    """Return the paths in ``folder`` by id; a broken file is left out and said so in the log."""
    found = {}
    for file, read in read_folder(Path(folder)):
        if isinstance(read, BrokenFile):
            logger.error("%s was left out: “inhabit check paths” says what is wrong with it", file.name)
        else:
            found[read.path.id] = KnownPath(read.path, read.text, origin)
    return found


@dataclass(frozen=True)
class ReadFile:
    path: CoachingPath
    text: str


def read_folder(folder: Path) -> Iterator[tuple[Path, ReadFile | BrokenFile]]:
    """Yield each YAML file in ``folder`` with its path, or with what is wrong with it."""
    for file in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
        raw = file.read_bytes()
        try:
            yield file, ReadFile(read_path(raw, name=file.stem), raw.decode("utf-8-sig"))
        except UnusableFileError as error:
            yield file, BrokenFile(file.name, tuple(error.problems))


@lru_cache(maxsize=256)
def read_text(text: str) -> CoachingPath | None:
    """Return the path that a saved edition holds; None where a later version of the product refuses it."""
    try:
        return read_path(text.encode())
    except UnusableFileError:
        logger.error("a saved path was left out: it no longer passes the check")
        return None
