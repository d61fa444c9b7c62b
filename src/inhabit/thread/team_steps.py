"""What the programme team and sponsors do next: what is still missing, in order; then the map."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from django.db.models import Aggregate, Count, QuerySet, Sum, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.access.models import Account, Invitation, Role
from inhabit.access.permissions import has_role, roles_of, steward_of_all
from inhabit.people.models import Person, Placement, Unit
from inhabit.programme.models import Programme
from inhabit.programme.steps import NextStep
from inhabit.strategy.models import Version
from inhabit.strategy.permissions import may_edit, readers_of_drafts

FEW = 5  # so few people are not an organisation yet


def steps_to_set_up(person: Person, *, is_in_programme: bool) -> Iterator[NextStep]:
    """Yield what is missing before the thread can reach anybody: people, strategy, programme, invitations.

    Whoever is in a programme has the first three.
    """
    is_steward = has_role(person, Role.STEWARD)
    if is_in_programme:
        yield from step_to_invite(person) if is_steward else ()
        return
    if steward_of_all.holds(person) and len(Placement.objects.current().filter(is_counted=True)[:FEW]) < FEW:
        yield step_to_import()
    if not Version.objects.in_force().exists():
        if may_edit(person):
            yield step_to_write_strategy(person)
    elif is_steward and not Programme.objects.running().exists():
        yield step_to_start()
    elif is_steward:
        yield from step_to_invite(person)


def step_to_look(person: Person, *, is_in_programme: bool) -> Iterator[NextStep]:
    """Yield the way to the map, once there is something on it."""
    has_map = has_role(person, Role.SPONSOR, Role.STEWARD)
    if has_map and (is_in_programme or Programme.objects.running().exists()):
        yield step_to_map()


def step_to_import() -> NextStep:
    return NextStep(
        title=_("Bring in your people"),
        reason=_("One list from your HR system: who is here, and who reports to whom."),
        minutes=10,
        label=_("Import people"),
        address=reverse("import_people"),
        move="import_people",
    )


def step_to_write_strategy(person: Person) -> NextStep:
    readers = readers_of_drafts().sentence(person)
    return NextStep(
        title=_("Write the strategy"),
        reason=_("A vision and a handful of priorities. Who reads the draft: %(readers)s")
        % {"readers": readers},
        minutes=15,
        label=_("Go on") if Version.objects.drafts().exists() else _("Begin"),
        address=reverse("strategy"),
        move="write_strategy",
    )


def step_to_start() -> NextStep:
    return NextStep(
        title=_("Start the programme"),
        reason=_("It carries the strategy to every unit, the top first."),
        minutes=2,
        label=_("Start it"),
        address=reverse("new_programme"),
        move="start_programme",
    )


def step_to_invite(person: Person) -> Iterator[NextStep]:
    """Yield the way to invitations, as long as not even half of the people have been let in."""
    units = [item.unit for item in roles_of(person) if item.role == Role.STEWARD and item.unit.is_open]
    if not units or have_half_been_let_in():
        return
    yield NextStep(
        title=_("Invite your people"),
        reason=_("By mail, or with a printed code for those without an address."),
        minutes=5,
        label=_("Invite them"),
        address=reverse("unit_invitations", args=[min(units, key=attrgetter("depth")).pk]),
        move="invite",
    )


def have_half_been_let_in() -> bool:
    """Say whether half of those placed today have an account or an invitation that works; in one query.

    Whoever has both counts twice; how many are placed stands in the units.
    """
    here = number_of(Unit.objects.open(), Sum("headcount", default=0), is_here=True)
    joined = number_of(Account.objects.filter(is_active=True), Count("pk"), is_here=False)
    invited = number_of(Invitation.objects.usable(), Count("pk"), is_here=False)
    numbers = {True: 0, False: 0}
    for is_here, number in here.union(joined, invited, all=True).order_by():
        numbers[bool(is_here)] += number
    return numbers[False] >= numbers[True] / 2


def number_of(rows: QuerySet[Any, Any], number: Aggregate, *, is_here: bool) -> QuerySet[Any, Any]:
    """Return one row: ``is_here``, and the ``number`` of ``rows``."""
    marked = rows.order_by().values(is_here=Value(int(is_here)))
    counted: QuerySet[Any, Any] = marked.annotate(number=number).values_list("is_here", "number")
    return counted


def step_to_map() -> NextStep:
    return NextStep(
        title=_("See where the thread breaks"),
        reason=_("The whole organisation on one map, unit by unit."),
        minutes=3,
        label=_("Open the map"),
        address=reverse("map"),
        move="see_map",
    )
