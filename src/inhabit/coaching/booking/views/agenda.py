"""The coach's week."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.booking.calendar_page import date_or_none
from inhabit.coaching.booking.selectors import SessionLine, along, lines_of, week_of_agenda
from inhabit.coaching.booking.zones import now_here
from inhabit.coaching.models import Coach, Session
from inhabit.coaching.pages import tabs_of_coaching
from inhabit.coaching.permissions import coach_here

WEEK = timedelta(days=7)
MOST_OPEN = 10


@requires(coach_here)
def coach_agenda(request: PersonRequest) -> HttpResponse:
    """Show a week of the coach's sessions, and those of which nobody has said whether they took place."""
    coach = get_object_or_404(Coach.objects.select_related("person__account"), person=request.person)
    here, today = now_here(), timezone.localdate()
    asked = date_or_none(request.GET.get("week", "")) or today
    if not 2000 < asked.year < 2200:
        asked = today
    monday = asked - timedelta(days=asked.weekday())
    left_open = along(Session.objects.left_open().filter(coach=coach))[:MOST_OPEN]
    days = week_of_agenda(coach, monday, here)
    is_free = not any(lines for _day, lines in days)
    context = {
        "tabs": tabs_of_coaching(request.person, "as_coach"),
        "days": days,
        "is_free": is_free,
        "next_line": next_of(coach, here) if is_free else None,
        "left_open": lines_of(left_open, request.person, here),
        "today": today,
        "first": monday,
        "last": monday + timedelta(days=6),
        "earlier": (monday - WEEK).isoformat(),
        "later": (monday + WEEK).isoformat(),
        "is_this_week": monday <= today < monday + WEEK,
    }
    return render(request, "coaching/booking/agenda.html", context)


def next_of(coach: Coach, here: ZoneInfo) -> SessionLine | None:
    """Return the next session of ``coach``, to name it in a week without one."""
    ahead = along(Session.objects.to_come().filter(coach=coach))[:1]
    return next(iter(lines_of(ahead, coach.person, here)), None)
