"""Waiting for an earlier time: whoever came first is asked first, and what is kept is promised once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from inhabit.access.languages import language_for
from inhabit.coaching.booking.allowance import over_in_words, sessions_left
from inhabit.coaching.booking.free import free_times, wish_of
from inhabit.coaching.booking.zones import day_and_clock, zone_of
from inhabit.coaching.models import Coach, Engagement, WaitingPlace
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person

KEPT = timedelta(hours=4)  # for whoever is told that something is free
LONGEST_WAIT = timedelta(days=60)


def place_in(engagement: Engagement, person: Person) -> WaitingPlace | None:
    """Return where ``person`` waits in ``engagement``; None where they don't."""
    return WaitingPlace.objects.waiting().filter(engagement=engagement, person=person).first()


@transaction.atomic
def wait_for_earlier(*, engagement: Engagement, before: datetime, by: Person) -> WaitingPlace:
    """Wait for a time before ``before``. Waiting already, only the day changes, not the place in the row.

    ``ValidationError`` for a moment that has passed or is more than 60 days away.
    """
    Engagement.objects.select_for_update(no_key=True).get(pk=engagement.pk)
    now = timezone.now()
    if not now < before <= now + LONGEST_WAIT:
        raise ValidationError(_("Choose a day within the next 60 days."))
    if not engagement.is_going_on:
        raise ValidationError(over_in_words())
    if any(moment < before for moment in free_times(wish_of(engagement, by), now=now)):
        raise ValidationError(_("There is something free before that day already. It stands below."))
    WaitingPlace.objects.filter(engagement=engagement, person=by, left_at=None, before__lte=now).update(
        left_at=now
    )
    place, _is_new = WaitingPlace.objects.update_or_create(
        engagement=engagement, person=by, left_at=None, defaults={"before": before}
    )
    return place


@transaction.atomic
def stop_waiting(*, engagement: Engagement, by: Person) -> None:
    """Give the place up; what was kept for it is free for others. Twice is the same as once."""
    Coach.objects.select_for_update(no_key=True).get(pk=engagement.coach_id)
    mine = WaitingPlace.objects.filter(engagement=engagement, person=by, left_at=None)
    if mine.update(left_at=timezone.now(), offered_at=None, kept_until=None):
        offer_what_is_free(engagement.coach)


@transaction.atomic
def offer_what_is_free(coach: Coach) -> int:
    """Keep the first free time for each who waits for ``coach``, in their turn; return how many were told.

    A time that was offered and not taken goes to the next one, and is not offered to the first again.
    """
    Coach.objects.select_for_update(no_key=True).get(pk=coach.pk)
    told = 0
    waiting = WaitingPlace.objects.waiting().filter(engagement__coach=coach, engagement__state="going_on")
    for place in waiting.select_related("engagement__coach__person__account", "person__account"):
        told += offer_to(place)
    return told


def offer_to(place: WaitingPlace) -> bool:
    now = timezone.now()
    is_kept = place.kept_until is not None and place.kept_until > now
    if is_kept or not place.engagement.coach.may_be_booked or not sessions_left(place.engagement):
        return False
    free = free_times(wish_of(place.engagement, place.person), now=now)
    fits = (moment for moment in free if moment < place.before and moment != place.offered_at)
    moment = next(fits, None)
    if moment is None:
        return False
    place.offered_at, place.kept_until = moment, min(now + KEPT, moment)
    place.save(update_fields=["offered_at", "kept_until"])
    tell_free(place, moment, place.kept_until)
    return True


def tell_free(place: WaitingPlace, moment: datetime, until: datetime) -> None:
    zone = zone_of(place.person)
    with override(language_for(place.person)):
        details = {"when": day_and_clock(moment, zone), "until": day_and_clock(until, zone)}
    send_notice(
        "coaching.slot_free",
        to=[place.person],
        address=reverse("session_slots", args=[place.engagement_id]),
        key=f"{place.pk}-{moment.isoformat()}",
        details=details,
    )
