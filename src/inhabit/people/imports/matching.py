"""Which of the units that stand is which of the groups of a file: identity survives change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inhabit.people.imports.groups import BETWEEN
from inhabit.people.imports.standing import StandingUnit

SAME_LEAD = 0.75
SAME_NAME = 0.5
ENOUGH = 0.5  # below this, two units have too little in common to be the same


@dataclass(frozen=True, slots=True)
class Team:
    """A group of a file, its people as the keys that they have here (None: unknown)."""

    given_name: str
    lead: int | None
    members: Sequence[int]
    size: int
    is_root: bool = False


def match_units(teams: Sequence[Team], units: Mapping[int, StandingUnit]) -> list[int | None]:
    """Return for each team the unit that it continues, None for a new one.

    Pairs are taken greedily, the likest first: the share of common members of the larger of the two,
    plus 0.75 for the same lead and 0.5 for the same given name. So a lead who swaps teams leaves the
    teams where they are, a successor continues the unit, and of two units that merge the larger lives.
    The root stays the root where nothing else says what became of either, so that whoever was appointed
    for the whole organisation still is when the first short list gives way to the whole one.
    """
    likeness = {
        pair: likeness_of(teams[pair[0]], units[pair[1]], common)
        for pair, common in common_members(teams, units).items()
    }
    ranked = sorted(
        (pair for pair, like in likeness.items() if like >= ENOUGH),
        key=lambda pair: (-likeness[pair], pair),
    )
    matched: list[int | None] = [None] * len(teams)
    taken: set[int] = set()
    if is_a_list_of_one(units):
        match_root(teams, units, matched, taken)
    for team, unit in ranked:
        if matched[team] is None and unit not in taken:
            matched[team] = unit
            taken.add(unit)
    match_by_name(teams, units, matched, taken)
    match_root(teams, units, matched, taken)
    return matched


def common_members(teams: Sequence[Team], units: Mapping[int, StandingUnit]) -> dict[tuple[int, int], int]:
    """Return how many members each team shares with each unit, for pairs with a person in common."""
    units_of: defaultdict[int, list[int]] = defaultdict(list)
    led_by: defaultdict[int, list[int]] = defaultdict(list)
    for key, unit in units.items():
        for person in unit.members:
            units_of[person].append(key)
        if unit.lead is not None:
            led_by[unit.lead].append(key)
    common: dict[tuple[int, int], int] = {}
    for number, team in enumerate(teams):
        shared = Counter(unit for person in team.members for unit in units_of.get(person, ()))
        if team.lead is not None:
            shared.update(dict.fromkeys(led_by.get(team.lead, ()), 0))
        common |= {(number, unit): count for unit, count in shared.items()}
    return common


def likeness_of(team: Team, unit: StandingUnit, common: int) -> float:
    share = common / max(team.size, len(unit.members), 1)
    same_lead = SAME_LEAD if team.lead is not None and team.lead == unit.lead else 0.0
    return share + same_lead + (SAME_NAME if team.given_name == given_name(unit) else 0.0)


def given_name(unit: StandingUnit) -> str:
    """Return a unit's name without what tells it apart from others of that name."""
    return unit.name.split(BETWEEN)[0]


def match_by_name(
    teams: Sequence[Team],
    units: Mapping[int, StandingUnit],
    matched: list[int | None],
    taken: set[int],
) -> None:
    """Pair what is left by name, where the name says it without doubt."""
    left: defaultdict[str, list[int]] = defaultdict(list)
    for key, unit in units.items():
        if key not in taken:
            left[given_name(unit)].append(key)
    unmatched = [number for number, unit in enumerate(matched) if unit is None]
    asked = Counter(teams[number].given_name for number in unmatched)
    for number in unmatched:
        name = teams[number].given_name
        if asked[name] == 1 and len(left[name]) == 1:
            matched[number] = left[name][0]


def is_a_list_of_one(units: Mapping[int, StandingUnit]) -> bool:
    """Say whether nobody but a first member of the programme team has been imported so far."""
    return len(units) == 1 and all(len(unit.members) <= 1 for unit in units.values())


def match_root(
    teams: Sequence[Team],
    units: Mapping[int, StandingUnit],
    matched: list[int | None],
    taken: set[int],
) -> None:
    """Pair the file's root with the one that stands, where both are left."""
    roots = [key for key, unit in units.items() if unit.parent is None and unit.ends_on is None]
    for number, team in enumerate(teams):
        if team.is_root and matched[number] is None and len(roots) == 1 and roots[0] not in taken:
            matched[number] = roots[0]
            taken.add(roots[0])
