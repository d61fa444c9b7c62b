"""Reminders that somebody sets for themself: their own words, on days and at a time of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.middleware import known_time_zone
from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Engagement, Nudge
from inhabit.coaching.rooms.notices import REMINDED
from inhabit.notify.actions import News, send_notices
from inhabit.people.models import Person

LONGEST_NUDGE, MOST_NUDGES = 300, 10
BATCH = 500


def text_of_nudge(nudge: Nudge) -> str:
    return open_in(nudge.engagement, nudge.content, purpose=purpose_of(nudge))


def purpose_of(nudge: Nudge) -> str:
    return f"nudge:{nudge.pk}:{nudge.person_id}"


@transaction.atomic
def set_nudge(*, engagement: Engagement, text: str, weekdays: Sequence[int], at: time, by: Person) -> Nudge:
    """Remind ``by`` of ``text`` on ``weekdays`` (Monday is 0) at ``at`` of their own zone."""
    text = text.strip()
    if not engagement.is_going_on:
        raise ValidationError(_("This coaching has ended. What was written stays readable."))
    if not text or len(text) > LONGEST_NUDGE:
        raise ValidationError(
            _("Write yourself a sentence, of at most %(most)s characters.") % {"most": LONGEST_NUDGE}
        )
    if not weekdays:
        raise ValidationError(_("Choose at least one day."))
    mine = Nudge.objects.filter(engagement=engagement, person=by)
    if mine.count() >= MOST_NUDGES:
        raise ValidationError(_("Ten reminders are a lot already. Take one out first."))
    nudge = Nudge(engagement=engagement, person=by, weekdays=sorted(set(weekdays)), at=at)
    nudge.content = seal_in(engagement, text, purpose=purpose_of(nudge))
    nudge.next_at = next_time(nudge, timezone.now())
    nudge.save()
    return nudge


def switch_nudge(*, nudge: Nudge, is_on: bool, by: Person) -> Nudge:
    """Switch a reminder on or off. A second time changes nothing."""
    nudge.next_at = next_time(nudge, timezone.now()) if is_on else None
    nudge.save(update_fields=["next_at"])
    return nudge


def delete_nudge(*, nudge: Nudge, by: Person) -> None:
    Nudge.objects.filter(pk=nudge.pk).delete()


def next_time(nudge: Nudge, after: datetime) -> datetime:
    """Return the next moment after ``after`` on one of its days, at its time in its author's zone.

    Where clocks go forward over that time, it is the hour after; where they go back, the first of two.
    """
    zone = zone_of(nudge.person)
    day = after.astimezone(zone).date()
    for _each in range(8):
        moment = datetime.combine(day, nudge.at, tzinfo=zone)
        if day.weekday() in nudge.weekdays and moment > after:
            return moment
        day += timedelta(days=1)
    raise ValueError("a reminder needs a day of the week")


def zone_of(person: Person) -> ZoneInfo:
    account = getattr(person, "account", None)
    name = (account.time_zone if account else "") or person.time_zone
    return known_time_zone(name) or ZoneInfo(settings.TIME_ZONE)


def send_nudges(now: datetime) -> int:
    """Tell everybody whose reminder is due that there is one, never what it says; return how many."""
    sent = 0
    while found := send_batch(now):
        sent += found
    return sent


@transaction.atomic
def send_batch(now: datetime) -> int:
    due = Nudge.objects.select_for_update(of=("self",)).filter(next_at__lte=now)
    nudges = list(due.select_related("person__account", "engagement").order_by("next_at")[:BATCH])
    going_on = [nudge for nudge in nudges if nudge.engagement.is_going_on]
    send_notices(REMINDED.key, [news_of(nudge) for nudge in going_on])
    for nudge in nudges:
        nudge.next_at = next_time(nudge, now) if nudge.engagement.is_going_on else None
    Nudge.objects.bulk_update(nudges, ["next_at"])
    return len(nudges)


def news_of(nudge: Nudge) -> News:
    address = f"{reverse('engagement_actions', args=[nudge.engagement_id])}#reminders"
    due = nudge.next_at or timezone.now()
    return News(nudge.person_id, address, f"{nudge.pk}:{due:%Y-%m-%dT%H:%M}", {})
