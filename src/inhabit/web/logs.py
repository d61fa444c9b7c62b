"""Log lines without anybody's words, names or keys."""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType

# What stands in an address and opens something: it leaves the log with the rest of its address.
KEYS = re.compile(r"(/join/|/password/reset/key/|/demo/|/notices/fewer/|/coaching/calendar/)[^/\s\"']+")

type ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Names the kind of an error and where it happened, never its message.

    A message may quote what somebody typed: PostgreSQL's do ("Key (email)=(…) already exists").
    """

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802  # logging's own name
        lines = []
        error: BaseException | None = ei[1]
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            where = "".join(traceback.format_tb(error.__traceback__)).rstrip()
            lines.append(f"{where}\n{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nraised after\n".join(lines)

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have kept the whole traceback with the record.
        kept, record.exc_text = record.exc_text, None
        try:
            return KEYS.sub(r"\1…", super().format(record))
        finally:
            record.exc_text = kept
