"""Waiting for an earlier time."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.booking.calendar_page import date_or_none
from inhabit.coaching.booking.permissions import waits
from inhabit.coaching.booking.views.slots import engagement_by_number
from inhabit.coaching.booking.waiting import stop_waiting, wait_for_earlier
from inhabit.coaching.booking.zones import now_here


@requires(waits)
@takes_posts_only
def waiting_place(request: PersonRequest, pk: int) -> HttpResponse:
    """Wait for a time up to a day, which counts as a whole."""
    day = date_or_none(request.POST.get("until", ""))
    if day is None or not 2000 < day.year < 2200:
        messages.warning(request, _("Choose a day within the next 60 days."))
        return redirect("session_slots", pk=pk)
    before = datetime.combine(day + timedelta(days=1), time.min, tzinfo=now_here())
    try:
        wait_for_earlier(engagement=engagement_by_number(pk), before=before, by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(
            request, _("You are told as soon as something becomes free before that day is over.")
        )
    return redirect("session_slots", pk=pk)


@requires(waits)
@takes_posts_only
def waiting_place_removal(request: PersonRequest, pk: int) -> HttpResponse:
    stop_waiting(engagement=engagement_by_number(pk), by=request.person)
    messages.success(request, _("You don’t wait any longer."))
    return redirect("session_slots", pk=pk)
