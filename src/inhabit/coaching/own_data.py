"""What somebody has of coaching, for their own file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from inhabit.coaching.agreements.own_data import PARTS_OF_AGREEMENTS
from inhabit.coaching.booking.own_data import my_sessions
from inhabit.coaching.brief.own_data import my_words_for_next_time
from inhabit.coaching.calendars.own_data import my_calendar
from inhabit.coaching.feedback.own_data import PARTS_OF_FEEDBACK
from inhabit.coaching.goals.own_data import my_coaching_goals
from inhabit.coaching.groups.own_data import my_groups
from inhabit.coaching.matching.needs import needs_from_text
from inhabit.coaching.models import Enquiry, Offer
from inhabit.coaching.rooms.own_data import PARTS_OF_ROOMS
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_offers_of_coaching(person: Person) -> Part:
    mine = Offer.objects.filter(person=person).order_by("pk")
    return "offers_of_coaching", list(mine.values("state", "made_at", "answered_at"))


def my_searches_for_a_coach(person: Person) -> Part:
    mine = Enquiry.objects.filter(person=person).order_by("made_at", "pk")
    return "searches_for_a_coach", [
        {"state": one.state, "made_at": one.made_at, "needs": asdict(needs_from_text(one.needs))}
        for one in mine
    ]


OWN_DATA: tuple[Callable[[Person], Part], ...] = (
    my_calendar,
    my_coaching_goals,
    my_groups,
    my_offers_of_coaching,
    my_searches_for_a_coach,
    my_sessions,
    my_words_for_next_time,
    *PARTS_OF_AGREEMENTS,
    *PARTS_OF_FEEDBACK,
    *PARTS_OF_ROOMS,
)
