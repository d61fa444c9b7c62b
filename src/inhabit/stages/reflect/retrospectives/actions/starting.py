"""A unit begins to look back: now, or on a day that everybody is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from inhabit.access.languages import language_for
from inhabit.audit.actions import record_event
from inhabit.notify.actions import News, send_notices
from inhabit.notify.rhythms import zone_called
from inhabit.people.circles import MembersOf
from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme
from inhabit.stages.reflect.retrospectives.actions.changing import count_change, is_live, locked
from inhabit.stages.reflect.retrospectives.models import Phase, Retrospective


@transaction.atomic
def start_retrospective(
    *,
    unit: Unit,
    programme: Programme | None,
    frame: str,
    facilitator: Person,
    by: Person,
    columns: Sequence[str] = (),
    starts_at: datetime | None = None,
) -> Retrospective:
    """Begin a retrospective now, or plan it for ``starts_at``, and tell everyone in the unit.

    A unit looks back once at a time: where one is planned or going on, that one is returned.
    ``ValidationError`` when the unit is dissolved or ``facilitator`` is not of it.
    """
    stored = Unit.objects.select_for_update().get(pk=unit.pk)
    if not stored.is_open:
        raise ValidationError(_("This unit has been dissolved."))
    there = Retrospective.objects.open().filter(unit=stored).first()
    if there is not None:
        return there
    if not MembersOf(stored).includes(facilitator):
        raise ValidationError(_("Choose somebody of the unit to facilitate."))
    now = timezone.now()
    retrospective = Retrospective.objects.create(
        unit=stored,
        programme=programme,
        frame=frame,
        columns=[column.strip() for column in columns if column.strip()],
        facilitator=facilitator,
        started_by=by,
        starts_at=max(starts_at or now, now),
    )
    tell_members(retrospective, by)
    record_event("retrospective.started", stored, by=by)
    return retrospective


def tell_members(retrospective: Retrospective, by: Person) -> None:
    """Tell everyone but ``by``: that it begins, or when it will, each on their own clock."""
    is_planned = retrospective.starts_at > timezone.now()
    kind = "reflect.retrospective_planned" if is_planned else "reflect.retrospective_begun"
    address = reverse("retrospective", args=[retrospective.pk])
    people = MembersOf(retrospective.unit).people().exclude(pk=by.pk).select_related("account")
    news = [News(one.pk, address, str(retrospective.pk), details_for(one, retrospective)) for one in people]
    send_notices(kind, news)


def details_for(person: Person, retrospective: Retrospective) -> dict[str, str]:
    account = getattr(person, "account", None)
    zone = zone_called((account.time_zone if account else "") or person.time_zone)
    with override(language_for(person)), timezone.override(zone):
        when = date_format(timezone.localtime(retrospective.starts_at), "SHORT_DATETIME_FORMAT")
    return {"unit": str(retrospective.unit), "when": when}


@transaction.atomic
def call_off(*, retrospective: Retrospective, by: Person | None) -> None:
    """End one of which nothing is kept: all that was written in it goes. Twice is the same as once."""
    stored = locked(retrospective.pk)
    if not is_live(stored):
        return
    stored.phase, stored.closed_at = Phase.CALLED_OFF, timezone.now()
    stored.save(update_fields=["phase", "closed_at"])
    for rows in (stored.cards, stored.topics, stored.ideas, stored.seats, stored.arrivals):
        rows.all().delete()
    count_change(stored)
    record_event("retrospective.called_off", stored.unit, by=by)
