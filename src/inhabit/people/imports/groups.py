"""A tree of people → units: a lead and those who report to the lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from inhabit.access.languages import in_our_language
from inhabit.people.imports.duplicates import is_here
from inhabit.people.imports.entries import Entry
from inhabit.people.imports.lines import NOBODY, Tree

LONGEST_NAME = 300  # characters, as Unit.name
TEAM_OF = _("Team of %(lead)s")
BETWEEN = " · "  # a shared name and what tells its units apart


@dataclass(slots=True)
class Group:
    """A unit to be. Indexes point into the entries (people) and into the list of groups (parent)."""

    parent: int | None
    lead: int | None  # None: nobody leads it
    given_name: str
    told_apart_by: str  # the lead's job title, also of a lead who has left
    members: list[int] = field(default_factory=list)
    name: str = ""


def groups_of(tree: Tree, entries: Sequence[Entry], day: date) -> list[Group]:
    """Return the units of a tree of people, the root first, parents before those below them."""
    reports: dict[int, list[int]] = {tree.top: []}
    for index, lead in enumerate(tree.above):
        if lead != NOBODY:
            reports.setdefault(lead, []).append(index)
    groups: list[Group] = []
    number_of: dict[int, int] = {}
    for lead in from_the_top(tree.top, reports):
        entry = entries[lead]
        here = is_here(entry, day)
        group = Group(
            parent=number_of[tree.above[lead]] if lead != tree.top else None,
            lead=lead if here else None,
            given_name=given_name(reports[lead], entry, entries),
            told_apart_by=entry.job_title or entry.name or entry.id,
            members=[index for index in reports[lead] if is_here(entries[index], day)],
        )
        if lead == tree.top and here:
            group.members.insert(0, lead)
        number_of[lead] = len(groups)
        groups.append(group)
    return groups


def from_the_top(top: int, reports: dict[int, list[int]]) -> list[int]:
    """Return everyone with reports, level by level."""
    leads = [top]
    for lead in leads:
        leads.extend(index for index in reports[lead] if index in reports)  # a queue
    return leads


def given_name(reports: Sequence[int], lead: Entry, entries: Sequence[Entry]) -> str:
    """Return the unit value that most direct reports have, else the lead's own, else the lead's team."""
    values = Counter(entries[index].unit for index in reports if entries[index].unit)
    if values:
        return values.most_common(1)[0][0]
    return lead.unit or in_our_language(TEAM_OF) % {"lead": lead.name or lead.job_title or lead.id}


def tell_apart(groups: Sequence[Group]) -> None:
    """Give each group a name of its own: shared ones get the lead's job title, then a number."""
    shared = Counter(group.given_name for group in groups)
    for group in groups:
        group.name = group.given_name
        if shared[group.given_name] > 1 and group.told_apart_by:
            group.name += BETWEEN + group.told_apart_by
        group.name = group.name[: LONGEST_NAME - 8]
    seen: Counter[str] = Counter()
    for group in groups:
        seen[group.name] += 1
        if seen[group.name] > 1:
            group.name += f" {seen[group.name]}"
