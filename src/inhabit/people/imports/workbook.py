"""A spreadsheet's bytes → rows of text, in a process of its own.

A workbook of a few kilobytes can name a cell in the last row and column and so ask for more memory than
there is. It then costs this process its life, and neither the server nor the worker theirs. Run as a
program: bytes come on standard input, rows leave as JSON. It knows nothing of the rest, to start quickly.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook

type Cell = int | float | str | bool | time | date | datetime | timedelta

MOST_MEMORY = 2_000_000_000  # bytes: a table of a million people with twenty columns fits
MOST_SECONDS = 120
DAMAGED = 3  # exit status
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class UnusableWorkbookError(Exception):
    """The spreadsheet can't be opened, or is far too large."""


def rows_of_workbook(content: bytes) -> list[list[str]]:
    """Return the rows of the first sheet that has any; none where all are empty."""
    # This interpreter and our own module, no shell.
    command = [sys.executable, "-m", "inhabit.people.imports.workbook"]
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=True,
            env={**os.environ, "PYTHONPATH": paths},
        )
    except subprocess.SubprocessError as error:
        raise UnusableWorkbookError from error
    rows: list[list[str]] = json.loads(done.stdout)
    return rows


def read_rows(content: bytes) -> list[list[str]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in workbook.sheet_names:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if any(any(cell != "" for cell in row) for row in rows):
            return [[cell_text(cell) for cell in row] for row in rows]
    return []


def cell_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return CONTROL.sub("", cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)


def limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    limit_memory()
    try:
        rows = read_rows(sys.stdin.buffer.read())
    except (CalamineError, OSError, MemoryError):
        sys.exit(DAMAGED)
    sys.stdout.write(json.dumps(rows))


if __name__ == "__main__":
    main()
