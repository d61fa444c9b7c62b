"""Appointing people to roles, and ending it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.models import Appointment, Role, has_a_place
from inhabit.audit.actions import record_event

if TYPE_CHECKING:
    from inhabit.people.models import Person, Unit

# Packages above this one that keep something which ends with a role name a function here (in their
# AppConfig); it gets the appointment that has ended and who ended it, in the same transaction.
followers: list[Callable[[Appointment, Person | None], None]] = []


@transaction.atomic
def appoint_person(*, person: Person, role: Role, unit: Unit, by: Person | None) -> Appointment:
    """Appoint ``person`` to ``role`` for ``unit`` and all units below. A second time changes nothing.

    ``by`` is None for whoever runs the server's command line, who may also appoint the holder of a
    post whose name the list of people does not give.
    """
    if role not in Role.values:
        raise ValidationError(_("Choose one of the roles in the list."))
    if not may_be_appointed(person, by=by):
        raise ValidationError(_("Only somebody who works here today can hold a role."))
    if not unit.is_open:
        raise ValidationError(_("This unit has been dissolved. Choose one that exists today."))
    appointment, is_new = Appointment.objects.get_or_create(
        person=person, role=role, unit=unit, ended_at=None
    )
    if is_new:
        record_event("role.appointed", person, by=by, details={"role": str(role), "unit": unit.pk})
    return appointment


def may_be_appointed(person: Person, *, by: Person | None) -> bool:
    """Say whether ``by`` may give ``person`` a role: see :func:`appoint_person`."""
    return has_a_place(person) and (by is None or bool(person.name))


@transaction.atomic
def end_appointment(*, appointment: Appointment, by: Person | None) -> None:
    """End ``appointment``. The last of the programme team stays: nobody could appoint another."""
    stewards = list(Appointment.objects.current().filter(role=Role.STEWARD).select_for_update())
    current = Appointment.objects.current().filter(pk=appointment.pk)
    if appointment.role == Role.STEWARD and not is_another_in_charge(appointment, stewards):
        raise ValidationError(
            _("This is the last member of the programme team. Appoint another one first, then end this.")
        )
    if current.update(ended_at=timezone.now()):
        for follow in followers:
            follow(appointment, by)
        details = {"role": appointment.role, "unit": appointment.unit_id}
        record_event("role.ended", appointment.person, by=by, details=details)


@transaction.atomic
def reinstate_appointment(*, appointment: Appointment, by: Person) -> Appointment:
    """Take back the end of ``appointment``: the same role for the same unit, from now on.

    The trail keeps both: that it ended, and that it was given again. A second time changes nothing.
    """
    return appoint_person(
        person=appointment.person, role=Role(appointment.role), unit=appointment.unit, by=by
    )


def is_another_in_charge(leaving: Appointment, stewards: list[Appointment]) -> bool:
    """Say whether somebody else could still appoint people for the unit of ``leaving``.

    Only somebody who works here and has an account that works counts.
    """
    above = set(leaving.unit.lines_up.values_list("ancestor_id", flat=True)) | {leaving.unit_id}
    return any(
        steward.unit_id in above
        and has_a_place(steward.person)
        and getattr(getattr(steward.person, "account", None), "is_active", False)
        for steward in stewards
        if steward.pk != leaving.pk
    )
