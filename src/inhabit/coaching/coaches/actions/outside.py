"""A coach from outside: let in as a guest, invited, and asked to introduce themself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from secrets import token_hex

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.access.actions import change_stay, invite_by_mail, let_in_guest
from inhabit.access.models import Account
from inhabit.audit.actions import record_event
from inhabit.coaching.models import Coach
from inhabit.people.models import Person


@transaction.atomic
def bring_in_coach(
    *,
    name: str,
    email: str,
    until: date,
    by: Person,
    language: str = "",
    time_zone: str = "",
    rate: Decimal | None = None,
    currency: str = "",
) -> Coach:
    """Let somebody from outside in up to and with ``until``, as a coach to be approved, and invite them.

    ``ValidationError`` where the address is somebody's already.
    """
    address = email.strip().lower()
    if Person.objects.filter(email__iexact=address).exists():
        raise ValidationError({"email": _("Somebody with this address is known here already.")})
    person = Person.objects.create(
        external_id=f"guest-{token_hex(8)}",
        name=name.strip(),
        email=address,
        language=language,
        time_zone=time_zone,
    )
    let_in_guest(person=person, until=until, by=by)
    coach = Coach.objects.create(
        person=person, is_external=True, rate=rate, currency=currency if rate is not None else ""
    )
    record_event("coach.brought_in", person, by=by)
    invite_by_mail(person=person, by=by)
    return coach


@transaction.atomic
def let_coach_stay(*, coach: Coach, until: date, by: Person) -> None:
    """Let a coach from outside come in up to and with ``until``, also when their stay has run out."""
    if not coach.is_external:
        raise ValidationError(_("%(person)s works here, and so is no guest.") % {"person": coach})
    stay = coach.person.stays.filter(ended_at=None).first()
    if stay is not None:
        change_stay(guest=stay, until=until, by=by)
    else:
        let_in_guest(person=coach.person, until=until, by=by)


def invite_coach_again(*, coach: Coach, by: Person) -> None:
    """Send the invitation again to a coach from outside who has not joined."""
    if coach.is_external and not Account.objects.filter(person=coach.person).exists():
        invite_by_mail(person=coach.person, by=by)
