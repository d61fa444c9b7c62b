"""What the programme team sees of matching everybody at once: how far it is, and what came of it.

The report counts; it names nobody. From fewer than eight people nothing is counted at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.coaching.matching.report import LEAST_GROUP, Group, Report, report_from_json
from inhabit.coaching.matching.rules import Barred
from inhabit.coaching.matching.runs import to_match
from inhabit.coaching.models import Cohort, MatchingRun
from inhabit.surfaces.progress import count_in_words
from inhabit.surfaces.tables import Cell, Column, Table, headings_of


@dataclass(frozen=True)
class Outcome:
    """What a finished run has brought, in words and tables."""

    finding: str
    gain: str
    ranks: Table
    groups: Table | None
    unmatched: list[str]
    load: Table


@dataclass(frozen=True)
class Matching:
    """Where matching all at once stands. ``to_match``: how many wait; None: too few to say."""

    run: MatchingRun | None
    to_match: int | None
    has_some: bool
    count: str
    outcome: Outcome | None

    @property
    def is_running(self) -> bool:
        return self.run is not None and not self.run.is_done


def matching_of(cohort: Cohort) -> Matching:
    run = MatchingRun.objects.filter(cohort=cohort).first()
    waiting = to_match(cohort).count()
    is_counted = run is not None and run.is_done and run.report.get("people", 0) >= LEAST_GROUP
    return Matching(
        run=run,
        to_match=waiting if waiting >= LEAST_GROUP else None,
        has_some=bool(waiting),
        count=count_in_words(run.done, run.total) if run is not None else "",
        outcome=outcome_of(report_from_json(run.report)) if run is not None and is_counted else None,
    )


def outcome_of(report: Report) -> Outcome:
    matched = sum(report.ranks.values())
    return Outcome(
        finding=finding_of(report, matched),
        gain=gain_of(report),
        ranks=ranks_of(report.ranks),
        groups=groups_of(report.groups) if report.groups else None,
        unmatched=unmatched_in_words(report.unmatched),
        load=load_of(report.load),
    )


def finding_of(report: Report, matched: int) -> str:
    first = int(report.ranks.get("1", 0))
    if not matched:
        return _("There is a place for nobody")
    words = _(
        "There is a place for %(matched)s of %(people)s people, for %(first)s the best of their own list"
    )
    return words % {
        "matched": number(matched),
        "people": number(report.people),
        "first": number(first),
    }


def gain_of(report: Report) -> str:
    """Say what it is better for than serving people as they came."""
    more = report.unmatched_in_order - sum(report.unmatched.values())
    if more > 0:
        words = ngettext(
            "In order of arrival one person more would have got nobody.",
            "In order of arrival %(number)s people more would have got nobody.",
            more,
        )
        return words % {"number": number(more)}
    if report.fit_in_order and report.fit > report.fit_in_order:
        gain = 100 * (report.fit - report.fit_in_order) / report.fit_in_order
        words = _("Together it fits %(gain)s %% better than in order of arrival.")
        return words % {"gain": number_format(gain, decimal_pos=1)}
    return _("In order of arrival it would have come out as well.")


def number(value: int) -> str:
    return number_format(value, force_grouping=True)


def ranks_of(ranks: Mapping[str, Any]) -> Table:
    rows = sorted(((int(rank), int(people)) for rank, people in ranks.items()))
    cells = [[Cell(_("%(rank)s. of their own list") % {"rank": rank}), Cell(number(n))] for rank, n in rows]
    columns = (Column(_("Who comes first")), Column(_("People"), is_number=True))
    return Table(_("Which coach of their own list comes first"), headings_of(columns), cells)


def groups_of(groups: object) -> Table:
    rows: list[Group] = list(groups)  # type: ignore[call-overload]  # the report's groups
    columns = (
        Column(_("Group")),
        Column(_("People"), is_number=True),
        Column(_("Fit, of 100"), is_number=True),
        Column(_("The worst tenth"), is_number=True),
    )
    cells = [
        [Cell(one.name), Cell(number(one.people)), Cell(number(one.fit)), Cell(number(one.worst))]
        for one in rows
    ]
    return Table(_("How each group fared"), headings_of(columns), cells)


def unmatched_in_words(unmatched: Mapping[str, Any]) -> list[str]:
    """Say why how many got nobody: the rule that ruled out most coaches for each."""
    sentences = []
    for key, people in unmatched.items():
        label = Barred(key).label if key in Barred.values else _("has no place left")
        words = ngettext(
            "For %(number)s person there is none. What rules out most coaches: %(reason)s.",
            "For %(number)s people there is none. What rules out most coaches: %(reason)s.",
            int(people),
        )
        sentences.append(words % {"number": number(int(people)), "reason": label})
    return sentences


def load_of(load: Mapping[str, Any]) -> Table:
    rows = sorted((int(people), int(coaches)) for people, coaches in load.items())
    columns = (Column(_("New people")), Column(_("How many coaches"), is_number=True))
    cells = [[Cell(number(people)), Cell(number(coaches))] for people, coaches in rows]
    return Table(_("How many new people each coach would have"), headings_of(columns), cells)
