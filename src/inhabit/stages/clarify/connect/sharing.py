"""Somebody shows their lead where it rubs or what they need; the lead answers with a word."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import unit_of
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.clarify.connect.models import Connection, SharedNeed
from inhabit.stages.clarify.connect.notices import HEARD


def has_lead_to_share_with(person: Person, unit: Unit | None) -> bool:
    """Say whether ``person``, placed in ``unit``, can share: not whoever leads the unit that they are in."""
    return unit is not None and unit.lead_id != person.pk


@transaction.atomic
def share_need(*, connection: Connection, kind: str, text: str, by: Person) -> SharedNeed:
    """Show ``text`` to the lead of the unit in which ``by`` is today, instead of what was shown before.

    ``ValidationError`` without words, or where there is no lead to share with. The same words to the
    same unit change nothing; other words take a former answer to them away.
    """
    text, unit = text.strip(), unit_of(by)
    if not text:
        raise ValidationError(_("Write what your lead should know first."))
    if unit is None or not has_lead_to_share_with(by, unit):
        raise ValidationError(_("There is nobody to share this with: you lead the unit that you are in."))
    Connection.objects.select_for_update().get(pk=connection.pk, person=by)
    stored = SharedNeed.objects.filter(connection=connection, kind=kind).first()
    if stored is not None and (stored.text, stored.audience_unit_id) == (text, unit.pk):
        return stored
    edits = stored.edits + 1 if stored else 0
    anew = {"text": text, "audience_unit": unit, "shared_at": timezone.now(), "edits": edits}
    no_reply = {"reply": "", "replied_by": None, "replied_at": None}
    return SharedNeed.objects.update_or_create(connection=connection, kind=kind, defaults=anew | no_reply)[0]


@transaction.atomic
def take_back_need(*, connection: Connection, kind: str, by: Person) -> None:
    """Show it to nobody any more. Twice is the same as once."""
    SharedNeed.objects.filter(connection=connection, connection__person=by, kind=kind).delete()


@transaction.atomic
def answer_need(*, pk: int, reply: str, edits: int, by: Person) -> SharedNeed:
    """Let the lead say what they heard; it comes back to whoever shared.

    ``ValidationError`` without words; ``SharedNeed.DoesNotExist`` where it was taken back or its author
    has moved; ``StaleFormError`` where either side has written something else meanwhile.
    """
    reply = reply.strip()
    if not reply:
        raise ValidationError(_("Write a word first."))
    SharedNeed.objects.select_for_update().get(pk=pk)
    stored = SharedNeed.objects.read_by_lead(by).select_related("connection").get(pk=pk)
    if stored.reply == reply:
        return stored
    if stored.edits != edits:
        raise StaleFormError(stored)
    stored.reply, stored.replied_by, stored.replied_at = reply, by, timezone.now()
    stored.edits += 1
    stored.save()
    tell_author(stored)
    return stored


def tell_author(need: SharedNeed) -> None:
    """Say that the lead has answered: not what, and not what it was about."""
    send_notice(
        HEARD.key,
        to=[need.connection.person_id],
        address=reverse("connection", args=[need.connection_id]),
        key=f"{need.pk}-{need.edits}",
    )
