"""How far the write of a run is.

Kept as a small private file beside the uploads: the write is one transaction, so that nothing it
says in the database could be read before its end.
"""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def path_of(run: int) -> str:
    return f"imports/progress-{run}"


def save_progress(run: int, done: int, total: int) -> None:
    forget_progress(run)
    default_storage.save(path_of(run), ContentFile(f"{done} {total}".encode()))


def read_progress(run: int) -> tuple[int, int]:
    """Return how many rows are written, of how many; 0 of 0 as long as nobody knows."""
    try:
        with default_storage.open(path_of(run)) as file:
            done, total = file.read().split()
            return int(done), int(total)
    except (OSError, ValueError):
        return 0, 0


def forget_progress(run: int) -> None:
    default_storage.delete(path_of(run))
