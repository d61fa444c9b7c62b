"""Whom each person reports to, found by reference, mail address or name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.people.imports.defects import Defect, Kind
from inhabit.people.imports.entries import NOBODY as NOBODY_WORDS
from inhabit.people.imports.entries import Entry
from inhabit.people.imports.lines import MISSING, NOBODY, SELF, Tree, Wording, straighten

PEOPLE = Wording(
    itself=gettext_lazy("%(who)s reports to themself."),
    circle=gettext_lazy("These report to each other in a circle: %(circle)s."),
    missing=gettext_lazy("%(who)s reports to %(above)s, who is not in the file."),
    many=gettext_lazy(
        "%(who)s reports to nobody. %(count)s people do; only one can be the top. "
        "It is taken to be %(top)s, with the most people at and below (%(below)s)."
    ),
    to_the_top=gettext_lazy("Reports to the top, %(top)s."),
    becomes_top=gettext_lazy("Becomes the top, since nobody else reports to nobody."),
    stays_top=gettext_lazy("Is taken to be the top, to whom the others report."),
    cut=gettext_lazy(
        "%(cut)s, who has the most people outside the circle below, reports to the top, %(top)s."
    ),
    cut_becomes_top=gettext_lazy(
        "%(cut)s, who has the most people outside the circle below, becomes the top."
    ),
)


def build_tree(entries: Sequence[Entry], defects: list[Defect]) -> Tree:
    """Return the tree of reporting lines of ``entries``, and append what had to be repaired."""
    find = finder(entries)
    above = [find_manager(index, entry, find) for index, entry in enumerate(entries)]
    if MISSING in above:
        find_without_padding(entries, above, defects)
    named = [entry.manager for entry in entries]
    weights = [1] * len(entries)
    return straighten(entries, above, weights=weights, named=named, wording=PEOPLE, defects=defects)


def find_manager(index: int, entry: Entry, find: Callable[[str], int]) -> int:
    if not entry.manager:
        return NOBODY
    found = find(entry.manager)
    if found == MISSING and entry.manager.casefold() in NOBODY_WORDS:
        return NOBODY
    return SELF if found == index else found


def finder(entries: Sequence[Entry]) -> Callable[[str], int]:
    """Return what finds a person by reference, else by reference in other case, mail address or name.

    An address or a name that several people share finds nobody.
    """
    by_id = {entry.id: index for index, entry in enumerate(entries)}
    otherwise: dict[str, int] = {}

    def find(reference: str) -> int:
        if (index := by_id.get(reference)) is not None:
            return index
        if not otherwise:
            otherwise.update(other_names(entries))
        return otherwise.get(reference.casefold(), MISSING)

    return find


def other_names(entries: Sequence[Entry]) -> dict[str, int]:
    names: dict[str, int] = {}
    for texts in (
        [entry.name for entry in entries],
        [entry.email for entry in entries],
        [entry.id for entry in entries],
    ):
        names |= unshared([text.casefold() for text in texts])
    return names


def unshared(texts: Sequence[str]) -> dict[str, int]:
    """Return the index of each text that stands once."""
    found: dict[str, int] = {}
    shared = set()
    for index, text in enumerate(texts):
        if text and found.setdefault(text, index) != index:
            shared.add(text)
    return {text: index for text, index in found.items() if text not in shared}


def find_without_padding(entries: Sequence[Entry], above: list[int], defects: list[Defect]) -> None:
    """Find managers whose reference only differs by zeros in front of its digits."""
    bare = unshared([without_padding(entry.id) for entry in entries])
    for index, entry in enumerate(entries):
        if above[index] != MISSING:
            continue
        found = bare.get(without_padding(entry.manager))
        if found is not None and found != index:
            above[index] = found
            defects.append(padded(entry, entries[found]))


def without_padding(reference: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", reference).casefold()


def padded(entry: Entry, manager: Entry) -> Defect:
    return Defect(
        Kind.MISSING_MANAGER,
        entry.file,
        entry.row,
        _("%(who)s reports to %(above)s, who is not in the file under this reference.")
        % {"who": entry.label, "above": entry.manager},
        _("Zero-padding is dropped: reports to %(manager)s.") % {"manager": manager.label},
    )
