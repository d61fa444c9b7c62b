"""Files without reporting lines: units, parent units and leads → the same groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.access.languages import in_our_language
from inhabit.people.imports.defects import Defect, Kind
from inhabit.people.imports.entries import Entry
from inhabit.people.imports.groups import Group
from inhabit.people.imports.lines import MISSING, NOBODY, SELF, Tree, Wording, straighten
from inhabit.people.imports.managers import finder
from inhabit.people.imports.values import NO, YES

type Key = tuple[str, str]  # a unit's and its parent unit's name, compared without case

EVERYONE = gettext_lazy("Everyone")
UNITS = Wording(
    itself=gettext_lazy("The unit %(who)s names itself as its parent unit."),
    circle=gettext_lazy("These units stand below each other in a circle: %(circle)s."),
    missing=gettext_lazy("The unit %(who)s stands below %(above)s, but nobody in the file is in that unit."),
    many=gettext_lazy(
        "The unit %(who)s has no parent unit. %(count)s units have none; only one can be the top. "
        "It is taken to be %(top)s, with the most people at and below (%(below)s)."
    ),
    to_the_top=gettext_lazy("Stands directly below the top, %(top)s."),
    becomes_top=gettext_lazy("Becomes the top, since every other unit has a parent unit."),
    stays_top=gettext_lazy("Is taken to be the top, below which the others stand."),
    cut=gettext_lazy("%(cut)s, which has the most people outside the circle, stands below the top, %(top)s."),
    cut_becomes_top=gettext_lazy("%(cut)s, which has the most people outside the circle, becomes the top."),
)


@dataclass
class NamedUnit:
    """A unit as rows name it, with the row that names it first."""

    file: str
    row: int
    label: str
    parent: str
    lead: int | None = None
    members: list[int] = field(default_factory=list)


def is_unit_file(entries: Sequence[Entry], fields: set[str]) -> bool:
    """Say whether units, not reporting lines, say how the organisation hangs together."""
    if "manager_id" not in fields:
        return "unit" in fields
    # A column that nobody filled says nothing; units below units do.
    return {"unit", "parent_unit"} <= fields and not any(entry.manager for entry in entries)


def groups_of_units(entries: Sequence[Entry], fields: set[str], defects: list[Defect]) -> list[Group]:
    """Return the units, the root first, parents before those below them, with everybody placed."""
    keys = keys_of(entries)
    units = named_units(entries, keys, defects)
    find_leads(entries, keys, units, defects)
    derive = None if "parent_unit" in fields else keys
    above = parents_of(units, derive)
    tree = straighten(
        list(units.values()),
        above,
        weights=[len(unit.members) for unit in units.values()],
        named=[unit.parent for unit in units.values()],
        wording=UNITS,
        defects=defects,
    )
    return placed(entries, keys, list(units), list(units.values()), tree)


def keys_of(entries: Sequence[Entry]) -> list[Key | None]:
    """Return the unit of each entry. A row that leaves the parent out means the only unit of that name."""
    parents: dict[str, set[str]] = {}
    for entry in entries:
        if entry.parent_unit:
            parents.setdefault(entry.unit.casefold(), set()).add(entry.parent_unit.casefold())
    keys: list[Key | None] = []
    for entry in entries:
        unit, parent = entry.unit.casefold(), entry.parent_unit.casefold()
        if not parent and len(parents.get(unit, ())) == 1:
            parent = next(iter(parents[unit]))
        keys.append((unit, parent) if unit else None)
    return keys


def named_units(
    entries: Sequence[Entry], keys: Sequence[Key | None], defects: list[Defect]
) -> dict[Key, NamedUnit]:
    units: dict[Key, NamedUnit] = {}
    for index, (entry, key) in enumerate(zip(entries, keys, strict=True)):
        if key is None:
            reason = _("%(who)s is in no unit.") % {"who": entry.label}
            repair = _("Placed in the root unit.")
            defects.append(Defect(Kind.MISSING_MANAGER, entry.file, entry.row, reason, repair))
            continue
        unit = units.setdefault(key, NamedUnit(entry.file, entry.row, entry.unit, entry.parent_unit))
        unit.parent = unit.parent or entry.parent_unit
        unit.members.append(index)
    name_the_root(units, entries)
    return units


def name_the_root(units: dict[Key, NamedUnit], entries: Sequence[Entry]) -> None:
    """Add the one unit that is named as a parent only, where no other unit could be the root."""
    defined = {unit for unit, _parent in units}
    undefined = {parent: unit for (_unit, parent), unit in units.items() if parent and parent not in defined}
    has_root = any(not parent or parent == unit for unit, parent in units)
    if not units or (len(undefined) == 1 and not has_root):
        first = next(iter(undefined.values()), None)
        name = first.parent if first else in_our_language(EVERYONE)
        row = first or entries[0]
        units[name.casefold(), ""] = NamedUnit(row.file, row.row, name, "")


def find_leads(
    entries: Sequence[Entry], keys: Sequence[Key | None], units: dict[Key, NamedUnit], defects: list[Defect]
) -> None:
    """Note who leads each unit: whoever its rows name first, or the first whose own row says yes."""
    texts = {entry.lead.casefold() for entry in entries}
    says_yes = bool(texts & YES) and texts <= (YES | NO)
    find = finder(entries)
    unknown: set[tuple[Key, str]] = set()
    for index, (entry, key) in enumerate(zip(entries, keys, strict=True)):
        if key is None or entry.lead.casefold() in (NO if says_yes else {"", "-"}):
            continue
        lead = index if says_yes else find(entry.lead)
        if lead != MISSING:
            units[key].lead = lead if units[key].lead is None else units[key].lead
        elif (key, entry.lead) not in unknown:
            unknown.add((key, entry.lead))
            defects.append(unknown_lead(entry))


def unknown_lead(entry: Entry) -> Defect:
    reason = _("The lead of %(unit)s, %(lead)s, is not in the file.")
    reason %= {"unit": entry.unit, "lead": entry.lead}
    repair = _("This name is passed over; without another one the unit has no lead for now.")
    return Defect(Kind.MISSING_MANAGER, entry.file, entry.row, reason, repair)


def parents_of(units: dict[Key, NamedUnit], keys: Sequence[Key | None] | None) -> list[int]:
    """Return the index of each unit's parent; with ``keys``, where its lead's own row stands."""
    number_of = {key: number for number, key in enumerate(units)}
    by_name: dict[str, int] = {}
    for (name, _parent), number in number_of.items():
        by_name.setdefault(name, number)
    above = []
    for (name, parent), unit in units.items():
        if parent:
            above.append(SELF if parent == name else by_name.get(parent, MISSING))
            continue
        own = keys[unit.lead] if keys is not None and unit.lead is not None else None
        above.append(NOBODY if own is None or own == (name, parent) else number_of[own])
    return above


def placed(
    entries: Sequence[Entry],
    keys: Sequence[Key | None],
    order: Sequence[Key],
    units: Sequence[NamedUnit],
    tree: Tree,
) -> list[Group]:
    """Return the groups from the top down, a unit's lead placed in the unit above."""
    below: dict[int, list[int]] = {}
    for number, parent in enumerate(tree.above):
        below.setdefault(parent, []).append(number)
    sequence = [tree.top]
    for number in sequence:
        sequence.extend(below.get(number, ()))  # a queue
    group_of = {number: index for index, number in enumerate(sequence)}
    groups = []
    for number in sequence:
        unit, parent = units[number], tree.above[number]
        lead = entries[unit.lead] if unit.lead is not None else None
        groups.append(
            Group(
                parent=None if parent == NOBODY else group_of[parent],
                lead=unit.lead,
                given_name=unit.label,
                told_apart_by=(lead.job_title or lead.name) if lead else unit.parent,
            )
        )
    number_of = {key: group_of[number] for number, key in enumerate(order)}
    find_place = placer(groups)
    for index, key in enumerate(keys):
        groups[find_place(index, number_of[key] if key else None)].members.append(index)
    return groups


def placer(groups: Sequence[Group]) -> Callable[[int, int | None], int]:
    """Return what finds the group of a person whose row names the group ``own`` (or none)."""
    led: dict[int, list[int]] = {}
    for number, group in enumerate(groups):
        if group.lead is not None:
            led.setdefault(group.lead, []).append(number)

    def find_place(index: int, own: int | None) -> int:
        mine = led.get(index, [])
        if own is not None and (not mine or own in {groups[number].parent for number in mine} - set(mine)):
            return own
        place = own if own in mine else mine[0] if mine else 0
        while place in mine and (parent := groups[place].parent) is not None:
            place = parent
        return place

    return find_place
