"""Writing a plan: whole tables at a time, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Max

from inhabit.people.imports.plan import Plan, details_of
from inhabit.people.imports.standing import PERSON_FIELDS
from inhabit.people.models import Person, Placement, Unit, UnitLine
from inhabit.people.rows import delete_rows, insert_rows, update_rows
from inhabit.people.tree import refresh_tree

type Progress = Callable[[int, int], None]  # rows written, rows in all


def write_plan(plan: Plan, progress: Progress) -> None:
    """Write ``plan`` and refresh today's tree."""
    sizes = [len(plan.new_people), len(plan.lines), len(plan.stays), len(plan.organisation.groups)]
    steps = (write_people, write_units, write_stays, write_tree)
    for number, step in enumerate(steps):
        progress(sum(sizes[:number]), sum(sizes))
        step(plan)
    progress(sum(sizes), sum(sizes))


def write_people(plan: Plan) -> None:
    """Insert whoever is new, and correct the details of the others."""
    entries, new = plan.organisation.entries, plan.new_people
    before = Person.objects.aggregate(last=Max("pk"))["last"] or 0
    insert_rows(
        Person,
        ["external_id", *PERSON_FIELDS],
        ((entries[index].id, *details_of(entries[index])) for index in new),
    )
    keys = dict(Person.objects.filter(pk__gt=before).order_by().values_list("external_id", "pk"))
    for index in new:
        plan.person_of[index] = keys[entries[index].id]
    update_rows(Person, PERSON_FIELDS, plan.changed_people)


def write_units(plan: Plan) -> None:
    """Create the units that are new, and write the lines that begin or end."""
    groups = plan.organisation.groups
    new = [number for number, key in enumerate(plan.unit_of) if key is None]
    before = Unit.objects.aggregate(last=Max("pk"))["last"] or 0
    insert_rows(
        Unit,
        ["name", "depth", "headcount", "is_open"],
        ((groups[number].name, 0, 0, False) for number in new),  # the tree fills in the rest
    )
    made = Unit.objects.filter(pk__gt=before).order_by("pk").values_list("pk", flat=True)
    for number, key in zip(new, made, strict=True):
        plan.unit_of[number] = key
    update_rows(Unit, ["name"], plan.renamed_units)
    delete_rows(UnitLine, plan.replaced_lines)
    update_rows(UnitLine, ["ends_on"], plan.ended_lines)
    lines = []
    for number in plan.lines:
        group = groups[number]
        parent = None if group.parent is None else plan.unit_of[group.parent]
        lead = None if group.lead is None else plan.person_of[group.lead]
        lines.append((plan.unit_of[number], parent, lead, plan.day))
    insert_rows(UnitLine, ["unit_id", "parent_id", "lead_id", "starts_on"], lines)


def write_tree(plan: Plan) -> None:
    """Let today's tree follow; what is dated ahead waits for its day."""
    refresh_tree()


def write_stays(plan: Plan) -> None:
    delete_rows(Placement, plan.replaced_stays)
    update_rows(Placement, ["ends_on"], plan.ended_stays)
    insert_rows(
        Placement,
        ["person_id", "unit_id", "starts_on", "ends_on", "is_counted"],
        (
            (plan.person_of[index], plan.unit_of[group], starts_on, ends_on, is_counted)
            for index, group, starts_on, ends_on, is_counted in plan.stays
        ),
    )
