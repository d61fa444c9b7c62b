"""What a coach keeps of their own practice: credentials, supervision, conflicts of interest."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.agreements.ending import end_engagement
from inhabit.coaching.models import Coach, Conflict, Credential, Engagement, Format, Supervision
from inhabit.people.models import Person, Unit

MOST_CREDENTIALS = 20
LONGEST = 600  # minutes of one supervision


@transaction.atomic
def add_credential(*, coach: Coach, name: str, issuer: str, expires_on: date | None) -> Credential:
    """Keep a credential; the same one again changes only how long it holds."""
    Coach.objects.select_for_update().get(pk=coach.pk)
    known = coach.credentials.filter(name=name, issuer=issuer)
    if not known.exists() and coach.credentials.count() >= MOST_CREDENTIALS:
        raise ValidationError(_("Twenty are enough. Take one off first."))
    stored, _is_new = Credential.objects.update_or_create(
        coach=coach, name=name, issuer=issuer, defaults={"expires_on": expires_on}
    )
    return stored


def remove_credential(*, coach: Coach, number: int) -> None:
    coach.credentials.filter(pk=number).delete()


@transaction.atomic
def log_supervision(
    *, coach: Coach, held_on: date, minutes: int, kind: str, supervisor: Coach | None, supervisor_name: str
) -> Supervision:
    """Keep that ``coach`` had supervision: with a coach of ours, or with somebody from outside.

    The same one sent twice is kept once.
    """
    if held_on > timezone.localdate():
        raise ValidationError({"held_on": _("Note it once it has been.")})
    if not 1 <= minutes <= LONGEST:
        raise ValidationError({"minutes": _("Between one minute and ten hours.")})
    if (supervisor is None) == (not supervisor_name) or supervisor == coach:
        raise ValidationError({"supervisor": _("Choose a coach here, or name somebody from outside.")})
    stored, _is_new = Supervision.objects.get_or_create(
        coach=coach,
        held_on=held_on,
        minutes=minutes,
        kind=kind,
        supervisor=supervisor,
        supervisor_name=supervisor_name,
    )
    return stored


def remove_supervision(*, coach: Coach, number: int) -> None:
    coach.supervisions.filter(pk=number).delete()


@transaction.atomic
def declare_conflict(
    *, coach: Coach, person: Person | None = None, unit: Unit | None = None, side: str, by: Person
) -> Conflict:
    """Keep that ``coach`` is not suggested to ``person``, or to anybody in ``unit`` and below.

    It leaves no trace in the audit trail: whom somebody avoids is theirs. Twice is the same as once.
    What a coach has going on with somebody whom they should not coach ends with it.
    """
    if (person is None) == (unit is None):
        raise ValidationError(_("Choose a person or a unit."))
    if person is not None and person.pk == coach.person_id:
        raise ValidationError(_("Nobody is suggested to themself anyway."))
    stored, _is_new = Conflict.objects.get_or_create(
        coach=coach, person=person, unit=unit, side=side, defaults={"declared_by": by}
    )
    if side == Conflict.Side.COACH and person is not None:
        alone = Engagement.objects.with_coachee(person).filter(coach=coach, format=Format.ONE_TO_ONE)
        for engagement in alone.taking_up_capacity():
            end_engagement(engagement=engagement, by=by)
    return stored
