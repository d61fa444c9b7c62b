"""What other pages show of feedback: what is open at the end of a session, or of a coaching."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from inhabit.coaching.feedback.asking import sessions_to_ask_about
from inhabit.coaching.feedback.reviews import is_time_to_look_back
from inhabit.coaching.models import Engagement
from inhabit.people.models import Person


def at_the_end(engagement: Engagement, reader: Person) -> dict[str, Any]:
    """Return what ``coaching/feedback/_at_the_end.html`` takes, in two queries at most."""
    is_coach = engagement.coach.person_id == reader.pk
    asked = None if is_coach else sessions_to_ask_about(reader).filter(engagement=engagement).first()
    is_time = is_time_to_look_back(engagement)
    return {
        "ask_about": asked,
        "review": reverse("engagement_review", args=[engagement.pk]) if is_time else "",
    }
