"""Who may do what with people and units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from inhabit.access.models import Account, Appointment, Role
from inhabit.access.permissions import Permission, has_role, has_role_over, units_of_role
from inhabit.access.readers import Breadth, Readers
from inhabit.people.circles import Themself
from inhabit.people.models import Person, PersonQuerySet, Unit, UnitAncestor, UnitQuerySet
from inhabit.people.selectors import unit_of, units_led_by


def leads(person: Person, unit_id: int) -> bool:
    """Say whether ``person`` leads the unit."""
    return Unit.objects.open().filter(pk=unit_id, lead=person).exists()


def units_overseen_by(person: Person) -> set[int]:
    """Return the units at the top of what ``person`` oversees: those led, sponsored or run."""
    appointed = units_of_role(person, Role.SPONSOR, Role.STEWARD)
    return appointed | {unit.pk for unit in units_led_by(person)}


def overseen_root(person: Person) -> Unit | None:
    """Return the highest unit that ``person`` oversees; of several, the first by name."""
    units = Unit.objects.open().filter(pk__in=units_overseen_by(person))
    return units.order_by("depth", "name").first()


def oversees(person: Person, unit_id: int) -> bool:
    """Say whether ``person`` leads the unit or one above it, or is its sponsor or programme team."""
    over = units_overseen_by(person)
    return bool(over) and UnitAncestor.objects.filter(unit=unit_id, ancestor__in=over).exists()


def leads_or_runs(person: Person, unit: Unit) -> bool:
    """Say whether ``person`` leads ``unit`` or is on the programme team for it."""
    return unit.lead_id == person.pk or runs(person, unit)


def runs(person: Person, unit: Unit) -> bool:
    """Say whether ``person`` is on the programme team for ``unit`` or a unit above it."""
    return has_role_over(person, unit, Role.STEWARD)


def runs_one_of(person: Person, units: Iterable[Unit]) -> bool:
    """Say whether ``person`` is appointed to the programme team for one of ``units`` itself."""
    return not units_of_role(person, Role.STEWARD).isdisjoint(unit.pk for unit in units)


def units_run_by(person: Person) -> UnitQuerySet:
    """Return every unit for which ``person`` is on the programme team."""
    own = units_of_role(person, Role.STEWARD)
    return Unit.objects.filter(pk__in=UnitAncestor.objects.filter(ancestor__in=own).values("unit"))


def may_invite(person: Person, pk: int, **_: Any) -> bool:
    unit = Unit.objects.open().filter(pk=pk).first()
    return unit is not None and leads_or_runs(person, unit)


def may_invite_below(person: Person, pk: int, **_: Any) -> bool:
    unit = Unit.objects.open().filter(pk=pk).first()
    return unit is not None and runs(person, unit)


def may_open_new_password(person: Person, member: Person) -> bool:
    """Say whether ``person`` may give ``member``, who has joined, a code for a new password.

    Whoever holds such a code could sign in as ``member``; so the programme team may, a lead not.
    """
    unit = unit_of(member)
    return unit is not None and runs(person, unit)


def may_make_code(person: Person, member: Person) -> bool:
    """Say whether ``person`` may hold a code with which one signs in as ``member``.

    A lead may print one for whoever has not joined yet; never for somebody whose role reaches
    further than the lead's own, since the code would open that role as well.
    """
    roles = member.appointments.current().select_related("unit")
    return all(runs(person, role.unit) for role in roles) and (
        not Account.objects.filter(person=member).exists() or may_open_new_password(person, member)
    )


@dataclass(frozen=True)
class ProgrammeTeamFor:
    """The programme team for a unit; where there is none (of somebody who has left), the whole team."""

    unit: Unit | None
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        return runs(person, self.unit) if self.unit else has_role(person, Role.STEWARD)

    def people(self) -> PersonQuerySet:
        appointments = Appointment.objects.current().filter(role=Role.STEWARD)
        if self.unit:
            appointments = appointments.filter(unit__lines_down__unit=self.unit)
        return Person.objects.here().filter(pk__in=appointments.values("person"))

    def words(self, reader: Person | None) -> str:
        return _("the programme team")


def readers_of_history(person: Person) -> Readers:
    """Say who may read in which units ``person`` was before: themself and the programme team."""
    return Readers((Themself(person), ProgrammeTeamFor(unit_of(person))))


lead_or_steward = Permission("the unit's lead, or the programme team", may_invite)
steward_over = Permission("programme team for this unit", may_invite_below)
# Of what is read once per request anyway.
lead_of_the_unit = Permission(
    "lead of the unit", lambda person, pk, **_: any(unit.pk == pk for unit in units_led_by(person))
)
overseer_of_the_unit = Permission(
    "lead of the unit or above, sponsor, programme team", lambda person, pk, **_: oversees(person, pk)
)
