"""What can be wrong with a file, in words that say what to do."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of defect. The values are a contract of the command line."""

    EMPTY_FILE = "empty_file"
    UNKNOWN_FORMAT = "unknown_format"
    BAD_ROW = "bad_row"
    MISSING_ID = "missing_id"
    DUPLICATE_ID = "duplicate_id"
    SELF_REPORT = "self_report"
    MISSING_MANAGER = "missing_manager"
    CYCLE = "cycle"
    MANY_ROOTS = "many_roots"
    BAD_EMAIL = "bad_email"
    BAD_DATE = "bad_date"
    BAD_NUMBER = "bad_number"


@dataclass(frozen=True, slots=True)
class Defect:
    """Something that does not fit. ``row`` counts as a spreadsheet does; ``repair`` None: there is none."""

    kind: Kind
    file: str
    row: int | None
    reason: str
    repair: str | None


ALL_KINDS = frozenset(Kind)


def stopping(defects: Iterable[Defect], accepted: Collection[str]) -> list[Defect]:
    """Return the defects that stop an import for which the repairs of ``accepted`` kinds are accepted."""
    return [defect for defect in defects if defect.repair is None or defect.kind not in accepted]
