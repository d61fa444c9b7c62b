"""``inhabit import people FILE…``: see ``docs/guide/import-people.md``."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentTypeError
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress as Bar

from inhabit.people.imports.actions import (
    DayTooEarlyError,
    NobodyInChargeError,
    Order,
    Outcome,
    import_people,
    preview_import,
)
from inhabit.people.imports.columns import LABELS, UnknownNameError, field_called
from inhabit.people.imports.defects import ALL_KINDS
from inhabit.people.imports.pipeline import PROFILES, Source
from inhabit.people.imports.report import print_report
from inhabit.people.imports.writing import Progress
from inhabit.people.models import today

WRONG_USE = 2  # exit status


class Command(BaseCommand):
    """Import people and who reports to whom from CSV or XLSX files."""

    help = "Import people and who reports to whom from CSV or XLSX files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--profile",
            default="",
            choices=sorted(PROFILES),
            help="The kind of files, where it is a known one.",
        )
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            type=mapped_field,
            metavar="FIELD=COLUMN",
            help=f"Which column holds a field: {', '.join(LABELS)}. Can be given several times.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Show what would be written; write nothing."
        )
        parser.add_argument("--repair", action="store_true", help="Accept the stated repair of every defect.")
        parser.add_argument(
            "--effective-on",
            type=day,
            metavar="DATE",
            help="The day from which the files hold, as 2026-01-31. Today, if left out.",
        )
        parser.add_argument(
            "--leave-no-team",
            action="store_true",
            help="Import even if nobody of the programme team stays; then run “inhabit appoint”.",
        )
        parser.add_argument(
            "--json", action="store_true", help="Print counts and defects as JSON, nothing else."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        order = Order(
            sources=sources_from(options["files"]),
            effective_on=options["effective_on"] or today(),
            profile=options["profile"],
            mapping=dict(options["map"]),
            accepted_repairs=ALL_KINDS if options["repair"] else frozenset(),
            may_leave_no_team=options["leave_no_team"],
        )
        outcome = self.carry_out(order, is_rehearsal=options["dry_run"], is_quiet=options["json"])
        if options["json"]:
            self.stdout.write(json.dumps(as_json(outcome), ensure_ascii=False))
        else:
            self.report(order, outcome, is_rehearsal=options["dry_run"])
        if outcome.is_stopped:
            sys.exit(1)

    def carry_out(self, order: Order, *, is_rehearsal: bool, is_quiet: bool) -> Outcome:
        try:
            if is_rehearsal:
                return preview_import(order)
            with progress_bar(is_shown=not is_quiet and sys.stderr.isatty()) as progress:
                return import_people(order=order, by=None, progress=progress)
        except UnknownNameError as error:
            column, columns = error.args
            raise CommandError(
                _("No file has a column “%(column)s”. There are: %(columns)s.")
                % {"column": column, "columns": ", ".join(columns)},
                returncode=WRONG_USE,
            ) from error
        except (DayTooEarlyError, NobodyInChargeError) as error:
            raise CommandError(str(error), returncode=WRONG_USE) from error
        except DatabaseError as error:
            raise CommandError(
                _("The database answered: %(error)s. Nothing was written. Has “inhabit migrate” been run?")
                % {"error": error},
                returncode=WRONG_USE,
            ) from error

    def report(self, order: Order, outcome: Outcome, *, is_rehearsal: bool) -> None:
        console = Console(force_terminal=sys.stdout.isatty(), highlight=False)
        with console.capture() as capture:
            print_report(console, order, outcome, is_rehearsal=is_rehearsal)
        self.stdout.write(capture.get(), ending="")


def mapped_field(text: str) -> tuple[str, str]:
    field, equals, column = text.partition("=")
    if not (field.strip() and equals and column.strip()):
        raise ArgumentTypeError(_("“%(text)s” is not FIELD=COLUMN, such as id=Payroll.") % {"text": text})
    try:
        return field_called(field), column.strip()
    except UnknownNameError as error:
        raise ArgumentTypeError(
            _("There is no field “%(field)s”. The fields are: %(fields)s.")
            % {"field": field, "fields": ", ".join(LABELS)}
        ) from error


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(_("“%(text)s” is not a date such as 2026-01-31.") % {"text": text}) from error


def sources_from(paths: Sequence[Path]) -> list[Source]:
    """Read the files, called by their names, or by their paths where names are shared."""
    shared = Counter(path.name for path in paths)
    try:
        return [
            Source(path.name if shared[path.name] == 1 else str(path), path.read_bytes()) for path in paths
        ]
    except OSError as error:
        raise CommandError(
            _("%(file)s can’t be read: %(why)s.") % {"file": error.filename, "why": error.strerror},
            returncode=WRONG_USE,
        ) from error


@contextmanager
def progress_bar(*, is_shown: bool) -> Iterator[Progress]:
    with Bar(console=Console(stderr=True), disable=not is_shown, transient=True) as bar:
        task = bar.add_task(_("Writing"), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def as_json(outcome: Outcome) -> dict[str, Any]:
    return {**outcome.counts(), "defects": [asdict(defect) for defect in outcome.defects]}
