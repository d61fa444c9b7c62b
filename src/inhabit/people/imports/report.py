"""The report of an import for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from rich.console import Console
from rich.markup import escape

from inhabit.people.imports.actions import Order, Outcome
from inhabit.people.imports.defects import Defect, Kind, stopping

SHOWN = 5  # rows of each kind
TITLES = {
    Kind.EMPTY_FILE: gettext_lazy("Empty file"),
    Kind.UNKNOWN_FORMAT: gettext_lazy("File not understood"),
    Kind.BAD_ROW: gettext_lazy("Broken row"),
    Kind.MISSING_ID: gettext_lazy("No reference"),
    Kind.DUPLICATE_ID: gettext_lazy("Reference used twice"),
    Kind.SELF_REPORT: gettext_lazy("Reports to themself"),
    Kind.MISSING_MANAGER: gettext_lazy("Manager not found"),
    Kind.CYCLE: gettext_lazy("Reporting in a circle"),
    Kind.MANY_ROOTS: gettext_lazy("Several at the top"),
    Kind.BAD_EMAIL: gettext_lazy("Not a mail address"),
    Kind.BAD_DATE: gettext_lazy("Not a date"),
    Kind.BAD_NUMBER: gettext_lazy("Not a number"),
}


def print_report(console: Console, order: Order, outcome: Outcome, *, is_rehearsal: bool) -> None:
    for kind, defects in by_kind(outcome.defects):
        print_kind(console, kind, defects)
    console.print(verdict(order, outcome, is_rehearsal=is_rehearsal))
    if not outcome.is_stopped:
        console.print(summary(order, outcome))


def summary(order: Order, outcome: Outcome) -> str:
    people = ngettext("%d person", "%d people", outcome.people) % outcome.people
    units = ngettext("%d unit", "%d units", outcome.units) % outcome.units
    standing = _("As of %(day)s: %(people)s in %(units)s.")
    standing %= {"day": order.effective_on.isoformat(), "people": people, "units": units}
    changes = _("Joining: %(joins)s, moving: %(moves)s, leaving: %(leaves)s.") % outcome.counts()
    return f"{standing} {changes}"


def by_kind(defects: Sequence[Defect]) -> list[tuple[Kind, list[Defect]]]:
    """Return the defects of each kind, in the order of the kinds."""
    order = list(Kind)
    ranked = sorted(defects, key=lambda defect: order.index(defect.kind))
    return [(kind, list(group)) for kind, group in groupby(ranked, key=lambda defect: defect.kind)]


def print_kind(console: Console, kind: Kind, defects: list[Defect]) -> None:
    console.print(f"[bold]{TITLES[kind]}[/bold] ({len(defects)})")
    for defect in defects[:SHOWN]:
        place = escape(defect.file)
        if defect.row is not None:
            place = _("%(file)s, row %(row)s") % {"file": place, "row": defect.row}
        console.print(f"  {place}: {escape(defect.reason)}", soft_wrap=True)
        if defect.repair is not None:
            console.print(
                _("    Repair: %(repair)s") % {"repair": escape(defect.repair)}, style="dim", soft_wrap=True
            )
    if (more := len(defects) - SHOWN) > 0:
        console.print(
            ngettext("  … and %(count)s more.", "  … and %(count)s more.", more) % {"count": more},
            style="dim",
        )
    console.print()


def verdict(order: Order, outcome: Outcome, *, is_rehearsal: bool) -> str:
    if outcome.is_stopped:
        stops = stopping(outcome.defects, order.accepted_repairs)
        if all(defect.repair is not None for defect in stops):
            return _(
                "Nothing was written. Correct the file, or accept the repairs named above with --repair "
                "(with --dry-run you see first what comes of it; with --json every row is listed)."
            )
        return _("Nothing was written. What has no repair above must be corrected in the file.")
    if is_rehearsal:
        return _("A rehearsal: nothing was written. Leave out --dry-run to write it.")
    return _("Everything was written.")
