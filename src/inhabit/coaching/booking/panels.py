"""What booking adds to the page "As a coach"."""

from __future__ import annotations

from dataclasses import dataclass

from inhabit.coaching.models import Coach, Session
from inhabit.coaching.pages import Panel


@dataclass(frozen=True)
class CoachPanel:
    """How many sessions are over of which the coach has said nothing, and whether they can be booked."""

    left_open: int
    has_hours: bool


def time_of(coach: Coach) -> CoachPanel:
    left_open = Session.objects.left_open().filter(coach=coach).count()
    return CoachPanel(left_open, coach.hours.exists())


MY_TIME = Panel("coaching/booking/coach_panel.html", time_of)
