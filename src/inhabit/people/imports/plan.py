"""What an import would write: the difference between the files and what stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from inhabit.people.imports.entries import Entry
from inhabit.people.imports.matching import Team, match_units
from inhabit.people.imports.pipeline import Organisation
from inhabit.people.imports.standing import PERSON_FIELDS, Standing, Stay, covers

# Which columns of a file fill which field of a person.
FILLED_BY = {"name": {"name", "given_name", "family_name"}}


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody who joins (no unit before), moves or leaves (no unit after), in words."""

    person: str
    from_unit: str
    to_unit: str


@dataclass
class Plan:
    """Rows to write. People and units that don't exist yet are named by their index in the file.

    ``unit_of`` gives of each group the key of the unit that it continues, None for a new one;
    ``lines`` the group, ``stays`` person, group, first day, day after the last, and is_counted.
    """

    organisation: Organisation
    day: date
    person_of: list[int | None] = field(default_factory=list)  # of each entry the key of the person
    unit_of: list[int | None] = field(default_factory=list)
    changed_people: list[tuple[str | int, ...]] = field(default_factory=list)
    renamed_units: list[tuple[str, int]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    replaced_lines: list[int] = field(default_factory=list)  # keys of lines that start on this day
    ended_lines: list[tuple[date | None, int]] = field(default_factory=list)
    stays: list[tuple[int, int, date, date | None, bool]] = field(default_factory=list)
    replaced_stays: list[int] = field(default_factory=list)
    ended_stays: list[tuple[date | None, int]] = field(default_factory=list)
    joins: list[Change] = field(default_factory=list)
    moves: list[Change] = field(default_factory=list)
    leaves: list[Change] = field(default_factory=list)
    people: int = 0

    @property
    def units(self) -> int:
        return len(self.organisation.groups)

    @property
    def new_people(self) -> list[int]:
        return [index for index, key in enumerate(self.person_of) if key is None]

    def is_empty(self) -> bool:
        """Say whether nothing would change."""
        written = (
            self.changed_people,
            self.renamed_units,
            self.lines,
            self.replaced_lines,
            self.ended_lines,
            self.stays,
            self.replaced_stays,
            self.ended_stays,
            self.new_people,
        )
        return not any(written)


def make_plan(organisation: Organisation, standing: Standing) -> Plan:
    """Return what makes the organisation of ``standing.day`` that of the files."""
    plan = Plan(organisation, standing.day)
    known = [standing.people.get(entry.id) for entry in organisation.entries]
    plan.person_of = [person[0] if person else None for person in known]
    plan.changed_people = list(changed_people(organisation, known))
    plan.unit_of = match_units(teams_of(plan), standing.units)
    plan_units(plan, standing)
    plan_stays(plan, standing)
    plan_leaves(plan, standing)
    plan_dotted(plan, standing)
    return plan


def changed_people(
    organisation: Organisation, known: list[tuple[int, tuple[str, ...]] | None]
) -> Iterator[tuple[str | int, ...]]:
    """Yield new details and key of each person whose details differ. A field without a column stays."""
    has = [bool(FILLED_BY.get(name, {name}) & organisation.fields) for name in PERSON_FIELDS]
    for entry, person in zip(organisation.entries, known, strict=True):
        if person is None:
            continue
        key, old = person
        new = details_of(entry)
        if new != old:
            merged = tuple(new[i] if has[i] else old[i] for i in range(len(PERSON_FIELDS)))
            if merged != old:
                yield (*merged, key)


def details_of(entry: Entry) -> tuple[str, ...]:
    """Return the fields of a person in the order of ``PERSON_FIELDS``."""
    return (entry.name, entry.email, entry.job_title, entry.location, entry.language, entry.time_zone)


def teams_of(plan: Plan) -> list[Team]:
    keys = plan.person_of
    return [
        Team(
            group.given_name,
            None if group.lead is None else keys[group.lead],
            [key for index in group.members if (key := keys[index]) is not None],
            len(group.members),
            is_root=group.parent is None,
        )
        for group in plan.organisation.groups
    ]


def plan_units(plan: Plan, standing: Standing) -> None:
    """Start, change and end the lines of units."""
    continued = set()
    for number, (group, key) in enumerate(zip(plan.organisation.groups, plan.unit_of, strict=True)):
        if key is None:
            plan.lines.append(number)
            continue
        continued.add(key)
        unit = standing.units[key]
        if unit.name != group.name:
            plan.renamed_units.append((group.name, key))
        lead = None if group.lead is None else plan.person_of[group.lead]
        parent = None if group.parent is None else plan.unit_of[group.parent]
        is_new_above = group.parent is not None and parent is None
        is_new_lead = group.lead is not None and lead is None
        if (parent, lead) == (unit.parent, unit.lead) and not is_new_above and not is_new_lead:
            if unit.ends_on is not None:
                plan.ended_lines.append((None, unit.line))
        else:
            end_line(plan, unit.line, unit.starts_on, unit.ends_on)
            plan.lines.append(number)
    for key, unit in standing.units.items():
        if key not in continued:
            end_line(plan, unit.line, unit.starts_on, unit.ends_on)


def end_line(plan: Plan, line: int, starts_on: date, ends_on: date | None) -> None:
    """End a line on the plan's day; one that only starts then is taken back."""
    if starts_on >= plan.day:
        plan.replaced_lines.append(line)
    elif ends_on != plan.day:
        plan.ended_lines.append((plan.day, line))


def plan_stays(plan: Plan, standing: Standing) -> None:
    """Place everybody of the files, and note who joins and who moves."""
    for number, group in enumerate(plan.organisation.groups):
        unit = plan.unit_of[number]
        for index in group.members:
            entry, person = plan.organisation.entries[index], plan.person_of[index]
            stays = standing.stays.get(person, []) if person is not None else []
            is_first = person is None or person not in standing.ever_placed
            is_here = place(plan, index, number, stays, is_first=is_first)
            before = unit_before(stays, plan.day)
            if before is None:
                plan.joins.append(Change(words_of(entry), "", group.name))
            elif before != unit:
                plan.moves.append(Change(words_of(entry), name_of(standing, before), group.name))
            plan.people += is_here


def place(plan: Plan, index: int, group: int, stays: list[Stay], *, is_first: bool) -> bool:
    """Plan the one counted stay of a person from the plan's day on; say whether it covers that day.

    At the first import a stay begins on the start date, also a past one; later on the plan's day, or on
    a start date that is yet to come.
    """
    entry = plan.organisation.entries[index]
    unit, day = plan.unit_of[group], plan.day
    starts_on = entry.starts_on if entry.starts_on and (is_first or entry.starts_on > day) else day
    if any(covers(stay, day) for stay in stays):
        starts_on = day
    goes_on = None
    for stay in reversed(stays):
        is_same = unit is not None and stay.unit == unit
        fits = stay.starts_on <= day if starts_on <= day else stay.starts_on == starts_on
        if goes_on is None and is_same and fits:
            goes_on = stay
        elif stay.starts_on >= day:
            plan.replaced_stays.append(stay.key)
        elif stay.ends_on != day:
            plan.ended_stays.append((day, stay.key))
    if goes_on is None:
        plan.stays.append((index, group, starts_on, entry.ends_on, True))
    elif goes_on.ends_on != (ends_on := end_of(plan, entry, goes_on)):
        plan.ended_stays.append((ends_on, goes_on.key))
    return starts_on <= day


def end_of(plan: Plan, entry: Entry, stay: Stay) -> date | None:
    """Return when a stay that goes on ends: as the file says, else as it stood."""
    if "end_date" in plan.organisation.fields or stay.ends_on == plan.day:
        return entry.ends_on
    return stay.ends_on


def unit_before(stays: list[Stay], day: date) -> int | None:
    """Return the unit in which a person is on ``day``, or will be."""
    return next((stay.unit for stay in stays if stay.ends_on is None or stay.ends_on > day), None)


def plan_leaves(plan: Plan, standing: Standing) -> None:
    """End the stays of everybody who is not in the files, or has left by them."""
    placed = {plan.person_of[index] for group in plan.organisation.groups for index in group.members}
    references = {person[0]: reference for reference, person in standing.people.items()}
    for person, stays in standing.stays.items():
        if person in placed:
            continue
        reference = references[person]
        before = unit_before(stays, plan.day)
        if before is not None:
            name, _email, title, *_rest = standing.people[reference][1]
            plan.leaves.append(Change(name or title or reference, name_of(standing, before), ""))
        for stay in stays:
            end_stay(plan, stay, plan.organisation.gone.get(reference, plan.day))


def end_stay(plan: Plan, stay: Stay, day: date) -> None:
    """End a stay on ``day``, at the latest on the plan's; one that only starts then is taken back."""
    ends_on = min(day, plan.day) if day > stay.starts_on else plan.day
    if stay.starts_on >= plan.day:
        plan.replaced_stays.append(stay.key)
    elif stay.ends_on is None or stay.ends_on > plan.day:
        plan.ended_stays.append((ends_on, stay.key))


def plan_dotted(plan: Plan, standing: Standing) -> None:
    """Start the further memberships that are new, and end those that no longer hold."""
    going_on = set()
    for index, group in plan.organisation.dotted:
        person, unit = plan.person_of[index], plan.unit_of[group]
        stays = standing.dotted.get(person, []) if person is not None and unit is not None else []
        same = next((stay for stay in stays if stay.unit == unit), None)
        if same is None:
            plan.stays.append((index, group, plan.day, None, False))
            continue
        going_on.add(same.key)
        if same.ends_on is not None:
            plan.ended_stays.append((None, same.key))
    # A file without such columns says nothing about those who are still here.
    says = bool({"dotted_manager_id", "also_in_unit"} & plan.organisation.fields)
    here = set() if says else set(plan.person_of)
    for person, stays in standing.dotted.items():
        for stay in stays:
            if stay.key not in going_on and person not in here:
                end_stay(plan, stay, plan.day)


def words_of(entry: Entry) -> str:
    return entry.name or entry.job_title or entry.id


def name_of(standing: Standing, unit: int) -> str:
    return standing.units[unit].name if unit in standing.units else ""
