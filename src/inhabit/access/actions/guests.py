"""Letting somebody from outside in, for a while."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.actions.invitations import revoke_invitations
from inhabit.access.models import Guest, has_a_place
from inhabit.audit.actions import record_event

if TYPE_CHECKING:
    from inhabit.people.models import Person


@transaction.atomic
def let_in_guest(*, person: Person, until: date, by: Person | None) -> Guest:
    """Let ``person`` come in up to and with the day ``until``. A second time only changes the day.

    Whoever works here is no guest. To invite them: ``invite_by_mail``.
    """
    if has_a_place(person):
        raise ValidationError(_("%(person)s works here, and so is no guest.") % {"person": person})
    refuse_past(until)
    guest, is_new = Guest.objects.select_for_update().get_or_create(
        person=person, ended_at=None, defaults={"until": until, "let_in_by": by}
    )
    if is_new:
        record_event("guest.let_in", person, by=by, details={"until": until.isoformat()})
    else:
        change_stay(guest=guest, until=until, by=by)
    return guest


@transaction.atomic
def change_stay(*, guest: Guest, until: date, by: Person | None) -> None:
    """Let a stay last up to and with another day. The same day changes nothing."""
    refuse_past(until)
    if Guest.objects.filter(pk=guest.pk, ended_at=None).exclude(until=until).update(until=until):
        record_event("guest.stay_changed", guest.person, by=by, details={"until": until.isoformat()})


@transaction.atomic
def end_stay(*, guest: Guest, by: Person | None) -> None:
    """End a stay: their next request is turned away, and no link lets them in. Twice changes nothing."""
    if Guest.objects.filter(pk=guest.pk, ended_at=None).update(ended_at=timezone.now()):
        revoke_invitations(person=guest.person, by=by)
        record_event("guest.ended", guest.person, by=by)


def refuse_past(until: date) -> None:
    if until < timezone.localdate():
        raise ValidationError({"until": _("Choose a day that is still to come.")})
