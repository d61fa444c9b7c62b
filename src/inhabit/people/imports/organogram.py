"""The profile ``uk-organogram``: the pair of files that UK departments publish about their posts.

A senior file has one row for each post, a junior file one row for several posts of a kind. Names and
contacts are never read: posts are public roles. Posts marked as not valid count like the others,
since others report to them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from inhabit.access.languages import in_quotes
from inhabit.people.imports.columns import Columns, first_filled, plain
from inhabit.people.imports.defects import Defect, Kind
from inhabit.people.imports.entries import NOBODY, Entry, Roster, Rows, check_numbers, usable_rows
from inhabit.people.imports.reading import Record, UnreadableError, unknown_format
from inhabit.people.imports.values import MOST_POSTS, parse_number

COMMON = {
    "grade": "grade",
    "job_title": "job title|generic job title",
    "unit": "unit",
    "organisation": "organisation",
    "department": "parent department",
    "profession": "profession|professional occupational group",
}
SENIOR = COMMON | {
    "id": "post ref|post unique reference|post reference|unique reference",
    "manager_id": "reports to post|reports to senior post|reports to",
    "fte": "fte",
}
JUNIOR = COMMON | {
    "manager_id": "reporting senior post|reporting to senior post",
    "posts": "posts fte|number of posts in fte|number of posts",
}
LONGEST_REFERENCE = 90  # characters; a post's own id adds up to thirty
HEADER_WITHIN = 10
UNNAMED = "(blank)"  # stands in a post's id where no senior post is named: the same in every language


@dataclass
class Sheet:
    """One of the published files, with where it stood among those given."""

    rows: Rows
    is_senior: bool
    position: int

    def organisations(self) -> Counter[str]:
        pairs = zip(self.rows.texts("department"), self.rows.texts("organisation"), strict=True)
        return Counter(" ".join(pair).casefold() for pair in pairs)


def read_pairs(files: Sequence[tuple[str, list[Record]]], roster: Roster) -> None:
    """Add the posts of one or several pairs of files to ``roster``."""
    sheets = []
    for position, (name, records) in enumerate(files):
        try:
            sheets.append(read_sheet(name, records, position, roster.defects))
        except UnreadableError as error:
            roster.defects.append(Defect(error.kind, name, error.row, error.reason, None))
    seniors = [sheet for sheet in sheets if sheet.is_senior]
    prefixes = prefixes_of(seniors)
    for sheet, prefix in zip(seniors, prefixes, strict=True):
        read_senior(sheet.rows, prefix, roster)
    for sheet in sheets:
        if sheet.is_senior:
            continue
        if seniors:
            read_junior(sheet.rows, prefixes[seniors.index(partner(sheet, seniors))], roster)
        elif len(sheets) == len(files):
            reason = _("This is the junior file of a pair. Give the senior file with it.")
            roster.defects.append(Defect(Kind.UNKNOWN_FORMAT, sheet.rows.file, None, reason, None))
    roster.fields |= {"id", "manager_id", "job_title", "unit"}


def read_sheet(name: str, records: list[Record], position: int, defects: list[Defect]) -> Sheet:
    """Return a file as the senior or junior one that its header says it is."""
    start = first_filled(records)
    for number, record in enumerate(records[start : start + HEADER_WITHIN], start):
        for names, is_senior in ((JUNIOR, False), (SENIOR, True)):
            at = positions(record, names)
            if {"manager_id", "job_title", "id" if is_senior else "posts"} <= set(at):
                columns = Columns(number, tuple(cell.strip() for cell in record), at)
                return Sheet(usable_rows(name, records, columns, defects), is_senior, position)
    found = ", ".join(in_quotes(cell) for cell in (records[start] if records else []) if cell.strip())
    raise unknown_format(
        _(
            "This is neither a senior file (with post reference and “reports to”) nor a junior one (with "
            "reporting senior post and number of posts). Its columns are: %(found)s. Choose another profile."
        )
        % {"found": found or _("none")},
        start + 1,
    )


def positions(record: Record, names: dict[str, str]) -> dict[str, int]:
    headers = [plain(cell) for cell in record]
    return {
        field: headers.index(usual)
        for field, usuals in names.items()
        for usual in reversed(usuals.split("|"))
        if usual in headers
    }


def prefixes_of(seniors: Sequence[Sheet]) -> list[str]:
    """Return what stands before the references of each senior file: nothing where there is only one.

    Departments number their posts alike, so in a file of several each gets its name in front.
    """
    if len(seniors) < 2:
        return ["" for _sheet in seniors]
    prefixes: list[str] = []
    for sheet in seniors:
        name = sheet.organisations().most_common(1)[0][0]
        prefix = hashlib.sha256(name.encode()).hexdigest()[:6]
        while f"{prefix}:" in prefixes:
            prefix += "x"
        prefixes.append(f"{prefix}:")
    return prefixes


def partner(junior: Sheet, seniors: Sequence[Sheet]) -> Sheet:
    """Return the senior file of the same organisations, else the nearest among those given."""
    mine = junior.organisations()

    def likeness(senior: Sheet) -> tuple[int, int]:
        common = sum((mine & senior.organisations()).values())
        return common, -abs(senior.position - junior.position)

    return max(seniors, key=likeness)


def read_senior(rows: Rows, prefix: str, roster: Roster) -> None:
    """Add one entry a post. A repeated reference is another post: a job share, or a team's number."""
    check_numbers(rows, roster.defects)
    references = [text[:LONGEST_REFERENCE] for text in rows.texts("id")]
    taken = set(references)
    first: dict[str, int] = {}
    columns = (rows.texts("manager_id"), rows.texts("job_title"), rows.texts("unit"))
    for number, reference, manager, title, unit in zip(rows.numbers, references, *columns, strict=True):
        if not reference:
            roster.defects.append(no_reference(rows.file, number, title))
            continue
        own = reference
        if reference in first:
            own = next_free(reference, taken)
            taken.add(own)
            roster.defects.append(repeated(rows.file, number, reference, first[reference], own))
        first.setdefault(reference, number)
        above = "" if is_nobody(manager, taken) else prefix + manager
        roster.entries.append(Entry(rows.file, number, prefix + own, above, job_title=title, unit=unit))


def is_nobody(manager: str, references: set[str]) -> bool:
    compared = manager.casefold()
    return manager not in references and (compared in {"", "xx"} or compared in NOBODY)


def next_free(reference: str, taken: set[str]) -> str:
    number = 2
    while f"{reference}-{number}" in taken:
        number += 1
    return f"{reference}-{number}"


def no_reference(file: str, row: int, title: str) -> Defect:
    reason = _("The post “%(title)s” has no reference.") % {"title": title}
    return Defect(Kind.MISSING_ID, file, row, reason, _("The row is left out."))


def repeated(file: str, row: int, reference: str, first: int, own: str) -> Defect:
    reason = _("The post reference %(id)s stands in row %(row)s already.") % {"id": reference, "row": first}
    repair = _("It is kept as another post, under %(own)s.") % {"own": own}
    return Defect(Kind.DUPLICATE_ID, file, row, reason, repair)


def read_junior(rows: Rows, prefix: str, roster: Roster) -> None:
    """Add as many entries a row as it has posts.

    A post's id is made of the post it reports to, its kind and its number among those alike, so that
    it stays the same in the next file however rows move.
    """
    alike: Counter[str] = Counter()
    kinds = zip(
        *(rows.texts(name) for name in ("organisation", "unit", "grade", "job_title", "profession")),
        strict=True,
    )
    columns = (rows.texts("manager_id"), rows.texts("job_title"), rows.texts("unit"), rows.texts("posts"))
    for number, kind, manager, title, unit, posts in zip(rows.numbers, kinds, *columns, strict=True):
        is_named = manager and manager.casefold() not in NOBODY
        above = manager if is_named else _("(blank)")
        digest = hashlib.sha256("|".join(kind).casefold().encode()).hexdigest()[:10]
        stem = f"{prefix}{manager[:LONGEST_REFERENCE] if is_named else UNNAMED}/{digest}"
        for _post in range(posts_in(posts, rows.file, number, roster.defects)):
            alike[stem] += 1
            post = Entry(rows.file, number, f"{stem}/{alike[stem]}", prefix + above, job_title=title)
            post.unit, post.called = unit, title or _("A junior post")
            roster.entries.append(post)


def posts_in(text: str, file: str, row: int, defects: list[Defect]) -> int:
    """Return the whole number of posts nearest to ``text`` (half to even), at least one."""
    number = parse_number(text)
    if number is not None and number <= MOST_POSTS:
        return max(1, round(number))
    reason = (
        _("The number of posts “%(text)s” is not a number of 0 or more.")
        if number is None
        else _("%(text)s posts in one row can’t be right.")
    )
    repair = _("The row is counted as one post.")
    defects.append(Defect(Kind.BAD_NUMBER, file, row, reason % {"text": text[:60]}, repair))
    return 1
