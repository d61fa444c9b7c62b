"""Reminding the lead of a unit for whom others wait: by one click, at most once a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, Unit, today
from inhabit.programme.going_on import locked_stage
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.standing import Place
from inhabit.programme.standing_words import day_in_words

WAIT = timedelta(days=7)


@transaction.atomic
def nudge_lead(*, programme: Programme, unit: Unit, by: Person) -> UnitStage:
    """Remind whoever leads ``unit`` that others wait for what the strategy means there.

    Raises ``ValidationError`` where nobody leads it, it has shared or can't start yet, or its lead was
    reminded less than a week ago: one message says when again.
    """
    stage = locked_stage(programme, unit)
    if unit.lead_id is None:
        raise ValidationError(_("Nobody leads %(unit)s at the moment.") % {"unit": unit})
    if stage.shared_at is not None or not stage.is_open_on(today()):
        raise ValidationError(_("There is nothing to remind %(unit)s of at the moment.") % {"unit": unit})
    if (free_on := free_again_on(stage.nudged_at)) > today():
        raise ValidationError(reminded_in_words(stage.nudged_at, free_on))
    stage.nudged_at = timezone.now()
    stage.save(update_fields=["nudged_at"])
    send_notice(
        "programme.nudge",
        to=[unit.lead_id],
        address=reverse("interpretations", args=[unit.pk], query={"programme": programme.pk}),
        key=f"{programme.pk}-{unit.pk}-{today().isoformat()}",
        details={"unit": unit.name, "programme": programme.name},
    )
    record_event("unit.nudged", unit, by=by)
    return stage


def free_again_on(nudged_at: datetime | None) -> date:
    """Return the day from which the lead may be reminded again; any day that has been without a reminder."""
    return timezone.localdate(nudged_at) + WAIT if nudged_at else date.min


def reminded_in_words(nudged_at: datetime | None, free_on: date) -> str:
    reminded = timezone.localdate(nudged_at) if nudged_at else None
    return _("Reminded on %(day)s; once more from %(again)s.") % {
        "day": day_in_words(reminded),
        "again": day_in_words(free_on),
    }


@dataclass(frozen=True)
class NudgeWords:
    """What stands beside a unit for whom others wait: ``words``, and whether its lead may be reminded now."""

    words: str
    is_possible: bool


def nudge_in_words(place: Place) -> NudgeWords:
    if not place.has_lead:
        return NudgeWords(_("Nobody can be reminded until somebody leads it."), is_possible=False)
    free_on = free_again_on(place.nudged_at)
    if place.nudged_at is None:
        return NudgeWords("", is_possible=True)
    if free_on > today():
        return NudgeWords(reminded_in_words(place.nudged_at, free_on), is_possible=False)
    reminded = day_in_words(timezone.localdate(place.nudged_at))
    return NudgeWords(_("Reminded on %(day)s.") % {"day": reminded}, is_possible=True)
