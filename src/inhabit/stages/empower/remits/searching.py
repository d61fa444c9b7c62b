"""“May I decide this?”: finding the lines that cover a decision.

Whoever searches reads the lists of their own units and of those above: some ten units, whose lines an index
finds, however large the organisation is. So every one of those lines is compared, word by word, also where
words differ in their endings.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.people.models import Person, Unit, UnitAncestor
from inhabit.stages.communicate.wordlist import words_of
from inhabit.stages.empower.remits.models import Remit, RemitLine, RemitVersion
from inhabit.stages.empower.remits.permissions import readable_by
from inhabit.stages.empower.remits.selectors import Row

MOST_FOUND = 12
STEM = 5  # letters that two words share, so that they count as the same but for their endings
LONGEST_ENDING = 4
WITHIN = 5  # letters from which on a word is found within another: "Rabatt" in "Kundenrabatt"


@dataclass(frozen=True)
class Found:
    """A line that covers what was searched, and what it means for whoever searched."""

    row: Row
    remit: Remit
    is_mine: bool
    version: RemitVersion

    @property
    def verdict(self) -> str:
        """Say in one sentence who decides, as seen by whoever searched."""
        lead = self.remit.given_in.lead
        giver = str(lead) if lead else _("whoever leads %(unit)s") % {"unit": self.remit.given_in}
        words = VERDICTS[self.row.line.level] if self.is_mine else VERDICTS_FOR_OTHERS[self.row.line.level]
        said = str(words) % {"lead": giver, "whom": self.remit.for_whom}
        return said[:1].upper() + said[1:]


VERDICTS = {
    1: gettext_lazy("%(lead)s decides, and tells you."),
    2: gettext_lazy("%(lead)s decides, and tells you why."),
    3: gettext_lazy("%(lead)s decides, and asks you first."),
    4: gettext_lazy("You decide it together with %(lead)s."),
    5: gettext_lazy("Yes, once you have asked %(lead)s."),
    6: gettext_lazy("Yes. Tell %(lead)s afterwards."),
    7: gettext_lazy("Yes. You need not tell anybody."),
}
VERDICTS_FOR_OTHERS = {
    1: gettext_lazy("%(lead)s decides."),
    2: gettext_lazy("%(lead)s decides."),
    3: gettext_lazy("%(lead)s decides, after asking: %(whom)s."),
    4: gettext_lazy("Decided together: %(lead)s and %(whom)s."),
    5: gettext_lazy("Decided by: %(whom)s, after asking %(lead)s."),
    6: gettext_lazy("Decided by: %(whom)s. %(lead)s hears of it afterwards."),
    7: gettext_lazy("Decided by: %(whom)s."),
}


def lines_that_cover(words: str, person: Person) -> list[Found]:
    """Return the lines in ``person``'s own units and above that fit ``words``: the best, then the nearest."""
    wanted = words_of(words)
    if not wanted:
        return []
    received = set(Remit.objects.received_by(person).values_list("pk", flat=True))
    ranked = []
    for line in lines_in_the_line_of(person):
        number = fitting(wanted, words_of(f"{line.decision} {line.limit}"))
        if number:
            remit = line.version.remit
            ranked.append((-number, remit.pk not in received, -remit.unit.depth, line.pk, line))
    return [
        found_for(line, received) for *_rank, line in sorted(ranked, key=lambda one: one[:4])[:MOST_FOUND]
    ]


def lines_in_the_line_of(person: Person) -> list[RemitLine]:
    """Return every line that holds for ``person`` or above them, in one query."""
    places = person.placements.current().order_by().values("unit")
    own = places.union(Unit.objects.open().filter(lead=person).order_by().values("pk"))
    units = UnitAncestor.objects.filter(unit__in=own).order_by().values("ancestor")
    remits = Remit.objects.of_open_units().filter(readable_by(person), unit__in=units)
    lines = RemitLine.objects.filter(version__state=RemitVersion.State.HOLDS, version__remit__in=remits)
    return list(
        lines.select_related(
            "version__remit__unit", "version__remit__given_in__lead", "version__remit__person"
        )
    )


def fitting(wanted: list[str], there: list[str]) -> int:
    """Return how many of the words ``wanted`` stand in ``there``, endings aside."""
    return sum(any(is_like(word, other) for other in there) for word in wanted)


def is_like(one: str, other: str) -> bool:
    """Say whether two words are the same but for their endings, or one stands within the other."""
    if one.startswith(other) or other.startswith(one):
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= WITHIN and shorter in longer:
        return True
    shared = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= STEM and len(longer) - shared <= LONGEST_ENDING


def found_for(line: RemitLine, received: set[int]) -> Found:
    remit = line.version.remit
    return Found(Row(line), remit, remit.pk in received, line.version)
