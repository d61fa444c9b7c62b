"""Changing a programme's calendar: what follows for every unit is worked out at once."""

from __future__ import annotations

import hashlib
import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person
from inhabit.programme.actions import refresh_programme
from inhabit.programme.models import Programme


def sign_of_calendar(programme: Programme) -> str:
    """Return a short sign of the calendar as it is stored, by which a form out of date is noticed."""
    stored = json.dumps([programme.weeks, programme.pauses, programme.regions], sort_keys=True)
    return hashlib.sha256(stored.encode()).hexdigest()[:16]


class CalendarIsNewerError(ValidationError):
    """Somebody else has changed the calendar since it was read."""


@transaction.atomic
def change_calendar(
    *,
    programme: Programme,
    weeks: dict[str, int],
    pauses: list[dict[str, str]],
    regions: list[str],
    seen: str,
    by: Person,
) -> Programme:
    """Give ``programme`` another calendar, and every unit the dates that follow; their own weeks stay.

    ``seen`` is the :func:`sign_of_calendar` of the one that ``by`` has read. Raises ``CalendarIsNewerError``
    when another one is stored meanwhile, ``ValidationError`` once the programme has ended.
    """
    stored = Programme.objects.select_for_update().select_related("root_unit").get(pk=programme.pk)
    if stored.ended_at is not None:
        raise ValidationError(_("This programme has ended. What the units said stays readable."))
    # Where what is wanted stands already, as after a second click, nothing is newer.
    wanted = weeks, sorted(pauses, key=lambda item: item["first"]), regions
    before = stored.weeks, stored.pauses, stored.regions
    if wanted == before:
        return stored
    if sign_of_calendar(stored) != seen:
        raise CalendarIsNewerError(
            _(
                "Somebody has changed the calendar meanwhile. "
                "What you typed is still here; see what is new above."
            )
        )
    stored.weeks, stored.pauses, stored.regions = wanted
    stored.save(update_fields=["weeks", "pauses", "regions"])
    refresh_programme(stored)
    record_event(
        "programme.calendar_changed",
        stored,
        by=by,
        details={"weeks": sum(weeks.values()), "pauses": len(pauses)},
    )
    return stored
