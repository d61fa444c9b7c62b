"""Waiting for an earlier time: whoever came first is asked first, and what is kept is promised once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from inhabit.access.languages import language_for
from inhabit.coaching.booking.allowance import over_in_words, sessions_left
from inhabit.coaching.booking.free import free_times, wish_of
from inhabit.coaching.booking.several import FreeForSeveral
from inhabit.coaching.booking.slots import Span
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
    now = timezone.now()
    waiting = WaitingPlace.objects.waiting().filter(engagement__coach=coach, engagement__state="going_on")
    unkept = waiting.filter(Q(kept_until=None) | Q(kept_until__lte=now))
    places = list(unkept.select_related("engagement", "person__account"))
    if not places:
        return 0
    whole = Coach.objects.select_related("person__account", "booking_rules").get(pk=coach.pk)
    if not whole.may_be_booked:
        return 0
    times = FreeForSeveral(whole, [place.engagement_id for place in places], now)
    return sum(offer_to(place, times) for place in places)


def offer_to(place: WaitingPlace, times: FreeForSeveral) -> bool:
    length = timedelta(minutes=place.engagement.minutes)
    free = times.moments(place.engagement_id, length)
    moment = next((one for one in free if one < place.before and one != place.offered_at), None)
    if moment is None or not sessions_left(place.engagement):
        return False
    place.offered_at, place.kept_until = moment, min(times.now + KEPT, moment)
    place.save(update_fields=["offered_at", "kept_until"])
    times.promise(Span(moment, moment + length))
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
